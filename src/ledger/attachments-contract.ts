/** Files that belong to cases, kept with the ledger so that one backup holds both. */

import type { Instant } from '../engine/types.ts';

export interface AttachmentStore {
  /** False, with nothing kept, when the case has a file of that name. */
  add(file: NewAttachment): Promise<boolean>;
  /** Of one case, in the order they were added. */
  list(caseId: string): Promise<Attachment[]>;
  content(caseId: string, id: number): Promise<Uint8Array | null>;
  /** False when the case has no such file. A content that nothing refers to any longer goes with it. */
  remove(caseId: string, id: number): Promise<boolean>;
}

interface NewAttachment {
  caseId: string;
  /** Unique in the case. */
  name: string;
  /** Media type. */
  type: string;
  content: Uint8Array;
  addedBy: string;
  addedAt: Instant;
}

export interface Attachment extends Omit<NewAttachment, 'content'> {
  id: number;
  /** In bytes. */
  size: number;
  /** SHA-256 of the content, in hexadecimal. */
  hash: string;
}
