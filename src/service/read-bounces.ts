import { intoMailWindow } from '../engine/time.ts';
import type { Instant } from '../engine/types.ts';
import type { Bounce, NewOutboxRow, OutboxRow, Person } from '../ledger/contract.ts';
import { onTheWire } from '../post/address.ts';
import { type BounceReport, readBounce } from '../post/bounce.ts';
import { writeLetter } from '../post/letter.ts';
import { bouncingPeople } from './bouncing-people.ts';
import { today } from './days.ts';
import { newMail, sending } from './new-mail.ts';
import { currentPolicy, type Office } from './office.ts';
import { holders } from './recipients.ts';
import { type Register, readRegister } from './register.ts';

/** What came of one mail that was read. Only `recorded` changed anything. */
export type BounceRead =
  | { is: 'recorded'; bounce: Bounce; reportedTo: string[] }
  | { is: 'known'; bounce: Bounce }
  /** No report of delivery that can be read. */
  | { is: 'no-report' }
  /** A report of a letter that was not sent from here, or went to another address. */
  | { is: 'not-ours'; messageId: string }
  /** A report that all is well. */
  | { is: 'delivered'; letter: string };

/**
 * Records what a bounce says of a letter of ours. A permanent one marks the person's address, and is reported once to
 * the roles that the text names. Anybody can write such a mail, so only the address the letter went to can be marked.
 */
export async function readBounceMail(office: Office, mail: Uint8Array, at: Instant): Promise<BounceRead> {
  const report = await readBounce(mail);
  if (!report) return { is: 'no-report' };
  const { messageId } = report;
  const [letter] = await office.ledger.outbox({ messageId });
  const register = await readRegister(office.ledger);
  const person = register.on(today(office.text, at)).find(({ id }) => id === letter?.person);
  const found = person && recipientOf(report, person);
  if (!letter || letter.attempts === 0 || !person || !found) return { is: 'not-ours', messageId };
  if (found.action !== 'failed' && found.action !== 'delayed') return { is: 'delivered', letter: letter.key };
  const bounce: Bounce = {
    at,
    letter: letter.key,
    person: person.id,
    address: person.email,
    action: found.action,
    status: found.status,
    reason: found.reason,
    permanent: found.action === 'failed' && found.status.startsWith('5.'),
  };
  const marked = await bouncingPeople(office.ledger);
  const news = bounce.permanent && !marked.has(person.id);
  const letters = news ? await lettersAbout(office, bounce, person, letter, register, marked) : [];
  const recorded = await office.ledger.recordBounce(bounce, letters);
  return recorded ? { is: 'recorded', bounce, reportedTo: letters.map((row) => row.person) } : { is: 'known', bounce };
}

function recipientOf({ recipients }: BounceReport, { email }: Person) {
  const own = onTheWire(email);
  return recipients.find(({ address, original }) =>
    [address, original].some((each) => each !== null && onTheWire(each) === own),
  );
}

async function lettersAbout(
  office: Office,
  bounce: Bounce,
  person: Person,
  letter: OutboxRow,
  register: Register,
  marked: Map<string, Bounce>,
): Promise<NewOutboxRow[]> {
  const { policy } = await currentPolicy(office, today(office.text, bounce.at));
  const notice = policy.calendar.mail.bounces;
  const message = notice && policy.messages[notice.message];
  if (!notice || !message) return [];
  // Mail to somebody whose own address bounces would only come back.
  const to = holders(register.on(today(office.text, bounce.at)), notice.to).filter(
    ({ person: { id } }) => id !== person.id && !marked.has(id),
  );
  return to.map((receiver) => {
    const values = {
      'recipient.name': receiver.person.name,
      'bounce.name': person.name,
      'bounce.address': bounce.address,
      'bounce.reason': [bounce.status, bounce.reason].filter(Boolean).join(' – '),
    };
    return newMail(office, {
      key: `bounce/${letter.key}/${receiver.person.id}`,
      caseId: null,
      person: receiver.person.id,
      calendar: null,
      letter: writeLetter(message, receiver.person.language, values),
      late: false,
      ...sending(policy, receiver, intoMailWindow(policy.calendar, bounce.at)),
    });
  });
}
