import { cited } from '../../service/cited.ts';
import { trialChanges } from '../../service/trial-changes.ts';
import { ScrollTable } from '../components/scroll-table.tsx';
import { Sources } from '../components/sources.tsx';
import { T, useSay } from '../language.tsx';
import { rulesWords as words } from '../words/rules.ts';
import { useReading } from './reading.tsx';
import { Section } from './section.tsx';

export function TrialsChapter() {
  const say = useSay();
  const { text } = useReading();
  return (
    <>
      <p>{say(words.trialsLead)}</p>
      {[...text.trials].map(([id, { value }]) => (
        <Section key={id} id={`trial-${id}`} title={say(value.title)}>
          {value.note && (
            <p>
              <T of={value.note} />
            </p>
          )}
          <Changes trial={id} />
          <p>
            <Sources cited={cited(text, value.source ?? [])} />
          </p>
        </Section>
      ))}
    </>
  );
}

function Changes({ trial }: { trial: string }) {
  const say = useSay();
  const { text, policy, at } = useReading();
  const changes = trialChanges(text, trial, at, policy);
  if (changes.length === 0) return <p>{say(words.changesNothing)}</p>;
  return (
    <ScrollTable labelledBy={`trial-${trial}`} heads={[words.changes, words.asIs, words.asTried]}>
      {changes.map(({ what, id, title, before, after }) => (
        <tr key={`${what} ${id}`}>
          <th scope="row">
            <T of={title} />
          </th>
          <td>{say(before ?? words.none)}</td>
          <td>{say(after ?? words.none)}</td>
        </tr>
      ))}
    </ScrollTable>
  );
}
