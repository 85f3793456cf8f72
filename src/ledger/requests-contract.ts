/** Requests that carry a key of their own: one that is sent twice is carried out once. Apart from the events, so that it can be erased. */

import type { Instant } from '../engine/types.ts';

export interface RequestStore {
  /** Takes the request in hand, or tells what became of the one that has the key already. */
  take(request: KeyedRequest, patience: Patience): Promise<'taken' | Remembered>;
  /** Keeps the answer of a request in hand. False when it is in hand no longer. */
  answer(answered: Answered): Promise<boolean>;
  /** Frees the key of a request in hand that changed nothing. */
  release(request: Pick<KeyedRequest, 'token' | 'key' | 'takenAt'>): Promise<void>;
}

interface KeyedRequest {
  /** Hash of the token that it came with. */
  token: string;
  key: string;
  /** What it asks for: equal for the same request only. */
  fingerprint: string;
  takenAt: Instant;
}

interface Patience {
  /** Keys taken before are forgotten. */
  forgetBefore: Instant;
  /** A request without an answer that was taken before is given up, and may be taken in hand again. */
  giveUpBefore: Instant;
}

interface Remembered {
  fingerprint: string;
  /** Null while it is in hand. */
  answer: { status: number; body: string } | null;
}

/** The answer of a request in hand; given to `append` it is written together with what was done. */
export interface Answered extends Pick<KeyedRequest, 'token' | 'key' | 'takenAt'> {
  status: number;
  body: string;
}

/** The request was given up, and perhaps taken in hand by somebody else: nothing was written. */
export class RequestLost extends Error {
  constructor() {
    super('The request is in hand no longer. Send it again.');
    this.name = 'RequestLost';
  }
}
