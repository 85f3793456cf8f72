/** Any command of any workflow: its form, and every word on why it cannot be given. */

import type { Case, Refusal } from '../../engine/types.ts';
import type { Text } from '../../policy/types.ts';
import { choicesFor } from '../../service/choices.ts';
import { cited } from '../../service/cited.ts';
import { heldValues } from '../../service/held-values.ts';
import { proposedValues } from '../../service/proposed-values.ts';
import { caseTrail, noCasePage } from '../case/page.tsx';
import { ActingRole } from '../components/acting-role.tsx';
import { Alert } from '../components/alert.tsx';
import { DayField } from '../components/day-field.tsx';
import { Form } from '../components/form.tsx';
import { Sources } from '../components/sources.tsx';
import { readPayload, rowsOf, withCleared, withoutEmptyLists } from '../forms/read-payload.ts';
import { ErrorSummary, Fields, type FieldsProps } from '../forms/schema-form.tsx';
import { useSay } from '../language.tsx';
import { pageAbout, pageOfCommand } from '../own-pages.ts';
import type { Answer, Route, SignedIn } from '../route.ts';
import { actingRole, type Found, findCommand, nothing, type Refused, takeCommand, text } from '../take-command.ts';
import { caseWords as words } from '../words/cases.ts';

export const commandRoutes: Route[] = [
  { method: 'GET', path: '/cases/:case/do/:command', open: 'signed-in', handle: show },
  { method: 'POST', path: '/cases/:case/do/:command', open: 'signed-in', handle: give },
];

async function show(visit: SignedIn): Promise<Answer> {
  const own = pageOfCommand(visit.params.command as string, visit.kase.snapshot.id);
  return own === null ? commandPage(visit) : { redirect: own };
}

async function give(visit: SignedIn): Promise<Answer> {
  const { kase, params, body } = visit;
  const found = await findCommand(visit, params.command as string);
  if (!found) return commandPage(visit);
  const held = heldValues(found.policy, kase.snapshot, found.command);
  const read = found.form ? withCleared(found.form, body, held, readPayload(found.form, body)) : {};
  const values = withoutEmptyLists(read, held);
  const more = text(body._more);
  if (more !== '') return commandPage(visit, { ...nothing, values, day: text(body._day), rows: moreRows(body, more) });
  const stopped = await takeCommand(visit, found, values);
  if (stopped) return commandPage(visit, stopped.refused, stopped.status);
  const after = await visit.house.office.ledger.loadCase(kase.snapshot.id);
  return { redirect: whereTo(visit, after?.snapshot ?? kase.snapshot), told: 'done' };
}

/** Back to the page it was given from; to the list where the visitor no longer sees the case. */
function whereTo({ access, body, params }: SignedIn, kase: Case): string {
  if (!access.sees(kase)) return '/cases';
  const page = text(body._then) || (pageAbout(params.command as string)?.page ?? '');
  return /^[a-z-]+$/.test(page) ? `/cases/${kase.id}/${page}` : `/cases/${kase.id}`;
}

async function commandPage(visit: SignedIn, refused: Refused | null = null, status = 200): Promise<Answer> {
  const { house, kase, access, params, say } = visit;
  const found = await findCommand(visit, params.command as string);
  if (!found) return noCasePage(visit, 409, notHereTitle, notHere);
  const about = [pageAbout(found.command) ?? []].flat();
  if (found.roles.length === 0) return noCasePage(visit, 403, found.title, noRole, ...about);
  const choices = await choicesFor(house.office, access, found.policy, found.form, kase.snapshot);
  const { policy, command, form } = found;
  const proposed = await proposedValues(house.office, policy, kase.snapshot, command, form);
  const values = { ...proposed, ...heldValues(policy, kase.snapshot, command) };
  const body = (
    <CommandForm visit={visit} found={found} refused={refused ?? { ...nothing, values }} choices={choices} />
  );
  return { page: { title: say(found.title), section: 'cases', trail: caseTrail(visit, ...about), body }, status };
}

function CommandForm({
  visit,
  found,
  refused,
  choices,
}: {
  visit: SignedIn;
  found: Found;
  refused: Refused;
  choices: NonNullable<FieldsProps['choices']>;
}) {
  const say = useSay();
  const { kase, params, csrf } = visit;
  const { id, version } = kase.snapshot;
  return (
    <>
      <h1>{say(found.title)}</h1>
      {refused.conflict && <Alert is="warning">{say(words.conflict)}</Alert>}
      <ErrorSummary problems={refused.problems} />
      <Refusals visit={visit} refusals={refused.refusals} />
      <Form action={`/cases/${id}/do/${params.command}`} csrf={csrf}>
        <input type="hidden" name="_version" value={String(version)} />
        <input type="hidden" name="_then" value={text(visit.body._then)} />
        <ActingRole roles={found.roles} policy={found.policy} acting={actingRole(visit, found.roles)} />
        {found.form && (
          <Fields
            form={found.form}
            values={refused.values}
            problems={refused.problems}
            rows={refused.rows}
            choices={choices}
          />
        )}
        <details class="other-day" open={refused.day !== ''}>
          <summary>{say(words.happenedOn)}</summary>
          <DayField day={refused.day} problems={refused.problems} label={words.happenedOn} help={words.happenedHelp} />
        </details>
        <button type="submit" class="button button-primary">
          {say(words.record)}
        </button>
      </Form>
    </>
  );
}

/** Why it was refused: what, by which rule, on which source. */
export function Refusals({ visit, refusals }: { visit: SignedIn; refusals: Refusal[] }) {
  const say = useSay();
  if (refusals.length === 0) return null;
  return (
    <Alert is="error" title={say(words.refused)}>
      <ul>
        {refusals.map(({ why, source, rule }) => (
          <li key={`${rule} ${why.da}`}>
            {say(why)} <Sources cited={cited(visit.house.office.text, source)} />
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function moreRows(body: SignedIn['body'], path: string): Record<string, number> {
  return { [path]: (rowsOf(body, path).at(-1) ?? 0) + 2 };
}

const notHereTitle: Text = { da: 'Det kan ikke ske nu', en: 'That cannot happen now' };
const notHere: Text = {
  da: 'Sagen er et andet sted, end da linket blev lavet. Se på sagen, hvad der kan ske nu.',
  en: 'The case is at another place than when the link was made. See on the case what can happen now.',
};
const noRole: Text = {
  da: 'Ingen af dine roller i sagen kan gøre dette.',
  en: 'None of your roles in the case may do this.',
};
