import { localTime } from '../../service/days.ts';
import type { PlannedMail } from '../../service/planned-mail.ts';
import { Moment } from '../components/moment.tsx';
import { ScrollTable } from '../components/scroll-table.tsx';
import { useSay } from '../language.tsx';
import type { SignedIn } from '../route.ts';
import { mailWords as words } from '../words/mail.ts';

/** What is going to be sent, with whom it reaches; a name leads to the very mail that person gets. */
export function PlannedTable({
  visit,
  mails,
  labelledBy,
  mayRead,
  above,
}: {
  visit: SignedIn;
  mails: PlannedMail[];
  labelledBy: string;
  mayRead(person: string): boolean;
  /** Path of the page it stands on. */
  above: string;
}) {
  const say = useSay();
  const everyCase = above === '/mail';
  if (mails.length === 0) return <p>{say(words.none)}</p>;
  const heads = [words.subject, ...(everyCase ? [words.case] : []), words.when, words.to];
  return (
    <ScrollTable labelledBy={labelledBy} heads={heads}>
      {mails.map((mail) => {
        const { date } = localTime(visit.house.office.text, mail.at);
        const query = { case: mail.case.id, key: mail.key, on: date };
        return (
          <tr key={`${mail.case.id} ${mail.key}`}>
            <th scope="row">{mail.subject}</th>
            {everyCase && <td>{mail.case.title}</td>}
            <td>
              <Moment office={visit.house.office} at={mail.at} />
            </td>
            <td>
              {mail.letters.length === 0 && `${mail.roles.join(', ')} (${say(words.nobody)})`}
              <ul class="plain-list">
                {mail.letters.map(({ person, name }) => (
                  <li key={person}>
                    {mayRead(person) ? (
                      <a href={`${above}/letter?${new URLSearchParams({ ...query, person })}`}>{name}</a>
                    ) : (
                      name
                    )}
                  </li>
                ))}
              </ul>
            </td>
          </tr>
        );
      })}
    </ScrollTable>
  );
}
