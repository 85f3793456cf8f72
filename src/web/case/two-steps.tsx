/** An act on the record of a case, in two steps: first what would follow is shown, then it is carried out. */

import type { ComponentChildren } from 'preact';
import type { Case, Refusal } from '../../engine/types.ts';
import type { FormProblem } from '../../policy/forms.ts';
import type { Policy } from '../../policy/types.ts';
import type { Changed } from '../../service/difference-words.ts';
import { labelledRefusals } from '../../service/labelled.ts';
import { policyOf } from '../../service/office.ts';
import { Alert } from '../components/alert.tsx';
import { Form } from '../components/form.tsx';
import { ErrorSummary } from '../forms/schema-form.tsx';
import { useSay } from '../language.tsx';
import { Refusals } from '../pages/command.tsx';
import type { Answer, SignedIn } from '../route.ts';
import { caseWords } from '../words/cases.ts';
import { correctionWords as words } from '../words/corrections.ts';
import type { Told } from '../words/told.ts';

export interface TwoSteps<Asked> {
  title: string;
  lead: string;
  told: Told;
  path: string;
  fields(problems: FormProblem[]): ComponentChildren;
  /** What the posted form asks for. */
  read(): { asked: Asked } | { problems: FormProblem[] };
  /** What would follow. */
  preview(asked: Asked): Promise<Changed[] | { refusals: Refusal[] }>;
  carryOut(asked: Asked): Promise<{ after: Case } | { refusals: Refusal[] }>;
}

export async function inTwoSteps<Asked>(visit: SignedIn, act: TwoSteps<Asked>): Promise<Answer> {
  const { method, body, kase, access } = visit;
  if (method === 'GET' || body._step === 'edit' || written(body._more) !== '') return formPage(visit, act);
  const read = act.read();
  if ('problems' in read) return formPage(visit, act, { problems: read.problems });
  const current = Number(written(body._version)) === kase.snapshot.version;
  if (body._step === 'accept' && current) {
    const done = await act.carryOut(read.asked);
    if ('refusals' in done) return formPage(visit, act, { refusals: done.refusals });
    return { redirect: access.sees(done.after) ? `/cases/${done.after.id}` : '/cases', told: act.told };
  }
  const changes = await act.preview(read.asked);
  if ('refusals' in changes) return formPage(visit, act, { refusals: changes.refusals });
  const conflict = body._step === 'accept';
  const shown = <Preview visit={visit} act={act} changes={changes} conflict={conflict} />;
  return { page: page(visit, act, shown), status: conflict ? 409 : 200 };
}

/** The role in which the visitor may do an act of the text to this case. */
export function actingIn({ access, kase }: SignedIn, act: keyof Policy['acts']): { role: string; by: string } {
  const held = access.rolesIn(kase.snapshot);
  const role = access.policy.acts[act]?.roles.find((each) => held.includes(each));
  return {
    role: role ?? access.policy.acts[act]?.roles.find((each) => access.roles.includes(each)) ?? '',
    by: access.person.id,
  };
}

async function formPage<Asked>(
  visit: SignedIn,
  act: TwoSteps<Asked>,
  { problems = [], refusals = [] }: { problems?: FormProblem[]; refusals?: Refusal[] } = {},
): Promise<Answer> {
  const { house, kase, csrf, say } = visit;
  const policy = await policyOf(house.office, kase.snapshot);
  const body = (
    <>
      <h1>{act.title}</h1>
      <p class="font-lead">{act.lead}</p>
      <ErrorSummary problems={problems} />
      <Refusals visit={visit} refusals={labelledRefusals(policy, kase.snapshot.workflow, refusals)} />
      <Form action={act.path} csrf={csrf}>
        <input type="hidden" name="_version" value={String(kase.snapshot.version)} />
        {act.fields(problems)}
        <button type="submit" class="button button-primary" name="_step" value="preview">
          {say(words.preview)}
        </button>
      </Form>
    </>
  );
  return { page: page(visit, act, body), status: problems.length + refusals.length > 0 ? 422 : 200 };
}

