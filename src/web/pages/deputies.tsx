/** Who stands in for whom: for administrators of everybody, for a person of their own roles. */

import type { Person } from '../../ledger/contract.ts';
import type { Deputy, NewDeputy } from '../../ledger/personal-contract.ts';
import type { FormProblem } from '../../policy/forms.ts';
import type { Form as FormSchema, JsonObject } from '../../policy/types.ts';
import { personToChoose } from '../../service/choices.ts';
import { appointDeputy, deputyState, endDeputy, ownRoles, roleInWords } from '../../service/deputies.ts';
import { personRole } from '../../service/person-role.ts';
import { Form } from '../components/form.tsx';
import { ScrollTable } from '../components/scroll-table.tsx';
import { Select } from '../components/select.tsx';
import { readPayload } from '../forms/read-payload.ts';
import { ErrorSummary, Fields } from '../forms/schema-form.tsx';
import { T, When } from '../language.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { adminWords } from '../words/admin.ts';
import { deputyWords as words } from '../words/people.ts';
import { adminTrail, notThere } from './admin.tsx';

const open = { act: 'administer' } as const;
const all = {
  path: '/admin/deputies',
  absent: ({ query, body }) => text(body.person) || query.person,
} as const satisfies Door;
const mine = { path: '/me/absence', absent: ({ access }) => access.person.id } as const satisfies Door;

export const deputyRoutes: Route[] = [
  { method: 'GET', path: all.path, open, personal: true, handle: (visit) => page(visit, all) },
  { method: 'POST', path: all.path, open, personal: true, handle: (visit) => enter(visit, all) },
  { method: 'POST', path: `${all.path}/end`, open, personal: true, handle: (visit) => end(visit, all) },
  { method: 'GET', path: mine.path, open: 'signed-in', personal: true, handle: (visit) => page(visit, mine) },
  { method: 'POST', path: mine.path, open: 'signed-in', personal: true, handle: (visit) => enter(visit, mine) },
  { method: 'POST', path: `${mine.path}/end`, open: 'signed-in', personal: true, handle: (visit) => end(visit, mine) },
];

/** The same page, for everybody's roles or one's own. */
interface Door {
  path: string;
  /** Whose role is handed over. */
  absent(visit: SignedIn): string | undefined;
}

const deputyForm: FormSchema = {
  type: 'object',
  required: ['role', 'deputy', 'from', 'to'],
  properties: {
    role: { type: 'string', label: words.role },
    deputy: { type: 'string', label: words.deputy },
    from: { type: 'string', format: 'date', label: words.from },
    to: { type: 'string', format: 'date', label: words.to },
  },
};

async function enter(visit: SignedIn, door: Door): Promise<Answer> {
  const { house, body, access, at } = visit;
  const values = readPayload(deputyForm, body);
  const deputy: NewDeputy = {
    person: door.absent(visit) ?? '',
    deputy: text(values.deputy),
    role: personRole(text(values.role)),
    from: text(values.from),
    to: text(values.to),
    enteredBy: access.person.id,
    enteredAt: at,
  };
  const problems = (await appointDeputy(house.office, deputy)).map(({ of, message }) => ({
    path: of === 'person' ? '' : of,
    message,
  }));
  if (problems.length > 0) return page(visit, door, values, problems);
  return { redirect: door.path, told: 'deputy-entered' };
}

async function end(visit: SignedIn, door: Door): Promise<Answer> {
  const { house, body, access, at, say } = visit;
  const own = door === mine ? access.person.id : undefined;
  const ended = await endDeputy(house.office, Number(text(body.id)), access.person.id, at, own);
  return ended ? { redirect: door.path, told: 'deputy-ended' } : notThere(say);
}

