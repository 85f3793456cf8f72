import type { Task } from '../../service/tasks.ts';
import { T, useSay, When } from '../language.tsx';
import type { OwnPage } from '../own-pages.ts';
import { overviewWords as words } from '../words/overview.ts';
import { DeadlineTag } from './deadline-tag.tsx';
import { ScrollTable } from './scroll-table.tsx';

/** What can be done about one case is told as far as this; one more takes no more room than the link to it. */
const commandsShown = 3;

/** @param looks case → where one looks when it waits and takes no command: a round that is open is answered by a nomination. */
export function TaskTable({ tasks, looks }: { tasks: Task[]; looks: ReadonlyMap<string, OwnPage> }) {
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
              {task.commands.length === 0 && <PlaceToLook id={task.case.id} at={looks.get(task.case.id)} />}
              {foremost(task).map(({ command, title }) => (
                <li key={command}>
                  <a href={`/cases/${task.case.id}/do/${command}?as=${task.role}`}>
                    <T of={title} />
                  </a>
                </li>
              ))}
              <Others of={task} />
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

function foremost({ commands }: Task): Task['commands'] {
  return commands.length > commandsShown + 1 ? commands.slice(0, commandsShown) : commands;
}

function Others({ of: task }: { of: Task }) {
  const say = useSay();
  const others = task.commands.length - foremost(task).length;
  if (others === 0) return null;
  return (
    <li>
      <a href={`/cases/${task.case.id}#next`}>
        {say(words.otherCommands).replace('{count}', String(others))}
        <span class="sr-only">: {task.case.title}</span>
      </a>
    </li>
  );
}

function PlaceToLook({ id, at }: { id: string; at: OwnPage | undefined }) {
  return (
    <li>
      <a href={at ? `/cases/${id}/${at.page}` : `/cases/${id}`}>
        <T of={at?.title ?? words.seeCase} />
      </a>
    </li>
  );
}
