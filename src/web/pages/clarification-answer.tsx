/** The nominator's answer: the nomination as it was sent last, and what differs before it is sent again. */

import { type FormProblem, formProblems } from '../../policy/forms.ts';
import type { Form as FormSchema, JsonObject, Policy } from '../../policy/types.ts';
import { type ChangedField, changedFields } from '../../service/changed-fields.ts';
import { type Choices, choicesFor } from '../../service/choices.ts';
import { answering, clarificationsIn, type Exchange } from '../../service/clarifications.ts';
import { heldValues } from '../../service/held-values.ts';
import { policyOf } from '../../service/office.ts';
import { roleFor } from '../../service/role-for.ts';
import { caseTrail } from '../case/page.tsx';
import { Alert } from '../components/alert.tsx';
import { Changes } from '../components/changes.tsx';
import { GiveCommand } from '../components/give-command.tsx';
import { readPayload, withCleared } from '../forms/read-payload.ts';
import { ErrorSummary, Fields } from '../forms/schema-form.tsx';
import { useSay, When } from '../language.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { validationWords as words } from '../words/validation.ts';

export const clarificationAnswerRoutes: Route[] = [
  { method: 'GET', path: '/cases/:case/validation/answer', open: 'signed-in', handle: answerPage },
  { method: 'POST', path: '/cases/:case/validation/answer', open: 'signed-in', handle: answerPage },
];

async function answerPage(visit: SignedIn): Promise<Answer> {
  const { house, kase, access, body, method, today, say } = visit;
  const { id } = kase.snapshot;
  const policy = await policyOf(house.office, kase.snapshot);
  const role = roleFor(access, policy, kase.snapshot, answering);
  const form = policy.forms.nomination;
  // The command's own page tells why it cannot be given.
  if (role === null || !form) return { redirect: `/cases/${id}/do/${answering}` };
  const held = heldValues(policy, kase.snapshot, answering);
  const written = method === 'POST' ? withCleared(form, body, held, readPayload(form, body)) : {};
  const values = { ...held, ...written };
  const looked = method === 'POST';
  const props: BodyProps = {
    visit,
    policy,
    form,
    role,
    values,
    open: (await clarificationsIn(house.office, kase.snapshot, today)).findLast(({ answer }) => answer === null),
    problems: looked ? formProblems(policy, 'nomination', values).problems : [],
    changes: looked ? changedFields(policy, form, held, values) : null,
    choices: await choicesFor(house.office, access, policy, form, kase.snapshot),
  };
  return {
    page: {
      title: say(words.answer),
      section: 'cases',
      trail: caseTrail(visit, { page: 'validation', title: words.title }),
      body: <Body {...props} />,
    },
    status: props.problems.length > 0 ? 422 : 200,
  };
}

interface BodyProps {
  visit: SignedIn;
  policy: Policy;
  form: FormSchema;
  role: string;
  values: JsonObject;
  /** What is to be answered. */
  open: Exchange | undefined;
  problems: FormProblem[];
  /** Null until the nominator has asked to see them. */
  changes: ChangedField[] | null;
  choices: Choices;
}

function Body({ visit, form, role, values, open, problems, changes, choices }: BodyProps) {
  const say = useSay();
  return (
    <>
      <h1>{say(words.answer)}</h1>
      <ErrorSummary problems={problems} />
      {changes !== null && (
        <section aria-labelledby="changes">
          <h2 id="changes">{say(words.changedSince)}</h2>
          <Alert is="info">{say(words.notSent)}</Alert>
          <Changes of={changes} labelledBy="changes" />
        </section>
      )}
      {open && (
        <section aria-labelledby="questions">
          <h2 id="questions">
            {say(words.asked)} <When on={open.asked} />
          </h2>
          <ul>
            {open.questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
          {open.due && (
            <p>
              {say(words.answerBy)} <When on={open.due.on} />
            </p>
          )}
        </section>
      )}
      <p>{say(words.answerHelp)}</p>
      <GiveCommand visit={visit} command={answering} role={role} then="validation">
        <Fields form={form} values={values} problems={problems} choices={choices} />
        <div class="button-row">
          <button
            type="submit"
            class="button button-secondary"
            formAction={`/cases/${visit.kase.snapshot.id}/validation/answer`}
          >
            {say(words.preview)}
          </button>
          <button type="submit" class="button button-primary">
            {say(words.send)}
          </button>
        </div>
      </GiveCommand>
    </>
  );
}
