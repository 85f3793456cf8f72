import { hoursInWords } from '../../engine/wording.ts';
import type { Text } from '../../policy/types.ts';
import { cited } from '../../service/cited.ts';
import type { InvitationsTold } from '../../service/invitations-told.ts';
import type { MeetingView } from '../../service/meeting-view.ts';
import type { PendingDecision } from '../../service/pending-decisions.ts';
import { T, useLanguage, useSay, When } from '../language.tsx';
import type { SignedIn } from '../route.ts';
import { counted } from '../words/counted.ts';
import { filled, meetingWords as words } from '../words/meetings.ts';
import { Alert } from './alert.tsx';
import { peopleCount } from './effect.tsx';
import { PendingTable } from './pending-table.tsx';
import { Sources } from './sources.tsx';

/** The papers that there are by now. */
export function Papers({ view }: { view: MeetingView }) {
  const say = useSay();
  const { kind, standing } = view.papers;
  const files = [
    ...(kind === 'minutes'
      ? [
          { file: 'minutes.docx', title: words.minutesDocx },
          { file: 'minutes.pdf', title: words.minutesPdf },
        ]
      : []),
    { file: 'agenda.docx', title: words.agendaDocx },
    { file: 'agenda.pdf', title: words.agendaPdf },
  ];
  return (
    <section aria-labelledby="papers">
      <h2 id="papers">{say(words.papers)}</h2>
      {kind === 'agenda' && standing === null && <p>{say(words.draft)}</p>}
      <ul class="plain-list buttons">
        {files.map(({ file, title }) => (
          <li key={file}>
            <a class="button button-tertiary" href={`/meetings/${view.case.id}/${file}`} download>
              {say(title)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function WhereAndWhen({ view }: { view: MeetingView }) {
  const say = useSay();
  const language = useLanguage();
  const { when, hours, place, remarks } = view.papers;
  const change = view.may.get('meeting.plan');
  return (
    <section aria-labelledby="where">
      <h2 id="where">{say(words.whereAndWhen)}</h2>
      <dl class="facts">
        <dt>{say(words.when)}</dt>
        <dd>{when ? <When on={when} /> : say(words.noDate)}</dd>
        {hours && (
          <>
            <dt>{say(words.hours)}</dt>
            <dd>{hoursInWords(hours, language)}</dd>
          </>
        )}
        <dt>{say(words.place)}</dt>
        <dd>{place ?? say(words.noDate)}</dd>
        {remarks && (
          <>
            <dt>{say(words.remarks)}</dt>
            <dd class="as-written">{remarks}</dd>
          </>
        )}
      </dl>
      {change && (
        <p>
          <a class="button button-secondary" href={`/meetings/${view.case.id}/do/meeting.plan`}>
            <T of={change} />
          </a>
        </p>
      )}
    </section>
  );
}

export function Invitations({ told: { invited, waiting } }: { told: InvitationsTold }) {
  const say = useSay();
  return (
    <section aria-labelledby="invitations">
      <h2 id="invitations">{say(words.invitations)}</h2>
      {invited > 0 && <p>{filled(say(words.invited), { people: peopleCount(invited, say) })}</p>}
      {invited === 0 && waiting.length === 0 && <p>{say(words.noInvitations)}</p>}
      {waiting.length > 0 && (
        <ul>
          {waiting.map(({ day, subject, roles, people }) => (
            <li key={`${day} ${subject}`}>
              {filled(say(words.inviting), { day, roles: roles.join(', '), people: peopleCount(people, say), subject })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What waits for a decision, each with the way onto this agenda. */
export function Pending({ meeting, pending }: { meeting: string; pending: PendingDecision[] }) {
  const say = useSay();
  return (
    <section aria-labelledby="pending">
      <h2 id="pending">{say(words.pending)}</h2>
      {pending.length === 0 ? (
        <p>{say(words.nothingPending)}</p>
      ) : (
        <PendingTable labelledBy="pending" pending={pending} agendas={[{ id: meeting, title: '' }]} named={false} />
      )}
    </section>
  );
}

export function Attendance({ visit, view }: { visit: SignedIn; view: MeetingView }) {
  const say = useSay();
  const { participants, absent, guests, quorum } = view.papers;
  const list = (names: Text[], none: Text) => (names.length === 0 ? say(none) : names.map(say).join(', '));
  return (
    <section aria-labelledby="attendance">
      <h2 id="attendance">{say(words.attendance)}</h2>
      <dl class="facts">
        <dt>{say(words.present)}</dt>
        <dd>{list(participants, words.nobody)}</dd>
        <dt>{say(words.absent)}</dt>
        <dd>{list(absent, words.noApologies)}</dd>
        {guests.length > 0 && (
          <>
            <dt>{say(words.guests)}</dt>
            <dd>{list(guests, words.nobody)}</dd>
          </>
        )}
      </dl>
      {quorum && (
        <p>
          {say(counted(words.seats, quorum.seats))};{' '}
          {filled(say(quorum.seats < quorum.fewest ? words.tooFewSeats : words.enoughSeats), { fewest: quorum.fewest })}
          .
        </p>
      )}
      {view.remarks.length > 0 && (
        <Alert is="warning" title={say(words.remark)}>
          <ul>
            {view.remarks.map(({ text, source }) => (
              <li key={text.en}>
                {say(text)} <Sources cited={cited(visit.house.office.text, source)} />
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </section>
  );
}

export function TakenOff({ view }: { view: MeetingView }) {
  const say = useSay();
  const { withdrawn } = view.papers;
  if (withdrawn.length === 0) return null;
  return (
    <>
      <h3>{say(words.takenOff)}</h3>
      <ul>
        {withdrawn.map(({ title, reason }) => (
          <li key={title}>
            {title}: {reason}
          </li>
        ))}
      </ul>
    </>
  );
}
