/** What only training has: being anybody, moving the clock, and a mailbox of everything that was sent. */

import type { Instant } from '../../engine/types.ts';
import type { Person } from '../../ledger/contract.ts';
import { personToChoose } from '../../service/choices.ts';
import { Moment } from '../components/moment.tsx';
import { ScrollTable } from '../components/scroll-table.tsx';
import { Select } from '../components/select.tsx';
import { useSay } from '../language.tsx';
import type { Answer, Route, Visit } from '../route.ts';
import { newSession } from '../session.ts';
import { trainingWords as words } from '../words/training.ts';
import { ownPath } from './sign-in.tsx';

export const trainingRoutes: Route[] = [
  { method: 'POST', path: '/training/sign-in', training: true, open: 'everybody', handle: be },
  { method: 'POST', path: '/training/forward', training: true, open: 'everybody', perMinute: 20, handle: forward },
  { method: 'GET', path: '/training/mailbox', training: true, open: 'everybody', handle: mailbox },
  { method: 'GET', path: '/training/mailbox/letter', training: true, open: 'everybody', handle: letter },
];

const steps = [1, 7, 30, 365];
const shown = 50;

async function be({ house, body, at }: Visit): Promise<Answer> {
  const person = (await house.office.ledger.people()).find(({ id }) => id === body.person);
  if (!person) return { redirect: '/sign-in' };
  const secret = house.secret();
  const session = newSession(secret, { person: person.id, language: person.language, by: 'link' }, at);
  await house.office.ledger.access.openSession(session);
  return { redirect: ownPath(typeof body.to === 'string' ? body.to : undefined), told: 'signed-in', signedIn: secret };
}

async function forward({ house, body, access, session }: Visit): Promise<Answer> {
  const redirect = ownPath(typeof body.to === 'string' ? body.to : undefined);
  const days = Number(body.days);
  if (!house.training || !steps.includes(days)) return { redirect };
  await house.training.forward(days);
  if (!access || !session) return { redirect, told: 'clock-moved' };
  // The session would have run out on the way, and nobody is to be signed out by moving the clock.
  const secret = house.secret();
  const { person, language, by } = session;
  await house.office.ledger.access.openSession(newSession(secret, { person, language, by }, house.now()));
  await house.office.ledger.access.closeSession(session.hash);
  return { redirect, told: 'clock-moved', signedIn: secret };
}

interface Sent {
  key: string;
  subject: string;
  /** Id. */
  person: string;
  at: Instant;
  html: string;
}

/** What went out through the outbox, and what went past it. */
async function sent({ house: { office, training } }: Visit): Promise<Sent[]> {
  const { ledger } = office;
  const ids = new Map((await ledger.people()).map(({ id, email }) => [email, id]));
  return [
    ...(await ledger.outbox({ state: 'sent' })).map(({ key, subject, person, settledAt, plannedAt, html }) => ({
      ...{ key, subject, person, html },
      at: settledAt ?? plannedAt,
    })),
    ...(training?.letters ?? []).map(({ messageId, subject, to, date, html }) => ({
      ...{ key: messageId, subject, html },
      person: ids.get(to.address) ?? to.name,
      at: date,
    })),
  ];
}

async function mailbox(visit: Visit): Promise<Answer> {
  const { house, say, query } = visit;
  const { ledger } = house.office;
  const people = await ledger.people();
  const all = (await sent(visit))
    .filter(({ person }) => !query.person || person === query.person)
    .sort((a, b) => (a.at > b.at ? -1 : 1));
  const from = /^\d{1,9}$/.test(query.from ?? '') ? Number(query.from) : 0;
  const body = (
    <Mailbox visit={visit} people={people} letters={all.slice(from, from + shown)} from={from} of={all.length} />
  );
  return { page: { title: say(words.mailbox), body } };
}

function Mailbox({
  visit,
  people,
  letters,
  from,
  of,
}: {
  visit: Visit;
  people: Person[];
  letters: Sent[];
  from: number;
  of: number;
}) {
  const say = useSay();
  const name = (id: string) => people.find((person) => person.id === id)?.name ?? id;
  const at = (start: number) =>
    `/training/mailbox?from=${start}${visit.query.person ? `&person=${visit.query.person}` : ''}`;
  return (
    <>
      <h1 id="mailbox">{say(words.mailbox)}</h1>
      <p class="font-lead">{say(words.lead)}</p>
      <form method="get" action="/training/mailbox">
        <Select
          name="person"
          label={words.only}
          all={words.allPeople}
          choices={people.map(personToChoose)}
          value={visit.query.person}
        />
        <button type="submit" class="button button-secondary">
          {say(words.show)}
        </button>
      </form>
      {letters.length === 0 ? (
        <p>{say(words.none)}</p>
      ) : (
        <ScrollTable labelledBy="mailbox" heads={[words.subject, words.to, words.sent]}>
          {letters.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                <a href={`/training/mailbox/letter?key=${encodeURIComponent(row.key)}`}>{row.subject}</a>
              </th>
              <td>{name(row.person)}</td>
              <td>
                <Moment office={visit.house.office} at={row.at} />
              </td>
            </tr>
          ))}
        </ScrollTable>
      )}
      <p>
        {from > 0 && <a href={at(Math.max(0, from - shown))}>{say(words.newer)}</a>}{' '}
        {from + shown < of && <a href={at(from + shown)}>{say(words.older)}</a>}
      </p>
    </>
  );
}

/** The letter as its reader sees it. */
async function letter(visit: Visit): Promise<Answer> {
  const row = (await sent(visit)).find(({ key }) => key === visit.query.key);
  if (!row) return { redirect: '/training/mailbox' };
  return { file: row.html, type: 'text/html; charset=utf-8', policy: "default-src 'none'; style-src 'unsafe-inline'" };
}
