import type { TimeLine } from '../../documents/time-line-model.ts';
import type { Case } from '../../engine/types.ts';
import type { Coming } from '../../service/agenda-of-days.ts';
import { type DecisionsToPut, decisionsToPut } from '../../service/decisions-to-put.ts';
import { frontPage } from '../../service/front-page.ts';
import { type Office, policyOf } from '../../service/office.ts';
import { type OpenRound, openRounds } from '../../service/open-rounds.ts';
import { programmeLines, programmePicture } from '../../service/programme.ts';
import { type Task, tasksFrom, type Waiting } from '../../service/tasks.ts';
import { mailTrouble, type Trouble } from '../../service/trouble.ts';
import { DeadlineTag } from '../components/deadline-tag.tsx';
import { type Paged, Pager, paged } from '../components/pager.tsx';
import { PendingTable } from '../components/pending-table.tsx';
import { ScrollTable } from '../components/scroll-table.tsx';
import { TaskTable } from '../components/task-table.tsx';
import { T, useSay, When } from '../language.tsx';
import { type OwnPage, pagesOf } from '../own-pages.ts';
import type { Answer, Route, SignedIn } from '../route.ts';
import { counted } from '../words/counted.ts';
import { meetingWords } from '../words/meetings.ts';
import { overviewWords as words } from '../words/overview.ts';
import { imagePolicy } from './case.tsx';

export const overviewRoutes: Route[] = [
  { method: 'GET', path: '/', open: 'signed-in', handle: overviewPage },
  { method: 'GET', path: '/programme.svg', open: 'signed-in', handle: picture },
];

const datesShown = 10;
const agendasShown = 3;
/** Of each list, so that the page can be read however many cases there are. */
const shown = { tasks: 20, pending: 10, overdue: 10, unrecorded: 10, programme: 30 };

interface Everything {
  tasks: Paged<Waiting>;
  toDo: Task[];
  /** Case → where one looks when it waits and takes no command: a round that is open is answered by a nomination. */
  looks: Map<string, OwnPage>;
  pending: Paged<DecisionsToPut['pending'][number]>;
  agendas: DecisionsToPut['agendas'];
  overdue: Paged<Trouble['overdue'][number]>;
  unrecorded: Paged<Coming>;
  mail: Pick<Trouble, 'dead' | 'bouncing'>;
  coming: Coming[];
  rounds: OpenRound[];
  programme: Paged<Case>;
  lines: TimeLine[];
  query: Record<string, string>;
}

async function overviewPage({ house, access, today, at, say, query }: SignedIn): Promise<Answer> {
  const { office } = house;
  const { open, waiting, overdue, days, programme } = await frontPage(office, access, today);
  const { pending, agendas } = await decisionsToPut(office, access, at, open);
  const tasks = paged(waiting, query.tasks, shown.tasks);
  const part = paged(programme, query.programme, shown.programme);
  const everything: Everything = {
    tasks,
    toDo: await tasksFrom(office, access, tasks.items),
    looks: await placesToLook(office, tasks.items),
    pending: paged(pending, query.pending, shown.pending),
    agendas: agendas.slice(0, agendasShown),
    overdue: paged(overdue, query.overdue, shown.overdue),
    unrecorded: paged(
      days.filter(({ passed }) => passed),
      query.unrecorded,
      shown.unrecorded,
    ),
    mail: await mailTrouble(office, access),
    coming: days.filter(({ passed }) => !passed).slice(0, datesShown),
    rounds: await openRounds(office, access, today, open),
    programme: part,
    lines: await programmeLines(office, part.items, today),
    query,
  };
  return { page: { title: say(words.title), section: 'overview', body: <Overview {...everything} /> } };
}

async function placesToLook(office: Office, waiting: Waiting[]): Promise<Everything['looks']> {
  const looks: Everything['looks'] = new Map();
  for (const { case: kase } of waiting) {
    const [first] = pagesOf({ case: kase, policy: await policyOf(office, kase) });
    if (first) looks.set(kase.id, first);
  }
  return looks;
}

async function picture({ house, access, today, language, query }: SignedIn): Promise<Answer> {
  const { programme } = await frontPage(house.office, access, today);
  const cases = paged(programme, query.programme, shown.programme).items;
  const draw = () => programmePicture(house.office, cases, today, language);
  return { draw, of: cases.flatMap(({ id, version }) => [id, version]), policy: imagePolicy };
}

function Overview(everything: Everything) {
  const say = useSay();
  const { tasks, toDo, looks, rounds, coming, query } = everything;
  return (
    <>
      <h1>{say(words.title)}</h1>
      <section aria-labelledby="tasks">
        <h2 id="tasks">{say(words.tasks)}</h2>
        {tasks.of === 0 ? <p>{say(words.noTasks)}</p> : <TaskTable tasks={toDo} looks={looks} />}
        <Pager part={tasks} name="tasks" path="/" query={query} />
      </section>
      <Decisions {...everything} />
      <Attention {...everything} />
      {rounds.map((round) => (
        <Round key={round.id} round={round} />
      ))}
      <ComingDays coming={coming} />
      <Programme {...everything} />
    </>
  );
}

