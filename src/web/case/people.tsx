import type { Attachment } from '../../ledger/attachments-contract.ts';
import type { ParsedText } from '../../policy/text.ts';
import type { Text } from '../../policy/types.ts';
import type { CaseRole } from '../../service/case-people.ts';
import { today } from '../../service/days.ts';
import { ScrollTable } from '../components/scroll-table.tsx';
import { useSay, When } from '../language.tsx';
import { caseWords as words } from '../words/cases.ts';

export function People({ of }: { of: CaseRole[] }) {
  const say = useSay();
  return (
    <section aria-labelledby="people">
      <h2 id="people">{say(words.people)}</h2>
      <ScrollTable labelledBy="people" heads={[words.role, words.holders]}>
        {of.map(({ role, title, people, deputies }) => (
          <tr key={role}>
            <th scope="row">{say(title)}</th>
            <td>
              {people
                .map(({ name, of: organisation }) => (organisation ? `${name} (${say(organisation)})` : name))
                .join('; ') || say(words.nobody)}
              {deputies.length > 0 && (
                <ul>
                  {deputies.map(({ id, name, for: absent, from, to }) => (
                    <li key={`${id} ${from}`}>
                      {name}, {say(words.deputyFor)} {absent} {say(words.deputyFrom)} <When on={from} />{' '}
                      {say(words.deputyTo)} <When on={to} />
                    </li>
                  ))}
                </ul>
              )}
            </td>
          </tr>
        ))}
      </ScrollTable>
    </section>
  );
}

/** Files of the case, and papers that are written from it. */
export function Files({
  text,
  kase,
  files,
  papers,
}: {
  text: ParsedText;
  kase: string;
  files: Attachment[];
  papers: { href: string; title: Text }[];
}) {
  const say = useSay();
  return (
    <section aria-labelledby="files">
      <h2 id="files">{say(words.files)}</h2>
      {files.length === 0 ? (
        <p>{say(words.noFiles)}</p>
      ) : (
        <ScrollTable labelledBy="files" heads={[words.file, words.added]}>
          {files.map(({ id, name, addedAt }) => (
            <tr key={id}>
              <th scope="row">
                <a href={`/cases/${kase}/annexes/${id}`}>{name}</a>
              </th>
              <td>
                <When on={today(text, addedAt)} />
              </td>
            </tr>
          ))}
        </ScrollTable>
      )}
      <ul>
        {papers.map(({ href, title }) => (
          <li key={href}>
            <a href={href}>{say(title)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
