/** The mail room: what is planned, waits, was sent, failed and came back, and who is sent nothing. */

import type { MailStop, OutboxRow, OutboxState, Person } from '../../ledger/contract.ts';
import { bouncesShown } from '../../service/bouncing-people.ts';
import { daysAfter } from '../../service/days.ts';
import { plannedMail } from '../../service/planned-mail.ts';
import { readBounceFile } from '../../service/read-bounce-file.ts';
import { stopMail } from '../../service/stop-mail.ts';
import type { Answer, Route, SignedIn } from '../route.ts';
import { mailWords as words } from '../words/mail.ts';
import { Bounced } from './mail-bounced.tsx';
import { Outbox } from './mail-outbox.tsx';
import { PlannedTable } from './mail-planned.tsx';
import { Stopped } from './mail-stopped.tsx';

const administer = { act: 'administer' } as const;

export const mailRoutes: Route[] = [
  { method: 'GET', path: '/mail', open: administer, personal: true, handle: (visit) => mail(visit, viewOf(visit)) },
  { method: 'POST', path: '/mail/again', open: administer, personal: true, handle: again },
  { method: 'POST', path: '/mail/stop', open: administer, personal: true, handle: stop },
  { method: 'POST', path: '/mail/start', open: administer, personal: true, handle: start },
  { method: 'POST', path: '/mail/bounces', open: administer, personal: true, upload: true, handle: read },
];

/** The views, and of the outbox the states that each shows. */
const views = {
  planned: null,
  waiting: ['pending', 'sending', 'held'],
  sent: ['sent', 'digested'],
  failed: ['dead'],
  unsent: ['superseded'],
  bounced: null,
  stopped: null,
} satisfies Record<string, OutboxState[] | null>;

type View = keyof typeof views;

export interface MailRoom {
  visit: SignedIn;
  people: Person[];
  stops: MailStop[];
  /** What is wrong with what was posted. */
  problem?: { of: 'person' | 'reason' | 'file'; text: string };
  /** What came of it. */
  done?: string;
}

const pageSize = 50;
const periods = [30, 90, 365];

function viewOf({ query }: SignedIn): View {
  return Object.hasOwn(views, query.view ?? '') ? (query.view as View) : 'planned';
}

async function mail(visit: SignedIn, view: View, more: Pick<MailRoom, 'problem' | 'done'> = {}): Promise<Answer> {
  const { house, say } = visit;
  const { ledger } = house.office;
  const room: MailRoom = { visit, people: await ledger.people(), stops: await ledger.mailStops(), ...more };
  const content = await contentOf(view, room);
  const body = (
    <>
      <h1>{say(words.title)}</h1>
      <nav aria-label={say(words.views)}>
        <ul class="views no-max-width">
          {(Object.keys(views) as View[]).map((each) => (
            <li key={each}>
              <a href={`/mail?view=${each}`} aria-current={each === view ? 'page' : undefined}>
                {say(words[each])}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <h2 id="view">{say(words[view])}</h2>
      {content}
    </>
  );
  const title = `${say(words[view])} – ${say(words.title)}`;
  return { page: { title, section: 'mail', body }, ...(more.problem ? { status: 422 } : {}) };
}

async function contentOf(view: View, room: MailRoom) {
  const { house, query } = room.visit;
  const states = views[view];
  if (view === 'planned') return planned(room);
  if (view === 'bounced') return <Bounced room={room} bounces={await bouncesShown(house.office.ledger)} />;
  if (view === 'stopped' || states === null) return <Stopped room={room} />;
  // A number that the database does not hold as a whole one is a fault there.
  const from = /^\d{1,9}$/.test(query.from ?? '') ? Number(query.from) : 0;
  const person = room.people.find(({ id }) => id === query.person)?.id;
  const { rows, of } = await house.office.ledger.outboxPage({
    states,
    ...(person === undefined ? {} : { person }),
    limit: pageSize,
    offset: from,
  });
  return <Outbox room={room} view={view} person={person} page={{ rows, from, of, size: pageSize }} />;
}

async function planned({ visit }: MailRoom) {
  const { house, query, at, today, language, say } = visit;
  const days = periods.find((each) => String(each) === query.days) ?? periods[0] ?? 30;
  const mails = await plannedMail(house.office, { now: at, until: daysAfter(today, days), language });
  return (
    <>
      <p>{say(words.plannedLead)}</p>
      <p>
        {say(words.within)}:{' '}
        {periods.map((each) => (
          <>
            <a href={`/mail?view=planned&days=${each}`} aria-current={each === days ? 'true' : undefined}>
              {say(words.days).replace('{count}', String(each))}
            </a>{' '}
          </>
        ))}
      </p>
      <PlannedTable visit={visit} mails={mails} labelledBy="view" mayRead={() => true} above="/mail" />
    </>
  );
}

async function again({ house, body, at }: SignedIn): Promise<Answer> {
  const done = typeof body.key === 'string' && (await house.office.ledger.requeue(body.key, at));
  return { redirect: '/mail?view=failed', told: done ? 'mail-again' : 'mail-not-again' };
}

async function stop(visit: SignedIn): Promise<Answer> {
  const { house, body, access, at, say } = visit;
  const text = (name: string) => (typeof body[name] === 'string' ? body[name] : '');
  const given = { person: text('person'), reason: text('reason'), by: access.person.id, at };
  const stopped = await stopMail(house.office, given);
  if ('problem' in stopped) return mail(visit, 'stopped', { problem: { of: stopped.of, text: say(stopped.problem) } });
  return { redirect: '/mail?view=stopped', told: 'mail-stopped' };
}

async function start({ house, body, access, at }: SignedIn): Promise<Answer> {
  const person = typeof body.person === 'string' ? body.person : '';
  const started = await house.office.ledger.startMail({ person, at, by: access.person.id });
  return { redirect: '/mail?view=stopped', ...(started ? { told: 'mail-started' as const } : {}) };
}

async function read(visit: SignedIn): Promise<Answer> {
  const { house, files, at, say } = visit;
  const [file] = files;
  if (!file) return mail(visit, 'bounced', { problem: { of: 'file', text: say(words.noFile) } });
  const results = await readBounceFile(house.office, file.content, at);
  const count = (is: (typeof results)[number]['is']) => String(results.filter((each) => each.is === is).length);
  const done = say(words.readDone)
    .replace('{recorded}', count('recorded'))
    .replace('{known}', count('known'))
    .replace('{delivered}', count('delivered'))
    .replace('{foreign}', count('not-ours'))
    .replace('{none}', count('no-report'));
  return mail(visit, 'bounced', { done });
}

/** A page of the outbox. */
export interface OutboxPage {
  rows: OutboxRow[];
  from: number;
  of: number;
  size: number;
}

export function nameOf({ people, visit }: MailRoom, id: string): string {
  return people.find((person) => person.id === id)?.name ?? (id.startsWith('nobody:') ? visit.say(words.nobody) : id);
}