/** What waits for an agenda; nothing for those who plan no meetings, or when nothing waits. */
function Decisions({ pending, agendas, query }: Everything) {
  const say = useSay();
  if (pending.of === 0) return null;
  return (
    <section aria-labelledby="pending">
      <h2 id="pending">{say(meetingWords.pending)}</h2>
      {agendas.length === 0 && (
        <p>
          {say(words.noAgenda)} <a href="/meetings#plan">{say(meetingWords.plan)}</a>
        </p>
      )}
      <PendingTable labelledBy="pending" pending={pending.items} agendas={agendas} named />
      <Pager part={pending} name="pending" path="/" query={query} />
    </section>
  );
}

/** What has gone wrong or been forgotten; nothing is shown when nothing has. */
function Attention({ mail: { dead, bouncing }, overdue, unrecorded, query }: Everything) {
  const say = useSay();
  if (overdue.of + unrecorded.of + dead + bouncing.length === 0) return null;
  return (
    <section aria-labelledby="attention">
      <h2 id="attention">{say(words.needsCare)}</h2>
      {overdue.of > 0 && (
        <>
          <h3 id="overdue">{say(words.overdue)}</h3>
          <ul>
            {overdue.items.map(({ case: kase, title, due, state }) => (
              <li key={`${kase.id} ${title.en}`}>
                <a href={`/cases/${kase.id}`}>{kase.title}</a>: <T of={title} />, <When on={due} />{' '}
                <DeadlineTag state={state} />
              </li>
            ))}
          </ul>
          <Pager part={overdue} name="overdue" path="/" query={query} />
        </>
      )}
      {unrecorded.of > 0 && (
        <>
          <h3 id="unrecorded">{say(words.notRecorded)}</h3>
          <Dates coming={unrecorded.items} />
          <Pager part={unrecorded} name="unrecorded" path="/" query={query} />
        </>
      )}
      {dead > 0 && (
        <p>
          {say(words.deadMail)}: {dead}
        </p>
      )}
      {bouncing.length > 0 && (
        <p>
          {say(words.bouncing)}: {bouncing.map(({ name }) => name).join(', ')}
        </p>
      )}
    </section>
  );
}

function Round({ round }: { round: OpenRound }) {
  const say = useSay();
  const id = `round-${round.id}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{round.title}</h2>
      <p>
        <a href={`/cases/${round.id}`}>
          {say(words.seeRound)}
          <span class="sr-only">: {round.title}</span>
        </a>{' '}
        – <T of={round.state} />. {say(counted(words.roundOpen, round.nominations))}{' '}
        {round.due && (
          <>
            <T of={round.due.title} />: <When on={round.due.on} /> <DeadlineTag state={round.due.state} />
          </>
        )}
      </p>
    </section>
  );
}

function ComingDays({ coming }: { coming: Coming[] }) {
  const say = useSay();
  return (
    <section aria-labelledby="coming">
      <h2 id="coming">{say(words.coming)}</h2>
      {coming.length === 0 ? <p>{say(words.noComing)}</p> : <Dates coming={coming} />}
    </section>
  );
}

function Dates({ coming }: { coming: Coming[] }) {
  return (
    <ul>
      {coming.map(({ case: kase, title, when }) => (
        <li key={`${kase.id} ${title.en}`}>
          <When on={when} />: <T of={title} /> – <a href={`/cases/${kase.id}`}>{kase.title}</a>
        </li>
      ))}
    </ul>
  );
}

function Programme({ lines, programme, query }: Everything) {
  const say = useSay();
  const image = programme.page === 1 ? '/programme.svg' : `/programme.svg?programme=${programme.page}`;
  return (
    <section aria-labelledby="programme">
      <h2 id="programme">{say(words.programme)}</h2>
      {lines.length === 0 ? (
        <p>{say(words.noProgramme)}</p>
      ) : (
        <>
          <img class="wide-picture" loading="lazy" src={image} alt={say(words.programmeAlt)} width="1280" />
          <details>
            <summary>{say(words.asTable)}</summary>
            <ScrollTable labelledBy="programme" heads={[words.case, words.phase, words.cap]}>
              {lines.map((line) => (
                <ProgrammeRow key={line.id} line={line} />
              ))}
            </ScrollTable>
          </details>
          <Pager part={programme} name="programme" path="/" query={query} />
        </>
      )}
    </section>
  );
}

function ProgrammeRow({ line }: { line: TimeLine }) {
  const say = useSay();
  const phases = line.phases.filter(({ stays }) => stays.some(({ to }) => to === null));
  const caps = line.limits.filter(({ kind, binding, met }) => kind === 'cap' && binding && !met);
  return (
    <tr>
      <th scope="row">
        <a href={`/cases/${line.id}`}>{line.title}</a>
      </th>
      <td>{phases.map(({ title }) => say(title)).join(', ')}</td>
      <td>
        {caps.length === 0 && say(words.noCap)}
        {caps.map(({ id, title, due, state }) => (
          <div key={id}>
            <T of={title} />: <When on={due} /> <DeadlineTag state={state} />
          </div>
        ))}
      </td>
    </tr>
  );
}
