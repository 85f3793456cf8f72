import type { Bounce } from '../../ledger/contract.ts';
import { Alert } from '../components/alert.tsx';
import { Form } from '../components/form.tsx';
import { Labelled } from '../components/labelled.tsx';
import { Moment } from '../components/moment.tsx';
import { ScrollTable } from '../components/scroll-table.tsx';
import { useSay } from '../language.tsx';
import { mailWords as words } from '../words/mail.ts';
import { type MailRoom, nameOf } from './mail.tsx';
import { bounceInWords } from './mail-outbox.tsx';

/** Who no longer gets mail, and the door by which returned mail comes in. */
export function Bounced({ room, bounces }: { room: MailRoom; bounces: Bounce[] }) {
  const say = useSay();
  const problem = room.problem?.of === 'file' ? room.problem.text : undefined;
  return (
    <>
      {room.done && <Alert is="info">{room.done}</Alert>}
      <p>{say(words.bouncedLead)}</p>
      {bounces.length === 0 ? (
        <p>{say(words.noBounces)}</p>
      ) : (
        <ScrollTable labelledBy="view" heads={[words.person, words.address, words.detail, words.when, words.letter]}>
          {bounces.map((bounce) => (
            <tr key={`${bounce.letter} ${bounce.action} ${bounce.status}`}>
              <th scope="row">{nameOf(room, bounce.person)}</th>
              <td>{bounce.address}</td>
              <td>{bounceInWords(bounce, say)}</td>
              <td>
                <Moment office={room.visit.house.office} at={bounce.at} />
              </td>
              <td>
                <a href={`/mail/letter?key=${encodeURIComponent(bounce.letter)}`}>{say(words.show)}</a>
              </td>
            </tr>
          ))}
        </ScrollTable>
      )}
      <section aria-labelledby="read">
        <h3 id="read">{say(words.readTitle)}</h3>
        <p>{say(words.readLead)}</p>
        <Form action="/mail/bounces" csrf={room.visit.csrf} upload>
          <Labelled id="file" label={say(words.file)} wrong={problem}>
            {(tied) => <input {...tied} name="file" type="file" accept=".eml,.mbox,message/rfc822" />}
          </Labelled>
          <button type="submit" class="button button-primary">
            {say(words.read)}
          </button>
        </Form>
      </section>
    </>
  );
}
