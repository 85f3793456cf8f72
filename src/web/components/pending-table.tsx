import type { DecisionsToPut } from '../../service/decisions-to-put.ts';
import { T, useSay, When } from '../language.tsx';
import { meetingWords as words } from '../words/meetings.ts';
import { ScrollTable } from './scroll-table.tsx';

/**
 * What waits for a decision, each with the way onto an agenda.
 * @param named whether the way says which meeting it leads to.
 */
export function PendingTable({
  labelledBy,
  pending,
  agendas,
  named,
}: DecisionsToPut & { labelledBy: string; named: boolean }) {
  const say = useSay();
  const heads = [words.case, words.caseState, words.proposed, words.since, ...(agendas.length > 0 ? [words.what] : [])];
  return (
    <ScrollTable labelledBy={labelledBy} heads={heads}>
      {pending.map(({ case: kase, state, proposed, since }) => (
        <tr key={kase.id}>
          <th scope="row">
            <a href={`/cases/${kase.id}`}>{kase.title}</a>
          </th>
          <td>
            <T of={state} />
          </td>
          <td>{proposed ? <T of={proposed} /> : '–'}</td>
          <td>
            <When on={since} />
          </td>
          {agendas.length > 0 && (
            <td>
              <ul class="plain-list">
                {agendas.map(({ id, title }) => (
                  <li key={id}>
                    <a
                      class="button button-secondary button-small"
                      href={`/meetings/${id}/do/item.add?about=${encodeURIComponent(kase.id)}`}
                    >
                      {say(words.putOn)}
                      {named && `: ${title}`}
                      <span class="sr-only">: {kase.title}</span>
                    </a>
                  </li>
                ))}
              </ul>
            </td>
          )}
        </tr>
      ))}
    </ScrollTable>
  );
}
