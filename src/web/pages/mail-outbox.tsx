import type { Bounce } from '../../ledger/contract.ts';
import { personToChoose } from '../../service/choices.ts';
import { outboxStateNames } from '../../service/outbox-state-names.ts';
import { Form } from '../components/form.tsx';
import { Moment } from '../components/moment.tsx';
import { ScrollTable } from '../components/scroll-table.tsx';
import { Select } from '../components/select.tsx';
import { useLanguage, useSay } from '../language.tsx';
import { mailWords as words } from '../words/mail.ts';
import { type MailRoom, nameOf, type OutboxPage } from './mail.tsx';

/** Mails in one of the states, the newest first, to everybody or to one person. */
export function Outbox({
  room,
  view,
  person,
  page: { rows, from, of, size },
}: {
  room: MailRoom;
  view: string;
  person: string | undefined;
  page: OutboxPage;
}) {
  const say = useSay();
  const language = useLanguage();
  const at = (start: number) =>
    `/mail?${new URLSearchParams({ view, from: String(start), ...(person === undefined ? {} : { person }) })}`;
  return (
    <>
      <form method="get" action="/mail">
        <input type="hidden" name="view" value={view} />
        <Select
          name="person"
          label={words.onlyTo}
          all={words.everybody}
          choices={room.people.map(personToChoose)}
          value={person}
        />
        <button type="submit" class="button button-secondary">
          {say(words.show)}
        </button>
      </form>
      {rows.length === 0 ? (
        <p>{say(words.none)}</p>
      ) : (
        <ScrollTable labelledBy="view" heads={[words.subject, words.to, words.state, words.when, words.detail]}>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                <a href={`/mail/letter?key=${encodeURIComponent(row.key)}`}>{row.subject}</a>
              </th>
              <td>{nameOf(room, row.person)}</td>
              <td>{say(outboxStateNames[row.state])}</td>
              <td>
                <Moment office={room.visit.house.office} at={row.settledAt ?? row.nextAttemptAt ?? row.plannedAt} />
              </td>
              <td>
                {row.lastError !== null && (
                  <>
                    {row.attempts > 0 && say(words.attempts).replace('{count}', String(row.attempts))}{' '}
                    {inLanguage(row.lastError, language)}
                  </>
                )}
                {row.within !== null && (
                  <a href={`/mail/letter?key=${encodeURIComponent(row.within)}`}>{say(words.inMail)}</a>
                )}
                {row.state === 'dead' && (
                  <Form action="/mail/again" csrf={room.visit.csrf}>
                    <input type="hidden" name="key" value={row.key} />
                    <button type="submit" class="button button-secondary button-small">
                      {say(words.again)}
                      <span class="sr-only">
                        : {row.subject}, {nameOf(room, row.person)}
                      </span>
                    </button>
                  </Form>
                )}
              </td>
            </tr>
          ))}
        </ScrollTable>
      )}
      {of > size && (
        <nav aria-label={say(words.pages)}>
          {from > 0 && <a href={at(Math.max(0, from - size))}>{say(words.newer)}</a>}{' '}
          {say(words.range)
            .replace('{from}', String(from + 1))
            .replace('{to}', String(Math.min(of, from + size)))
            .replace('{of}', String(of))}{' '}
          {from + size < of && <a href={at(from + size)}>{say(words.older)}</a>}
        </nav>
      )}
    </>
  );
}

/** What went wrong is noted in both languages, Danish first. */
function inLanguage(error: string, language: 'da' | 'en'): string {
  const [danish = '', ...rest] = error.split(' / ');
  return language === 'en' && rest.length > 0 ? rest.join(' / ') : danish;
}

/** How a returned mail reads: for good or not yet, and the receiving server's words. */
export function bounceInWords(
  { permanent, status, reason }: Bounce,
  say: (text: { da: string; en: string }) => string,
) {
  return `${say(permanent ? words.lasting : words.passing)}: ${status} ${reason}`.trim();
}
