/** Any command of any workflow: its form, and every word on why it cannot be given. */

import type { Refusal, Span } from '../../engine/types.ts';
import { type FormProblem, formProblems } from '../../policy/forms.ts';
import type { JsonObject, Text } from '../../policy/types.ts';
import { choicesFor } from '../../service/choices.ts';
import { cited } from '../../service/cited.ts';
import { type CommandFor, commandFor } from '../../service/command-for.ts';
import { isDay } from '../../service/days.ts';
import { giveCommand } from '../../service/give-command.ts';
import { labelledRefusals } from '../../service/labelled.ts';
import { businessDate } from '../../service/office.ts';
import { Alert } from '../components/alert.tsx';
import { Form } from '../components/form.tsx';
import { Sources } from '../components/sources.tsx';
import { readPayload, rowsOf } from '../forms/read-payload.ts';
import { ErrorSummary, Fields, type FieldsProps } from '../forms/schema-form.tsx';
import { useSay } from '../language.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { caseWords as words } from '../words/cases.ts';

export const commandRoutes: Route[] = [
  { method: 'GET', path: '/cases/:case/do/:command', open: 'signed-in', handle: (visit) => commandPage(visit) },
  { method: 'POST', path: '/cases/:case/do/:command', open: 'signed-in', handle: give },
];

/** What is shown above the fields when the command was not taken. */
interface Refused {
  values: JsonObject;
  problems: FormProblem[];
  refusals: Refusal[];
  conflict: boolean;
  rows: Record<string, number>;
  day: string;
}

const nothing: Refused = { values: {}, problems: [], refusals: [], conflict: false, rows: {}, day: '' };

async function give(visit: SignedIn): Promise<Answer> {
  const { house, kase, access, params, body, at, today } = visit;
  const found = await commandOf(visit);
  if (!found) return commandPage(visit);
  const { form, policy, formId } = found;
  const values = form ? readPayload(form, body) : {};
  const day = text(body._day);
  const kept: Refused = { ...nothing, values, day };
  if (text(body._more) !== '') return commandPage(visit, { ...kept, rows: moreRows(body, text(body._more)) });
  if (Number(text(body._version)) !== kase.snapshot.version)
    return commandPage(visit, { ...kept, conflict: true }, 409);
  const dayProblem = day === '' || isDay(day) ? [] : [{ path: '_day', message: badDay }];
  const { problems, payload } = formId ? formProblems(policy, formId, values) : { problems: [], payload: values };
  if (problems.length + dayProblem.length > 0) {
    return commandPage(visit, { ...kept, problems: [...problems, ...dayProblem] }, 422);
  }
  const occurredAt: Span = businessDate(today, day === '' ? undefined : day);
  const role = actingRole(visit, found.roles);
  const given = await giveCommand(house.office, {
    case: kase.snapshot.id,
    name: params.command as string,
    payload,
    actor: { role, by: access.person.id },
    occurredAt,
    at,
  });
  if ('refusals' in given) {
    const refusals = labelledRefusals(policy, kase.snapshot.workflow, given.refusals);
    return commandPage(visit, { ...kept, refusals }, 422);
  }
  return { redirect: `/cases/${kase.snapshot.id}`, told: 'done' };
}

function commandOf({ house, kase, params, access, today }: SignedIn): Promise<CommandFor | null> {
  return commandFor(house.office, access, kase.snapshot, params.command ?? '', today);
}

async function commandPage(visit: SignedIn, refused: Refused = nothing, status = 200): Promise<Answer> {
  const { house, kase, access, say } = visit;
  const { id, title } = kase.snapshot;
  const found = await commandOf(visit);
  const trail = [
    { title: say(words.title), href: '/cases' },
    { title, href: `/cases/${id}` },
  ];
  if (!found || found.roles.length === 0) {
    const reason = found ? noRole : notHere;
    const body = (
      <>
        <h1>{found ? say(found.title) : say(notHereTitle)}</h1>
        <p class="font-lead">{say(reason)}</p>
      </>
    );
    return {
      page: { title: found ? say(found.title) : say(notHereTitle), section: 'cases', trail, body },
      status: found ? 403 : 409,
    };
  }
  const choices = await choicesFor(house.office, access, found.policy, found.form);
  const body = <CommandForm visit={visit} found={found} refused={refused} choices={choices} />;
  return { page: { title: say(found.title), section: 'cases', trail, body }, status };
}

function CommandForm({
  visit,
  found,
  refused,
  choices,
}: {
  visit: SignedIn;
  found: CommandFor;
  refused: Refused;
  choices: NonNullable<FieldsProps['choices']>;
}) {
  const say = useSay();
  const { kase, params, csrf } = visit;
  const { id, version } = kase.snapshot;
  const role = actingRole(visit, found.roles);
  return (
    <>
      <h1>{say(found.title)}</h1>
      {refused.conflict && <Alert is="warning">{say(words.conflict)}</Alert>}
      <ErrorSummary problems={refused.problems} />
      <Refusals visit={visit} refusals={refused.refusals} />
      <Form action={`/cases/${id}/do/${params.command}`} csrf={csrf}>
        <input type="hidden" name="_version" value={String(version)} />
        {found.roles.length > 1 ? (
          <div class="form-group">
            <label class="form-label" for="acting-role">
              {say(words.asRole)}
            </label>
            <select class="form-select" id="acting-role" name="_as">
              {found.roles.map((each) => (
                <option key={each} value={each} selected={each === role}>
                  {say(found.policy.roles[each]?.title ?? { da: each, en: each })}
                </option>
              ))}
            </select>
          </div>
        ) : (
          <input type="hidden" name="_as" value={role} />
        )}
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
          <div class="form-group">
            <label class="form-label" for="field-_day">
              {say(words.happenedOn)}
            </label>
            <span class="form-hint" id="day-help">
              {say(words.happenedHelp)}
            </span>
            <input
              class="form-input input-width-s"
              type="date"
              id="field-_day"
              name="_day"
              value={refused.day}
              aria-describedby="day-help"
            />
          </div>
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

/** The role asked for where the person holds it, otherwise the first that may. */
function actingRole({ body, query }: SignedIn, roles: string[]): string {
  const asked = text(body._as) || query.as;
  return roles.find((role) => role === asked) ?? roles[0] ?? '';
}

function moreRows(body: SignedIn['body'], path: string): Record<string, number> {
  return { [path]: (rowsOf(body, path).at(-1) ?? 0) + 2 };
}

function text(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value.trim() : '';
}

const badDay: Text = {
  da: '»Dato, hvor det skete« skal være en dato, der findes.',
  en: '“Date on which it happened” must be a date that exists.',
};
const notHereTitle: Text = { da: 'Det kan ikke ske nu', en: 'That cannot happen now' };
const notHere: Text = {
  da: 'Sagen er et andet sted, end da linket blev lavet. Se på sagen, hvad der kan ske nu.',
  en: 'The case is at another place than when the link was made. See on the case what can happen now.',
};
const noRole: Text = {
  da: 'Ingen af dine roller i sagen kan gøre dette.',
  en: 'None of your roles in the case may do this.',
};
