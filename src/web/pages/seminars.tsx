/** All seminars and webinars of an LKT: planned, held, called off; who was invited and who came. */

import { hoursInWords } from '../../engine/wording.ts';
import { calendarEntry } from '../../service/calendar-feed.ts';
import { invitationTo, planning, type Seminar, seminarsOf } from '../../service/seminars.ts';
import { caseTrail, noCasePage } from '../case/page.tsx';
import { GiveCommand } from '../components/give-command.tsx';
import { ScrollTable } from '../components/scroll-table.tsx';
import { DayGroup } from '../forms/day-group.tsx';
import { T, useLanguage, useSay, When } from '../language.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { counted } from '../words/counted.ts';
import { seminarWords as words } from '../words/seminars.ts';
import { calendarType } from './calendar.ts';

export const seminarRoutes: Route[] = [
  { method: 'GET', path: '/cases/:case/seminars', open: 'signed-in', handle: page },
  { method: 'GET', path: '/cases/:case/seminars/:milestone/entry.ics', open: 'signed-in', handle: entry },
];

export function belowSeminars(visit: SignedIn) {
  return caseTrail(visit, { page: 'seminars', title: words.title });
}

export function noSeminars(visit: SignedIn): Answer {
  return noCasePage(visit, 404, words.none);
}

/** What is shown where the visitor may not, or not now. */
export function mayNot(visit: SignedIn, title: string): Answer {
  const body = (
    <>
      <h1>{title}</h1>
      <p class="font-lead">{visit.say(words.mayNot)}</p>
      <p>
        <a href={`/cases/${visit.kase.snapshot.id}/seminars`}>{visit.say(words.back)}</a>
      </p>
    </>
  );
  return { page: { title, section: 'cases', trail: belowSeminars(visit), body }, status: 409 };
}

async function entry(visit: SignedIn): Promise<Answer> {
  const { house, kase, access, today, params, language } = visit;
  const found = await seminarsOf(house.office, access, kase.snapshot, today);
  if (!found) return noSeminars(visit);
  const invitation = invitationTo(found.policy, kase.snapshot, params.milestone ?? '');
  if (!invitation || invitation.method === 'cancel') return mayNot(visit, visit.say(words.noEntry));
  const file = await calendarEntry(house.office, kase.snapshot, invitation, {
    person: access.person.id,
    language,
    url: house.url,
  });
  return { file, type: calendarType, name: `${kase.snapshot.id}-${invitation.id}.ics` };
}

async function page(visit: SignedIn): Promise<Answer> {
  const { house, kase, access, today, say } = visit;
  const found = await seminarsOf(house.office, access, kase.snapshot, today);
  if (!found) return noSeminars(visit);
  const { seminars } = found;
  const title = `${say(words.title)}: ${kase.snapshot.title}`;
  const webinar = found.mayRecordWebinar;
  const body = (
    <>
      <h1>{title}</h1>
      <section aria-labelledby="overview">
        <h2 id="overview">{say(words.overview)}</h2>
        <ScrollTable
          labelledBy="overview"
          heads={[words.seminar, words.stands, words.when, words.invitations, words.attendance, words.actions]}
        >
          {seminars.map((seminar, index) => (
            <Row key={index} visit={visit} seminar={seminar} />
          ))}
        </ScrollTable>
        {webinar && (
          <p>
            <a class="button button-secondary" href={`/cases/${kase.snapshot.id}/seminars/webinar/held`}>
              {say(words.webinar)}
            </a>
          </p>
        )}
      </section>
      <Plan visit={visit} seminars={seminars} />
      {seminars.map((seminar, index) => (
        <ByProfession key={index} id={`professions-${index}`} seminar={seminar} />
      ))}
    </>
  );
  return { page: { title, section: 'cases', trail: caseTrail(visit), body } };
}

const tones: Partial<Record<Seminar['is'], string>> = {
  planned: ' badge-info',
  'not-recorded': ' badge-warning',
  cancelled: ' badge-error',
  held: ' badge-success',
};

