/** One workflow: its picture, its phases and states, its requirements, its deadlines. */

import { cited } from '../../service/cited.ts';
import { type CommandView, type StateView, type WorkflowView, workflowView } from '../../service/workflow-view.ts';
import { ScrollTable } from '../components/scroll-table.tsx';
import { Sources } from '../components/sources.tsx';
import { T, useSay } from '../language.tsx';
import { rulesWords as words } from '../words/rules.ts';
import { Deadlines } from './deadlines.tsx';
import { Gates } from './gates.tsx';
import { Listed, MailLink } from './listed.tsx';
import { useReading } from './reading.tsx';
import { Section } from './section.tsx';

export function WorkflowChapter({ id }: { id: string }) {
  const say = useSay();
  const { text, policy, at } = useReading();
  const view = workflowView(policy, id);
  return (
    <>
      <p>
        <Sources cited={cited(text, view.source)} />
      </p>
      <Section id={`${id}-picture`} title={say(words.picture)}>
        <img
          class="wide-picture"
          src={`/rules/workflows/${id}/picture.svg?at=${at}`}
          alt={say(words.pictureAlt).replace('{workflow}', say(view.title))}
        />
      </Section>
      <Section id={`${id}-phases`} title={say(words.phases)}>
        {view.commands.length > 0 && (
          <Section id={`${id}-everywhere`} title={say(words.everywhere)}>
            <Commands labelledBy={`${id}-everywhere`} commands={view.commands} />
          </Section>
        )}
        <States view={view} above="" />
      </Section>
      <Gates workflow={id} />
      <Deadlines workflow={id} />
    </>
  );
}

function States({ view, above }: { view: WorkflowView; above: string }) {
  const inside = view.states.filter(({ path }) => path.startsWith(above) && !path.slice(above.length).includes('.'));
  return (
    <>
      {inside.map((state) => (
        <State key={state.path} view={view} state={state} />
      ))}
    </>
  );
}

function State({ view, state }: { view: WorkflowView; state: StateView }) {
  const say = useSay();
  const { text } = useReading();
  const { path, title, owner, openEnded, type, commands, source } = state;
  const id = `state-${view.id}-${path}`;
  const isGroup = view.states.some((each) => each.path.startsWith(`${path}.`));
  return (
    <Section id={id} title={say(title)}>
      {owner && (
        <p>
          {say(words.waitsFor)}: <T of={owner} />
        </p>
      )}
      {openEnded && (
        <p>
          {say(words.openEnded)}: <T of={openEnded} />
        </p>
      )}
      {type === 'final' && <p>{say(words.ends)}</p>}
      {type === 'history' && <p>{say(words.returnsTo)}</p>}
      {source.length > 0 && (
        <p>
          <Sources cited={cited(text, source)} />
        </p>
      )}
      {commands.length > 0 && <Commands labelledBy={id} commands={commands} />}
      {commands.length === 0 && type === null && !isGroup && <p>{say(words.nothing)}</p>}
      <States view={view} above={`${path}.`} />
    </Section>
  );
}

function Commands({ labelledBy, commands }: { labelledBy: string; commands: CommandView[] }) {
  const say = useSay();
  const { policy, text } = useReading();
  return (
    <ScrollTable
      labelledBy={labelledBy}
      heads={[words.what, words.who, words.requires, words.leadsTo, words.mailsSent]}
    >
      {commands.map(({ command, title, roles, guard, target, mails, source }, index) => (
        <tr key={`${command} ${index}`}>
          <th scope="row">
            <T of={title} />
            <br />
            <Sources cited={cited(text, source).map((each) => ({ ...each, documents: [] }))} />
          </th>
          <td>
            <Listed of={roles} />
          </td>
          <td>
            {guard &&
              (Object.hasOwn(policy.gates, guard.id) ? (
                <a href={`#gate-${guard.id}`}>
                  <T of={guard.title} />
                </a>
              ) : (
                <T of={guard.title} />
              ))}
          </td>
          <td>{target ? <T of={target.title} /> : say(words.stays)}</td>
          <td>
            {mails.map(({ message, to }) => (
              <div key={`${message} ${to.map(({ en }) => en).join()}`}>
                <MailLink message={message} /> {say(words.mailTo)} <Listed of={to} />
              </div>
            ))}
          </td>
        </tr>
      ))}
    </ScrollTable>
  );
}