async function page(
  visit: SignedIn,
  door: Door,
  values: JsonObject = {},
  problems: FormProblem[] = [],
): Promise<Answer> {
  const { house, say } = visit;
  const people = await house.office.ledger.people();
  const absent = people.find(({ id }) => id === door.absent(visit));
  const listed = (await house.office.ledger.personal.deputies()).filter(
    (each) => door === all || [each.person, each.deputy].includes(visit.access.person.id),
  );
  const title = say(door === all ? adminWords.deputies : words.mine);
  const body = (
    <>
      <h1>{title}</h1>
      <p class="font-lead">{say(door === all ? words.lead : words.mineLead)}</p>
      <ErrorSummary problems={problems} />
      <section aria-labelledby="enter">
        <h2 id="enter">{say(words.enter)}</h2>
        {door === all && (
          <form method="get" action={door.path}>
            <Select
              name="person"
              label={words.chooseAbsent}
              all={words.choose}
              choices={people.map(personToChoose)}
              value={absent?.id}
            />
            <button type="submit" class="button button-secondary">
              {say(words.choose)}
            </button>
          </form>
        )}
        {absent && (
          <Handover visit={visit} door={door} absent={absent} people={people} values={values} problems={problems} />
        )}
      </section>
      <h2 id="listed">{say(words.listed)}</h2>
      {listed.length === 0 ? (
        <p>{say(adminWords.none)}</p>
      ) : (
        <Listed visit={visit} door={door} listed={listed} people={people} />
      )}
    </>
  );
  const status = problems.length > 0 ? { status: 422 } : {};
  return door === all
    ? { page: { title, section: 'admin', trail: adminTrail(say), body }, ...status }
    : { page: { title, body }, ...status };
}

interface Parts {
  visit: SignedIn;
  door: Door;
  people: Person[];
}

function Handover({
  visit,
  door,
  absent,
  people,
  values,
  problems,
}: Parts & { absent: Person; values: JsonObject; problems: FormProblem[] }) {
  const { house, say, csrf } = visit;
  const roles = ownRoles(absent).map(({ value, role }) => ({ value, label: roleInWords(house.office, role) }));
  if (roles.length === 0) return <p>{say(words.noRoles)}</p>;
  const choices = { role: roles, deputy: people.filter(({ id }) => id !== absent.id).map(personToChoose) };
  return (
    <Form action={door.path} csrf={csrf}>
      {door === all && (
        <>
          <input type="hidden" name="person" value={absent.id} />
          <p>
            {say(words.absent)}: <strong>{absent.name}</strong>
          </p>
        </>
      )}
      <Fields form={deputyForm} values={values} problems={problems} choices={choices} />
      <button type="submit" class="button button-primary">
        {say(words.enterIt)}
      </button>
    </Form>
  );
}

function Listed({ visit, door, listed, people }: Parts & { listed: Deputy[] }) {
  const { house, say, csrf, today, access } = visit;
  const name = (id: string) => people.find((person) => person.id === id)?.name ?? id;
  const heads = [words.absent, words.role, words.deputy, words.period, words.state, words.enteredBy, words.end];
  return (
    <ScrollTable labelledBy="listed" heads={heads}>
      {listed.map((each) => {
        const state = deputyState(each, today);
        const mayEnd =
          (state === 'running' || state === 'coming') && (door === all || each.person === access.person.id);
        const about = say(words.endOf)
          .replace('{deputy}', () => name(each.deputy))
          .replace('{absent}', () => name(each.person));
        return (
          <tr key={each.id}>
            <th scope="row">{name(each.person)}</th>
            <td>
              <T of={roleInWords(house.office, each.role)} />
            </td>
            <td>{name(each.deputy)}</td>
            <td>
              <When on={each.from} /> – <When on={each.to} />
            </td>
            <td>{say(words[state])}</td>
            <td>{name(each.enteredBy)}</td>
            <td>
              {mayEnd && (
                <Form action={`${door.path}/end`} csrf={csrf}>
                  <button
                    type="submit"
                    class="button button-secondary button-small"
                    name="id"
                    value={String(each.id)}
                    aria-label={about}
                  >
                    {say(words.end)}
                  </button>
                </Form>
              )}
            </td>
          </tr>
        );
      })}
    </ScrollTable>
  );
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
