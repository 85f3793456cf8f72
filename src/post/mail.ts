/** What a transport is given, what it answers, and what is checked before anything leaves the house. */

import type { Instant } from '../engine/types.ts';
import { isAddress, type Mailbox } from './address.ts';

export interface Transport {
  /** Hands over one mail. Never rejects: whatever goes wrong is a refusal. */
  deliver(mail: Mail): Promise<Delivery>;
  close(): Promise<void>;
}

export interface Mail {
  /** `<local@domain>`, the same at every attempt. */
  messageId: string;
  from: Mailbox;
  to: Mailbox;
  subject: string;
  text: string;
  html: string;
  /** A calendar entry as iCalendar text, null for none. */
  calendar: string | null;
  date: Instant;
  /** `name.domain`, for sorting in mail programs. */
  listId?: string;
}

/** `error` is for the person who looks after the mail, Danish first, then English. */
export type Delivery = { is: 'accepted' } | { is: 'refused'; permanent: boolean; error: string };

/** Why a mail must not be sent at all, null when it may. */
export function faultOf(mail: Mail): Delivery | null {
  const header = (value: string) => /[\p{Cc}\u2028\u2029]/u.test(value);
  if (!isAddress(mail.to.address)) {
    return permanently(
      `Modtagerens adresse er ikke en gyldig mailadresse: ${JSON.stringify(mail.to.address)}.`,
      "The recipient's address is not a valid mail address.",
    );
  }
  if (!isAddress(mail.from.address)) {
    return permanently(
      `Afsenderadressen er ikke en gyldig mailadresse: ${JSON.stringify(mail.from.address)}.`,
      "The sender's address is not a valid mail address.",
    );
  }
  if (header(mail.subject)) {
    return permanently(
      'Emnet indeholder linjeskift eller styretegn.',
      'The subject contains line breaks or control characters.',
    );
  }
  if (header(mail.to.name) || header(mail.from.name)) {
    return permanently(
      'Modtagerens eller afsenderens navn indeholder linjeskift eller styretegn.',
      "The recipient's or sender's name contains line breaks or control characters.",
    );
  }
  if (!/^<[A-Za-z0-9._-]{1,100}@[A-Za-z0-9.-]{1,120}>$/.test(mail.messageId)) {
    return permanently(
      `Brevets Message-ID er ugyldigt: ${JSON.stringify(mail.messageId)}.`,
      "The letter's Message-ID is not valid.",
    );
  }
  if (mail.listId !== undefined && !/^[A-Za-z0-9.-]{1,200}$/.test(mail.listId)) {
    return permanently(
      `Brevets List-Id er ugyldigt: ${JSON.stringify(mail.listId)}.`,
      "The letter's List-Id is not valid.",
    );
  }
  return null;
}

function permanently(danish: string, english: string): Delivery {
  return { is: 'refused', permanent: true, error: `${danish} / ${english}` };
}
