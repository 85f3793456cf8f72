/** What the web face is given from outside. */

import type { PdfPrinter } from '../documents/pdf-printer.ts';
import type { Instant } from '../engine/types.ts';
import type { Mail, Transport } from '../post/mail.ts';
import type { Office } from '../service/office.ts';
import type { Storage } from '../service/storage.ts';
import type { OpenId } from './openid.ts';

export interface House {
  office: Office;
  /** Training: example data, a clock that can be moved, and no letter that leaves the house. */
  mode: 'training' | 'production';
  now(): Instant;
  /** 256 bits that nobody can guess, as base64url. */
  secret(): string;
  /** The address people reach the house at, without a slash at the end. */
  url: string;
  transport: Transport;
  /** Prints papers as PDF; throws where there is no browser to do it. */
  printer: PdfPrinter;
  /** What lies on the disk beside the database; absent where the ledger is in memory only. */
  storage?: Storage;
  /** When the scheduler last went round; null before it has. */
  lastRound?(): Instant | null;
  /** Sign-in through a provider, where one is set up. */
  openId?: OpenId;
  /** What a mail server must show to hand in mail that was returned; null or absent where none may. */
  bouncesToken?: string | null;
  /** The clock of training and its mailbox; absent in production. */
  training?: Training;
}

interface Training {
  /** Lives through the days one by one, as a service that had been running would have done. */
  forward(days: number): Promise<void>;
  /** Mails that went past the outbox: links to sign in with. */
  letters: Mail[];
}
