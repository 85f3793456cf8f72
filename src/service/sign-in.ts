/** Sign-in by a link in a mail: asked for by address, sent at once, used up by the button behind it. */

import type { Instant } from '../engine/types.ts';
import type { Person } from '../ledger/contract.ts';
import type { Message } from '../policy/types.ts';
import { messageIdFor } from '../post/deliver.ts';
import { writeLetter } from '../post/letter.ts';
import type { Transport } from '../post/mail.ts';
import { mailDomain, type Office } from './office.ts';

/** How long a link can be used. */
const minutes = 10;

export interface SignInRequest {
  email: string;
  /** Path of the page it is to lead to. */
  target: string;
  at: Instant;
  /** SHA-256 of the link's secret, in hexadecimal. */
  hash: string;
  /** The address of the link. */
  link: string;
}

/**
 * Sends a link to the person with this address. What it answers tells nothing about who is known here; null is for the
 * operator's log only.
 */
export async function sendSignInLink(
  office: Office,
  transport: Transport,
  { email, target, at, hash, link }: SignInRequest,
): Promise<Person | null> {
  const wanted = email.trim().toLowerCase();
  const person = (await office.ledger.people()).find((each) => each.email.toLowerCase() === wanted);
  if (!person) return null;
  const expiresAt = new Date(Date.parse(at) + minutes * 60_000).toISOString();
  await office.ledger.access.saveSignInLink({ hash, person: person.id, target, createdAt: at, expiresAt });
  const values = { 'recipient.name': person.name, minutes: String(minutes) };
  // It goes past the outbox: it cannot wait for the hours of mail, and its secret is kept nowhere.
  const delivery = await transport.deliver({
    messageId: messageIdFor(`sign-in/${hash}`, mailDomain(office)),
    from: office.sender,
    to: { name: person.name, address: person.email },
    ...writeLetter(letterWith(link), person.language, values),
    calendar: null,
    date: at,
  });
  if (delivery.is === 'refused') {
    await office.ledger.recordIncident({ at, caseId: null, what: 'sign-in-mail-refused', detail: delivery.error });
  }
  return person;
}

/** The link is of our own making and stands in the message itself: no value can choose where a link leads. */
function letterWith(link: string): Message {
  return {
    da: {
      subject: 'Log ind hos Lærings- og Kvalitetsteams',
      body: `Kære {{recipient.name}}\n\nÅbn linket, og tryk på knappen for at logge ind:\n\n<${link}>\n\nLinket virker én gang og i {{minutes}} minutter. Har du ikke bedt om det, kan du se bort fra denne mail.\n`,
    },
    en: {
      subject: 'Sign in to Learning and Quality Teams',
      body: `Dear {{recipient.name}}\n\nOpen the link and press the button to sign in:\n\n<${link}>\n\nThe link works once and for {{minutes}} minutes. If you did not ask for it, you can ignore this mail.\n`,
    },
  };
}
