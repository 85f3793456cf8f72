import type { Instant } from '../engine/types.ts';
import { mailsIn } from '../post/mailbox-file.ts';
import type { Office } from './office.ts';
import { type BounceRead, readBounceMail } from './read-bounces.ts';

/** Reads every mail of a mailbox file, or the one of an `.eml` file. */
export async function readBounceFile(office: Office, file: Uint8Array, at: Instant): Promise<BounceRead[]> {
  const read: BounceRead[] = [];
  for (const mail of mailsIn(file)) read.push(await readBounceMail(office, mail, at));
  return read;
}
