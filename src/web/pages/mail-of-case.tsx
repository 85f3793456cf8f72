/** What a case has sent and is going to send. Everybody who sees the case sees that; the words are their readers'. */

import type { OutboxRow } from '../../ledger/contract.ts';
import { yearAfter } from '../../service/days.ts';
import { outboxStateNames } from '../../service/outbox-state-names.ts';
import { type PlannedMail, plannedMail } from '../../service/planned-mail.ts';
import { Moment } from '../components/moment.tsx';
import { ScrollTable } from '../components/scroll-table.tsx';
import { useSay } from '../language.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { mailWords as words } from '../words/mail.ts';
import { PlannedTable } from './mail-planned.tsx';

export const mailOfCaseRoutes: Route[] = [
  { method: 'GET', path: '/cases/:case/mail', open: 'signed-in', handle: mailOfCase },
];

async function mailOfCase(visit: SignedIn): Promise<Answer> {
  const { house, kase, at, today, language, say } = visit;
  const { id, title } = kase.snapshot;
  const planned = await plannedMail(house.office, { now: at, until: yearAfter(today), language }, id);
  const sent = (await house.office.ledger.outbox({ caseId: id })).reverse();
  const people = await house.office.ledger.people();
  const names = new Map(people.map((person) => [person.id, person.name]));
  return {
    page: {
      title: say(words.ofCase),
      section: 'cases',
      trail: [{ title, href: `/cases/${id}` }],
      body: <Body visit={visit} planned={planned} sent={sent} names={names} />,
    },
  };
}

function Body({
  visit,
  planned,
  sent,
  names,
}: {
  visit: SignedIn;
  planned: PlannedMail[];
  sent: OutboxRow[];
  names: Map<string, string>;
}) {
  const say = useSay();
  const { access, kase, house } = visit;
  const above = `/cases/${kase.snapshot.id}/mail`;
  const mayRead = (person: string) => access.mayAct('administer', kase.snapshot) || person === access.person.id;
  return (
    <>
      <h1>{say(words.ofCase)}</h1>
      <p>{say(words.readersOnly)}</p>
      <h2 id="planned">{say(words.planned)}</h2>
      <PlannedTable visit={visit} mails={planned} labelledBy="planned" mayRead={mayRead} above={above} />
      <h2 id="sent">{say(words.sent)}</h2>
      {sent.length === 0 ? (
        <p>{say(words.none)}</p>
      ) : (
        <ScrollTable labelledBy="sent" heads={[words.subject, words.to, words.state, words.when]}>
          {sent.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                {mayRead(row.person) ? (
                  <a href={`${above}/letter?key=${encodeURIComponent(row.key)}`}>{row.subject}</a>
                ) : (
                  row.subject
                )}
              </th>
              <td>{names.get(row.person) ?? say(words.nobody)}</td>
              <td>{say(outboxStateNames[row.state])}</td>
              <td>
                <Moment office={house.office} at={row.settledAt ?? row.plannedAt} />
              </td>
            </tr>
          ))}
        </ScrollTable>
      )}
    </>
  );
}
