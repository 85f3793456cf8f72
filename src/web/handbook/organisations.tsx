import { cited } from '../../service/cited.ts';
import { ScrollTable } from '../components/scroll-table.tsx';
import { Sources } from '../components/sources.tsx';
import { T, useSay } from '../language.tsx';
import { organisationKinds, rulesWords as words } from '../words/rules.ts';
import { useReading } from './reading.tsx';

/** @param labelledBy id of the heading above. */
export function OrganisationsChapter({ labelledBy }: { labelledBy: string }) {
  const say = useSay();
  const { text, policy } = useReading();
  return (
    <ScrollTable labelledBy={labelledBy} heads={[words.name, words.kind, words.source]}>
      {Object.entries(policy.organisations).map(([id, { title, kind, source }]) => (
        <tr key={id} id={`organisation-${id}`}>
          <th scope="row">
            <T of={title} />
          </th>
          <td>{organisationKinds[kind] ? say(organisationKinds[kind]) : kind}</td>
          <td>
            <Sources cited={cited(text, source)} />
          </td>
        </tr>
      ))}
    </ScrollTable>
  );
}
