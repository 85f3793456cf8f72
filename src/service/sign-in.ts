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
/** How many of a person's links can be open at once: nobody's mailbox is to be filled by somebody else. */
const mostLinks = 3;
// No person can have such an id.
const nobodyKnown = 'nobody:known';

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
 * Sends a link to the person with this address, unless as many as can be open are. What it answers tells nothing about who is known here; null is for the
 * operator's log only.
 */
export async function sendSignInLink(
  office: Office,
  transport: Transport,
  { email, target, at, hash, link }: SignInRequest,
): Promise<Person | null> {
  const wanted = email.trim().toLowerCase();
  const person = (await office.ledger.people()).find((each) => each.email.toLowerCase() === wanted);
  const links = await office.ledger.access.signInLinksOf(person?.id ?? hash);
  const open = person !== undefined && links.filter((each) => each.expiresAt > at).length < mostLinks;
  // A link that leads nowhere is kept and written too: how long that takes would tell that the address is known.
  const expiresAt = open ? new Date(Date.parse(at) + minutes * 60_000).toISOString() : at;
  await office.ledger.access.saveSignInLink({
    hash,
    person: open ? person.id : nobodyKnown,
    target,
    createdAt: at,
    expiresAt,
  });
  const values = { 'recipient.name': person?.name ?? wanted, minutes: String(minutes) };
  const letter = writeLetter(letterWith(link), person?.language ?? 'da', values);
  if (!open) return null;
  // It goes past the outbox: it cannot wait for the hours of mail, and its secret is kept nowhere.
  const delivery = transport.deliver({
    messageId: messageIdFor(`sign-in/${hash}`, mailDomain(office)),
    from: office.sender,
    to: { name: person.name, address: person.email },
    ...letter,
    calendar: null,
    date: at,
  });
  // Nobody waits for the mail server: how long it takes would tell that the address is known.
  void delivery.then(
    (done) => (done.is === 'refused' ? noteRefused(office, at, done.error) : undefined),
    (error: unknown) => noteRefused(office, at, error instanceof Error ? error.name : 'unknown'),
  );
  return person;
}

/** That the note cannot be kept, because the house is closing, harms nobody. */
async function noteRefused({ ledger }: Office, at: Instant, detail: string): Promise<void> {
  await ledger.recordIncident({ at, caseId: null, what: 'sign-in-mail-refused', detail }).catch(() => undefined);
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
