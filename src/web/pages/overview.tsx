import type { TimeLine } from '../../documents/time-line-model.ts';
import { type Coming, comingDays } from '../../service/agenda-of-days.ts';
import { type OpenRound, openRounds } from '../../service/open-rounds.ts';
import { programmeLines, programmePicture } from '../../service/programme.ts';
import { type Task, tasksOf } from '../../service/tasks.ts';
import { type Trouble, troubleFor } from '../../service/trouble.ts';
import { DeadlineTag } from '../components/deadline-tag.tsx';
import { ScrollTable } from '../components/scroll-table.tsx';
import { T, useSay, When } from '../language.tsx';
import { casePages } from '../own-pages.ts';
import type { Answer, Route, SignedIn } from '../route.ts';
import { overviewWords as words } from '../words/overview.ts';
import { imagePolicy } from './case.tsx';

export const overviewRoutes: Route[] = [
  { method: 'GET', path: '/', open: 'signed-in', handle: overviewPage },
  { method: 'GET', path: '/programme.svg', open: 'signed-in', handle: picture },
];

const datesShown = 10;

interface Everything {
  tasks: Task[];
  trouble: Trouble;
  coming: Coming[];
  rounds: OpenRound[];
  lines: TimeLine[];
}

async function overviewPage({ house, access, today, say }: SignedIn): Promise<Answer> {
  const { office } = house;
  const [tasks, trouble, coming, rounds, lines] = await Promise.all([
    tasksOf(office, access, today),
    troubleFor(office, access, today),
    comingDays(office, access, today),
    openRounds(office, access, today),
    programmeLines(office, access, today),
  ]);
  const body = <Overview tasks={tasks} trouble={trouble} coming={coming} rounds={rounds} lines={lines} />;
  return { page: { title: say(words.title), section: 'overview', body } };
}

async function picture({ house, access, today, language }: SignedIn): Promise<Answer> {
  const file = await programmePicture(house.office, access, today, language);
  return { file, type: 'image/svg+xml', policy: imagePolicy };
}

function Overview({ tasks, trouble, coming, rounds, lines }: Everything) {
  const say = useSay();
  return (
    <>
      <h1>{say(words.title)}</h1>
      <section aria-labelledby="tasks">
        <h2 id="tasks">{say(words.tasks)}</h2>
        {tasks.length === 0 ? <p>{say(words.noTasks)}</p> : <Tasks tasks={tasks} />}
      </section>
      <Attention trouble={trouble} passed={coming.filter(({ passed }) => passed)} />
      {rounds.map((round) => (
        <Round key={round.id} round={round} />
      ))}
      <ComingDays coming={coming.filter(({ passed }) => !passed).slice(0, datesShown)} />
      <Programme lines={lines} />
    </>
  );
}

function Tasks({ tasks }: { tasks: Task[] }) {
  const say = useSay();
  return (
    <ScrollTable labelledBy="tasks" heads={[words.case, words.state, words.what, words.since, words.due]}>
      {tasks.map((task) => (
        <tr key={task.case.id}>
          <th scope="row">
            <a href={`/cases/${task.case.id}`}>{task.case.title}</a>
            <br />
            <span class="weight-normal">
              <T of={task.workflow} />
            </span>
          </th>
          <td>
            <T of={task.state} />
          </td>
          <td>
            <ul class="plain-list">
              {task.commands.length === 0 && <OwnPage of={task.case} />}
              {task.commands.map(({ command, title }) => (
                <li key={command}>
                  <a href={`/cases/${task.case.id}/do/${command}?as=${task.role}`}>
                    <T of={title} />
                  </a>
                </li>
              ))}
            </ul>
          </td>
          <td>
            <When on={task.since} />
          </td>
          <td>
            {task.due ? (
              <>
                <T of={task.due.title} />: <When on={task.due.on} /> <DeadlineTag state={task.due.state} />
              </>
            ) : (
              say(words.noDeadline)
            )}
          </td>
        </tr>
      ))}
    </ScrollTable>
  );
}

/** Where one looks when the case waits and takes no command: a round that is open is answered by a nomination. */
function OwnPage({ of: { id, workflow } }: { of: Task['case'] }) {
  const own = casePages[workflow];
  return (
    <li>
      <a href={own ? `/cases/${id}/${own.page}` : `/cases/${id}`}>
        <T of={own?.title ?? words.seeCase} />
      </a>
    </li>
  );
}

/** What has gone wrong or been forgotten; nothing is shown when nothing has. */
function Attention({ trouble, passed }: { trouble: Trouble; passed: Coming[] }) {
  const say = useSay();
  const { overdue, dead, bouncing } = trouble;
  if (overdue.length + passed.length + dead + bouncing.length === 0) return null;
  return (
    <section aria-labelledby="attention">
      <h2 id="attention">{say(words.needsCare)}</h2>
      {overdue.length > 0 && (
        <>
          <h3>{say(words.overdue)}</h3>
          <ul>
            {overdue.map(({ case: kase, title, due, state }) => (
              <li key={`${kase.id} ${title.en}`}>
                <a href={`/cases/${kase.id}`}>{kase.title}</a>: <T of={title} />, <When on={due} />{' '}
                <DeadlineTag state={state} />
              </li>
            ))}
          </ul>
        </>
      )}
      {passed.length > 0 && (
        <>
          <h3>{say(words.notRecorded)}</h3>
          <Dates coming={passed} />
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
      <h2 id={id}>{say(words.round)}</h2>
      <p>
        <a href={`/cases/${round.id}`}>{round.title}</a>: <T of={round.state} />.{' '}
        {say(words.roundOpen).replace('{count}', String(round.nominations))}{' '}
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

function Programme({ lines }: { lines: TimeLine[] }) {
  const say = useSay();
  return (
    <section aria-labelledby="programme">
      <h2 id="programme">{say(words.programme)}</h2>
      {lines.length === 0 ? (
        <p>{say(words.noProgramme)}</p>
      ) : (
        <>
          <img class="wide-picture" src="/programme.svg" alt={say(words.programmeAlt)} width="1280" />
          <details>
            <summary>{say(words.asTable)}</summary>
            <ScrollTable labelledBy="programme" heads={[words.case, words.phase, words.cap]}>
              {lines.map((line) => (
                <ProgrammeRow key={line.id} line={line} />
              ))}
            </ScrollTable>
          </details>
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
