import { cited } from '../../service/cited.ts';
import { type JudgedCriterion, validationView } from '../../service/validation.ts';
import type { Call, Operation } from './operation.ts';
import { ApiProblem } from './problems.ts';
import { boolean, date, integer, list, object, oneOf, orNull, ref, string } from './schema.ts';
import { because } from './shown-case.ts';

export const validationOperations: Operation[] = [
  {
    id: 'readValidation',
    method: 'GET',
    path: '/cases/:case/validation',
    group: 'nominations',
    scope: 'read',
    title: {
      da: 'Den tekniske validering: reglernes svar, koordinatorernes for dem, der må se dem, og dialogen med indstilleren',
      en: 'The technical validation: the answers of the rules, those of the coordinators for whoever may see them, and the dialogue with the nominator',
    },
    answer: object({
      passed: boolean,
      criteria: list(
        object({
          criterion: string,
          title: ref('Text'),
          strength: oneOf('must', 'should'),
          verdict: oneOf('pass', 'fail', 'unknown'),
          waivedUntil: orNull(date),
          otherwise: ref('Text'),
          missing: list(ref('Text')),
          because: ref('Because'),
          judgement: orNull(object({ judgement: string, remark: orNull(string) })),
          sources: list(ref('Source')),
        }),
      ),
      conclusion: orNull(string),
      remarks: orNull(string),
      dialogue: list(
        object({
          version: integer,
          asked: ref('Span'),
          /** Name of who asked. */
          by: string,
          questions: list(string),
          due: orNull(object({ on: ref('Span'), state: ref('DeadlineState') })),
          answer: orNull(
            object({
              version: integer,
              on: ref('Span'),
              by: string,
              late: boolean,
              changes: list(
                object({
                  path: string,
                  label: ref('Text'),
                  before: orNull(ref('Text')),
                  after: orNull(ref('Text')),
                }),
              ),
            }),
          ),
        }),
      ),
    }),
    handle: read,
  },
];

async function read({ house, access, kase, today }: Call) {
  const view = await validationView(house.office, access, kase.snapshot, today);
  if (!view) throw new ApiProblem('not-found');
  const { whole, criteria, passed, conclusion, remarks, dialogue } = view;
  const names = new Map((await house.office.ledger.people()).map(({ id, name }) => [id, name]));
  const named = (id: string) => names.get(id) ?? id;
  const shown = ({ id, because: why, labels, source, judged, judgement, ...told }: JudgedCriterion) => ({
    criterion: id,
    title: told.title,
    strength: told.strength,
    verdict: told.verdict,
    waivedUntil: told.waivedUntil,
    otherwise: told.otherwise,
    missing: told.missing,
    because: because(why, labels),
    judgement: whole && judged ? judgement : null,
    sources: cited(house.office.text, source),
  });
  return {
    json: {
      passed: passed !== null,
      criteria: criteria.map(shown),
      conclusion: whole ? conclusion : null,
      remarks: whole ? remarks : null,
      dialogue: dialogue.map(({ by, answer, ...asked }) => {
        return { ...asked, by: named(by), answer: answer && { ...answer, by: named(answer.by) } };
      }),
    },
    version: kase.snapshot.version,
  };
}