function Preview<Asked>({
  visit,
  act,
  changes,
  conflict,
}: {
  visit: SignedIn;
  act: TwoSteps<Asked>;
  changes: Changed[];
  conflict: boolean;
}) {
  const say = useSay();
  const { kase, csrf, body } = visit;
  const kept = Object.entries(body).filter(([name]) => !['_csrf', '_step', '_version', '_more'].includes(name));
  return (
    <>
      <h1>{act.title}</h1>
      {conflict && <Alert is="warning">{say(words.conflict)}</Alert>}
      <h2>{say(words.follows)}</h2>
      <p>{say(words.notYet)}</p>
      {changes.map(({ heading, items }) => (
        <section key={heading}>
          {items.length === 0 ? <p>{heading}</p> : <h3>{heading}</h3>}
          {items.length > 0 && (
            <ul>
              {items.map(({ text, under }) => (
                <li key={text}>
                  {text}
                  {under.length > 0 && (
                    <ul>
                      {under.map((line) => (
                        <li key={line}>{line}</li>
                      ))}
                    </ul>
                  )}
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
      <p>
        <strong>{say(words.reason)}:</strong> {written(body._reason)}
      </p>
      <Form action={act.path} csrf={csrf}>
        <input type="hidden" name="_version" value={String(kase.snapshot.version)} />
        {kept.flatMap(([name, value]) =>
          [value]
            .flat()
            .map((each, index) => <input key={`${name} ${index}`} type="hidden" name={name} value={each} />),
        )}
        <div class="button-row">
          <button type="submit" class="button button-primary" name="_step" value="accept">
            {say(words.accept)}
          </button>
          <button type="submit" class="button button-secondary" name="_step" value="edit">
            {say(words.edit)}
          </button>
        </div>
      </Form>
    </>
  );
}

/** Why something is done: a field that every such act has. */
export function Reason({
  value,
  problems,
  help,
}: {
  value: string;
  problems: FormProblem[];
  help: { da: string; en: string };
}) {
  const say = useSay();
  const wrong = problems.find(({ path }) => path === '_reason');
  return (
    <div class={`form-group${wrong ? ' form-error' : ''}`}>
      <label class="form-label" for="field-_reason">
        {say(words.reason)}
      </label>
      <span class="form-hint" id="reason-help">
        {say(help)}
      </span>
      {wrong && (
        <span class="form-error-message" id="reason-error">
          {say(wrong.message)}
        </span>
      )}
      <textarea
        class="form-input"
        rows={3}
        maxLength={2000}
        id="field-_reason"
        name="_reason"
        aria-required="true"
        aria-describedby={wrong ? 'reason-help reason-error' : 'reason-help'}
      >
        {value}
      </textarea>
    </div>
  );
}

/** A date as exactly as it is known. */
export function SpanField({
  name,
  label,
  help,
  value,
  problems,
}: {
  name: string;
  label: { da: string; en: string };
  help: { da: string; en: string };
  value: string;
  problems: FormProblem[];
}) {
  const say = useSay();
  const wrong = problems.find(({ path }) => path === name);
  const id = `field-${name}`;
  return (
    <div class={`form-group${wrong ? ' form-error' : ''}`}>
      <label class="form-label" for={id}>
        {say(label)}
      </label>
      <span class="form-hint" id={`${id}-help`}>
        {say(help)}
      </span>
      {wrong && (
        <span class="form-error-message" id={`${id}-error`}>
          {say(wrong.message)}
        </span>
      )}
      <input
        class="form-input input-width-s"
        type="text"
        id={id}
        name={name}
        value={value}
        aria-describedby={wrong ? `${id}-help ${id}-error` : `${id}-help`}
      />
    </div>
  );
}

export function written(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value.trim() : '';
}

function page<Asked>({ kase, say }: SignedIn, { title }: TwoSteps<Asked>, body: ComponentChildren) {
  const { id, title: of } = kase.snapshot;
  const trail = [
    { title: say(caseWords.title), href: '/cases' },
    { title: of, href: `/cases/${id}` },
  ];
  return { title, section: 'cases', trail, body };
}
