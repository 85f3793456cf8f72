import { type Task, tasksOf } from '../../service/tasks.ts';
import { DeadlineTag } from '../components/deadline-tag.tsx';
import { T, useSay, When } from '../language.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { overviewWords as words } from '../words/overview.ts';

export const overviewRoutes: Route[] = [{ method: 'GET', path: '/', open: 'signed-in', handle: overviewPage }];

async function overviewPage({ house, access, today, say }: SignedIn): Promise<Answer> {
  const tasks = await tasksOf(house.office, access, today);
  return { page: { title: say(words.title), section: 'overview', body: <Overview tasks={tasks} /> } };
}

function Overview({ tasks }: { tasks: Task[] }) {
  const say = useSay();
  return (
    <>
      <h1>{say(words.title)}</h1>
      <section aria-labelledby="tasks">
        <h2 id="tasks">{say(words.tasks)}</h2>
        {tasks.length === 0 ? <p>{say(words.noTasks)}</p> : <Tasks tasks={tasks} />}
      </section>
    </>
  );
}

function Tasks({ tasks }: { tasks: Task[] }) {
  const say = useSay();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="table-scroll" tabIndex={0} aria-labelledby="tasks">
      <table class="table">
        <thead>
          <tr>
            {[words.case, words.state, words.what, words.since, words.due].map((head) => (
              <th key={head.en} scope="col">
                {say(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
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
                    <When on={task.due.on} /> <DeadlineTag state={task.due.state} />
                  </>
                ) : (
                  say(words.noDeadline)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