function Row({ visit, seminar }: { visit: SignedIn; seminar: Seminar }) {
  const say = useSay();
  const language = useLanguage();
  const { is, when, hours, moves, held } = seminar;
  return (
    <tr>
      <th scope="row">
        <T of={seminar.title} />
      </th>
      <td>{tones[is] ? <span class={`badge${tones[is]}`}>{say(words[is])}</span> : say(words[is])}</td>
      <td>
        {when && <When on={when} />}
        {when && hours && is !== 'held' && ` ${say(words.at)} ${hoursInWords(hours, language)}`}
        {moves > 0 && <div>{say(counted(words.moved, moves))}</div>}
      </td>
      <td>
        {seminar.invited > 0 && <div>{say(counted(words.invited, seminar.invited))}</div>}
        {seminar.waiting > 0 && <div>{say(counted(words.waiting, seminar.waiting))}</div>}
      </td>
      <td>
        {held?.participants != null && say(counted(words.participants, held.participants))}
        {held?.hours != null && <div>{say(counted(words.hoursEach, held.hours))}</div>}
        {held?.online && <div>{say(words.online)}</div>}
      </td>
      <td>
        <Acts visit={visit} seminar={seminar} />
      </td>
    </tr>
  );
}

function Acts({ visit, seminar: { id, title, is, sequence, may } }: { visit: SignedIn; seminar: Seminar }) {
  const say = useSay();
  const base = `/cases/${visit.kase.snapshot.id}/seminars/${id}`;
  const about = <span class="sr-only">: {say(title)}</span>;
  return (
    <ul class="plain-list">
      {may.move && (
        <li>
          <a href={`${base}/move`}>
            {say(words.move)}
            {about}
          </a>
        </li>
      )}
      {may.hold && is !== 'cancelled' && (
        <li>
          <a href={`${base}/held`}>
            {say(words.recordHeld)}
            {about}
          </a>
        </li>
      )}
      {sequence !== null && is !== 'cancelled' && (
        <li>
          <a href={`${base}/entry.ics`}>
            {say(words.entry)}
            {about}
          </a>
        </li>
      )}
    </ul>
  );
}

function Plan({ visit, seminars }: { visit: SignedIn; seminars: Seminar[] }) {
  const say = useSay();
  const free = seminars.filter(({ is, may }) => may.plan !== null && is === 'not-planned');
  const role = free[0]?.may.plan;
  if (!role) return null;
  return (
    <section aria-labelledby="plan">
      <h2 id="plan">{say(words.plan)}</h2>
      <GiveCommand visit={visit} command={planning} role={role} then="seminars">
        <div class="form-group">
          <label class="form-label" for="field-milestone">
            {say(words.chooseOne)}
          </label>
          <select class="form-select" id="field-milestone" name="milestone">
            {free.map(({ id, title }) => (
              <option key={id} value={id}>
                {say(title)}
              </option>
            ))}
          </select>
        </div>
        <DayGroup id="field-date" name="date" legend={say(words.date)} value="" />
        <button type="submit" class="button button-primary">
          {say(words.plan)}
        </button>
      </GiveCommand>
    </section>
  );
}

function ByProfession({ id, seminar: { title, held } }: { id: string; seminar: Seminar }) {
  const say = useSay();
  if (!held || held.byProfession.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {say(words.byProfession)}: {say(title)}
      </h2>
      <ScrollTable labelledBy={id} heads={[words.profession, words.count]}>
        {held.byProfession.map(({ profession, count }) => (
          <tr key={profession.en}>
            <th scope="row">{say(profession)}</th>
            <td>{count}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{say(words.sum)}</th>
          <td>
            <strong>{held.byProfession.reduce((sum, { count }) => sum + count, 0)}</strong>
          </td>
        </tr>
      </ScrollTable>
    </section>
  );
}
