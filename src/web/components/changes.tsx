import type { ChangedField } from '../../service/changed-fields.ts';
import { useSay } from '../language.tsx';
import { validationWords as words } from '../words/validation.ts';
import { ScrollTable } from './scroll-table.tsx';

/** Field by field what stood there before and what stands there now; only what differs. */
export function Changes({ of, labelledBy }: { of: ChangedField[]; labelledBy: string }) {
  const say = useSay();
  if (of.length === 0) return <p>{say(words.unchanged)}</p>;
  return (
    <ScrollTable labelledBy={labelledBy} heads={[words.field, words.before, words.after]}>
      {of.map(({ path, label, before, after }) => (
        <tr key={path}>
          <th scope="row">{say(label)}</th>
          <td>{before ? <del>{say(before)}</del> : say(words.empty)}</td>
          <td>{after ? <ins>{say(after)}</ins> : say(words.empty)}</td>
        </tr>
      ))}
    </ScrollTable>
  );
}
