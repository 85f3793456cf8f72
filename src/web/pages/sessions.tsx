/** Everybody who is signed in, and the end of it. */

import { momentInWords } from '../../engine/wording.ts';
import type { Session } from '../../ledger/access-contract.ts';
import { localTime } from '../../service/days.ts';
import { Form } from '../components/form.tsx';
import { Moment } from '../components/moment.tsx';
import { ScrollTable } from '../components/scroll-table.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { adminWords, sessionWords as words } from '../words/admin.ts';
import { adminTrail } from './admin.tsx';

const open = { act: 'administer' } as const;

export const sessionRoutes: Route[] = [
  { method: 'GET', path: '/admin/sessions', open, personal: true, handle: sessionsPage },
  { method: 'POST', path: '/admin/sessions/end', open, personal: true, handle: end },
];

async function end({ house, body }: SignedIn): Promise<Answer> {
  const { access } = house.office.ledger;
  const told = typeof body.person === 'string' ? 'sessions-ended' : 'session-ended';
  if (typeof body.person === 'string') await access.closeSessionsOf(body.person);
  else if (typeof body.session === 'string') await access.closeSession(body.session);
  return { redirect: '/admin/sessions', told };
}

async function sessionsPage(visit: SignedIn): Promise<Answer> {
  const { house, at, say, csrf } = visit;
  const { ledger } = house.office;
  const sessions = await ledger.access.sessions(at);
  const people = new Map((await ledger.people()).map(({ id, name }) => [id, name]));
  const of = Map.groupBy(sessions, ({ person }) => person);
  const heads = [adminWords.person, words.since, words.seen, words.expires, words.by, words.end];
  const body = (
    <>
      <h1 id="sessions">{say(adminWords.sessions)}</h1>
      <ScrollTable labelledBy="sessions" heads={heads}>
        {[...of].flatMap(([person, theirs]) =>
          theirs.map((session, index) => (
            <tr key={session.hash}>
              <th scope="row">
                {people.get(person) ?? person}
                {session.hash === visit.session.hash && ` (${say(words.own)})`}
              </th>
              <td>
                <Moment office={house.office} at={session.createdAt} />
              </td>
              <td>
                <Moment office={house.office} at={session.seenAt} />
              </td>
              <td>
                <Moment office={house.office} at={session.expiresAt} />
              </td>
              <td>{say(words[session.by])}</td>
              <td>
                <Form action="/admin/sessions/end" csrf={csrf} class="row-acts">
                  <button
                    type="submit"
                    class="button button-secondary button-small"
                    name="session"
                    value={session.hash}
                    aria-label={endOf(visit, people.get(person) ?? person, session)}
                  >
                    {say(words.end)}
                  </button>
                </Form>
                {index === 0 && theirs.length > 1 && (
                  <Form action="/admin/sessions/end" csrf={csrf} class="row-acts">
                    <button
                      type="submit"
                      class="button button-secondary button-small"
                      name="person"
                      value={person}
                      aria-label={say(words.endAllOf).replace('{name}', () => people.get(person) ?? person)}
                    >
                      {say(words.endAll)}
                    </button>
                  </Form>
                )}
              </td>
            </tr>
          )),
        )}
      </ScrollTable>
    </>
  );
  return { page: { title: say(adminWords.sessions), section: 'admin', trail: adminTrail(say), body } };
}

function endOf({ say, house, language }: SignedIn, name: string, { createdAt }: Session): string {
  return say(words.endOf)
    .replace('{name}', () => name)
    .replace('{since}', momentInWords(localTime(house.office.text, createdAt), language));
}
