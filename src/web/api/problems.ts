/** What can go wrong, as RFC 9457 tells it. The names are the ends of the type URIs and never change. */

import type { Refusal } from '../../engine/types.ts';
import type { FormProblem } from '../../policy/forms.ts';
import type { Language, Text } from '../../policy/types.ts';
import { cited } from '../../service/cited.ts';
import type { Office } from '../../service/office.ts';
import { apiProblems as words } from '../words/api-problems.ts';

export type ApiProblemName = keyof typeof words;

/** Something wrong with a field of the body (`pointer`, RFC 6901) or a parameter of the address or a header. */
export interface FieldProblem {
  pointer?: string;
  parameter?: string;
  detail: Text;
}

interface Details {
  /** Said instead of what is usually said. */
  detail?: Text;
  problems?: FieldProblem[];
  refusals?: (Refusal & { labels: Text[] })[];
  /** The version the case is at. */
  version?: number;
}

export class ApiProblem extends Error {
  readonly problem: ApiProblemName;
  readonly details: Details;
  constructor(problem: ApiProblemName, details: Details = {}) {
    super(words[problem].title.en);
    this.name = 'ApiProblem';
    this.problem = problem;
    this.details = details;
  }
}

export function problemBody({ problem, details }: ApiProblem, office: Office, language: Language) {
  const { title, detail, status } = words[problem];
  const { problems, refusals, version } = details;
  return {
    type: `/api/problems/${problem}`,
    title: title[language],
    status,
    detail: (details.detail ?? detail)[language],
    ...(problems ? { problems: problems.map((each) => ({ ...each, detail: each.detail[language] })) } : {}),
    ...(refusals ? { refusals: refusals.map((each) => refusalBody(each, office, language)) } : {}),
    ...(version === undefined ? {} : { version }),
  };
}

function refusalBody(refusal: Refusal & { labels: Text[] }, office: Office, language: Language) {
  const { code, what, why, rule, source, missing, labels } = refusal;
  return {
    code,
    what: what[language],
    why: why[language],
    rule: rule ?? null,
    sources: cited(office.text, source),
    // A payload's problem names its field in its own sentence, and has no label.
    missing: missing.map((path, index) => ({ path, label: labels[index]?.[language] ?? path })),
  };
}

/** What is wrong with the fields of a form. @param below where the form stands in the body; a field that is the act's own, such as `_day`, stands beside it. */
export function wrongFields(problems: FormProblem[], below: string): ApiProblem {
  const located = problems.map(({ path, message }): FieldProblem => {
    const pointer = path.startsWith('_') ? `/${path.slice(1)}` : pointerTo(below, path);
    return { pointer, detail: message };
  });
  return new ApiProblem('invalid-body', { problems: located });
}

/** `a.0.b` as a JSON pointer below another. */
function pointerTo(below: string, path: string): string {
  const steps = path === '' ? [] : path.split('.');
  return [below, ...steps.map((step) => step.replaceAll('~', '~0').replaceAll('/', '~1'))].join('/');
}
