/** A person's own page: what is registered, language, calendar, and where they are signed in. */

import type { Instant } from '../../engine/types.ts';
import type { Session, Token } from '../../ledger/access-contract.ts';
import { hashOf } from '../../ledger/secret-hash.ts';
import { today } from '../../service/days.ts';
import { closeCalendar, openCalendar, ownCalendar, ownSessions, speakTo } from '../../service/own-access.ts';
import { Alert } from '../components/alert.tsx';
import { Form } from '../components/form.tsx';
import { Moment } from '../components/moment.tsx';
import { ScrollTable } from '../components/scroll-table.tsx';
import { T, useSay, When } from '../language.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { meWords as words } from '../words/me.ts';
import { dataWords, deputyWords } from '../words/people.ts';

export const meRoutes: Route[] = [
  { method: 'GET', path: '/me', open: 'signed-in', personal: true, handle: (visit) => mePage(visit) },
  { method: 'POST', path: '/me/language', open: 'signed-in', personal: true, handle: speak },
  { method: 'POST', path: '/me/calendar', open: 'signed-in', personal: true, perMinute: 10, handle: open },
  { method: 'POST', path: '/me/calendar/close', open: 'signed-in', personal: true, handle: close },
  { method: 'POST', path: '/me/sign-out-everywhere', open: 'signed-in', personal: true, handle: leaveEverywhere },
];

async function speak({ house, access, session, body }: SignedIn): Promise<Answer> {
  const language = body.language === 'en' ? 'en' : 'da';
  await speakTo(house.office, access.person, language);
  await house.office.ledger.access.setSessionLanguage(session.hash, language);
  return { redirect: '/me', told: 'done', language };
}

/** The address is shown in the answer itself and kept nowhere. */
async function open(visit: SignedIn): Promise<Answer> {
  const { house, access, at } = visit;
  const secret = house.secret();
  await openCalendar(house.office, access.person, hashOf(secret), at);
  return mePage(visit, `${house.url}/calendar/${secret}.ics`);
}

async function close({ house, access, at }: SignedIn): Promise<Answer> {
  await closeCalendar(house.office, access.person, at);
  return { redirect: '/me', told: 'done' };
}

async function leaveEverywhere({ house, access }: SignedIn): Promise<Answer> {
  await house.office.ledger.access.closeSessionsOf(access.person.id);
  return { redirect: '/sign-in', told: 'signed-out', signedIn: null };
}

async function mePage(visit: SignedIn, address: string | null = null): Promise<Answer> {
  const { house, access, at, say } = visit;
  const calendar = await ownCalendar(house.office, access.person);
  const sessions = await ownSessions(house.office, access.person, at);
  const body = (
    <>
      <h1>{say(words.title)}</h1>
      <Details visit={visit} />
      <Calendar visit={visit} calendar={calendar} address={address} />
      <Sessions visit={visit} sessions={sessions} />
    </>
  );
  return { page: { title: say(words.title), body } };
}

function Details({ visit: { access, csrf } }: { visit: SignedIn }) {
  const say = useSay();
  const { person, policy } = access;
  return (
    <section aria-labelledby="own">
      <h2 id="own">{say(words.own)}</h2>
      <dl class="facts">
        <dt>{say(words.name)}</dt>
        <dd>{person.name}</dd>
        <dt>{say(words.mail)}</dt>
        <dd>{person.email}</dd>
        <dt>{say(words.roles)}</dt>
        <dd>
          <ul class="plain-list">
            {person.roles.map(({ role, organisation, case: only }) => (
              <li key={`${role} ${organisation} ${only}`}>
                <T of={policy.roles[role]?.title ?? { da: role, en: role }} />
                {organisation !== undefined && (
                  <>
                    {' '}
                    {say(words.forOrganisation)}{' '}
                    <T of={policy.organisations[organisation]?.title ?? { da: organisation, en: organisation }} />
                  </>
                )}
                {only !== undefined && (
                  <>
                    {' '}
                    {say(words.forCase)} <a href={`/cases/${only}`}>{only}</a>
                  </>
                )}
              </li>
            ))}
          </ul>
        </dd>
      </dl>
      <p>{say(words.ownHelp)}</p>
      <ul>
        <li>
          <a href="/me/absence">{say(deputyWords.mine)}</a>
        </li>
        <li>
          <a href="/me/data">{say(dataWords.mine)}</a>
        </li>
      </ul>
      <Form action="/me/language" csrf={csrf}>
        <div class="form-group">
          <label class="form-label" for="language">
            {say(words.language)}
          </label>
          <span class="form-hint" id="language-help">
            {say(words.languageHelp)}
          </span>
          <select class="form-select" id="language" name="language" aria-describedby="language-help">
            <option value="da" selected={person.language === 'da'}>
              {say(words.danish)}
            </option>
            <option value="en" selected={person.language === 'en'}>
              {say(words.english)}
            </option>
          </select>
        </div>
        <button type="submit" class="button button-secondary">
          {say(words.save)}
        </button>
      </Form>
    </section>
  );
}

function Calendar({
  visit: { house, csrf },
  calendar,
  address,
}: {
  visit: SignedIn;
  calendar: Token | null;
  address: string | null;
}) {
  const say = useSay();
  const day = (at: Instant) => <When on={today(house.office.text, at)} />;
  return (
    <section aria-labelledby="calendar">
      <h2 id="calendar">{say(words.calendar)}</h2>
      <p>{say(words.calendarHelp)}</p>
      {address && (
        <Alert is="success" title={say(words.address)}>
          <p>
            <code class="secret-address">{address}</code>
          </p>
          <p>{say(words.addressOnce)}</p>
        </Alert>
      )}
      {calendar ? (
        <p>
          {say(words.calendarOpened)} {day(calendar.createdAt)},{' '}
          {calendar.usedAt ? (
            <>
              {say(words.calendarUsed)} {day(calendar.usedAt)}
            </>
          ) : (
            say(words.calendarUnused)
          )}
          .
        </p>
      ) : (
        <p>{say(words.calendarClosed)}</p>
      )}
      <div class="button-row">
        <Form action="/me/calendar" csrf={csrf}>
          <button type="submit" class="button button-secondary">
            {say(calendar ? words.renew : words.open)}
          </button>
        </Form>
        {calendar && (
          <Form action="/me/calendar/close" csrf={csrf}>
            <button type="submit" class="button button-secondary">
              {say(words.close)}
            </button>
          </Form>
        )}
      </div>
    </section>
  );
}

function Sessions({ visit: { house, csrf, session: own }, sessions }: { visit: SignedIn; sessions: Session[] }) {
  const say = useSay();
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{say(words.sessions)}</h2>
      <ScrollTable labelledBy="sessions" heads={[words.signedIn, words.seen, words.by]}>
        {sessions.map(({ hash, createdAt, seenAt, by }) => (
          <tr key={hash}>
            <td>
              <Moment office={house.office} at={createdAt} />
            </td>
            <td>
              <Moment office={house.office} at={seenAt} />
            </td>
            <td>
              {say(words[by])}
              {hash === own.hash && ` (${say(words.here)})`}
            </td>
          </tr>
        ))}
      </ScrollTable>
      <Form action="/me/sign-out-everywhere" csrf={csrf}>
        <button type="submit" class="button button-secondary">
          {say(words.everywhere)}
        </button>
      </Form>
    </section>
  );
}
