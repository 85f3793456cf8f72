/** A request that carries an Idempotency-Key is carried out once, however often it is sent. */

import { createHash } from 'node:crypto';
import type { Instant } from '../../engine/types.ts';
import { type Answered, RequestLost } from '../../service/keyed-request.ts';
import type { House } from '../house.ts';
import type { Reply } from './operation.ts';
import { ApiProblem } from './problems.ts';

const second = 1000;
/** How long an answer is kept. */
const kept = 24 * 3600 * second;
/** How long a request may be in hand before it is taken to have died with its process. */
const patience = 60 * second;

/** A request in hand: its answer can be kept together with what it writes. */
export interface InHand {
  answered(status: number, body: unknown): Answered;
}

interface Keyed {
  token: string;
  key: string | undefined;
  /** Whatever makes it another request. */
  request: { method: string; url: string; body: unknown };
  at: Instant;
}

/**
 * Does the work, unless it was done: then the answer that was given. Work that fails frees the key, since it changed
 * nothing. @throws {ApiProblem} where the key belongs to another request, or to one still in hand.
 */
export async function once(
  { office }: House,
  { token, key, request, at }: Keyed,
  work: (inHand: InHand | null) => Promise<Reply>,
): Promise<{ reply: Reply; replayed: boolean }> {
  if (key === undefined) return { reply: await work(null), replayed: false };
  const { requests } = office.ledger;
  const held = { token, key, takenAt: at };
  const fingerprint = fingerprintOf(request);
  const taken = await requests.take(
    { ...held, fingerprint },
    { forgetBefore: before(at, kept), giveUpBefore: before(at, patience) },
  );
  if (taken !== 'taken') {
    if (taken.fingerprint !== fingerprint) throw new ApiProblem('key-reused');
    if (taken.answer === null) throw new ApiProblem('in-progress');
    return { reply: { ...(JSON.parse(taken.answer.body) as object) } as Reply, replayed: true };
  }
  let written = false;
  try {
    const reply = await work({
      answered(status, body) {
        written = true;
        return { ...held, status, body: JSON.stringify(body) };
      },
    });
    if (!written) await requests.answer({ ...held, status: statusOf(reply), body: JSON.stringify(reply) });
    return { reply, replayed: false };
  } catch (error) {
    await requests.release(held);
    throw error instanceof RequestLost ? new ApiProblem('in-progress') : error;
  }
}

function statusOf(reply: Reply): number {
  return 'json' in reply ? (reply.status ?? 200) : 200;
}

function fingerprintOf({ method, url, body }: Keyed['request']): string {
  const content = Buffer.isBuffer(body) ? body.toString('base64') : JSON.stringify(body ?? null);
  return createHash('sha256').update(`${method} ${url}\n${content}`).digest('hex');
}

function before(at: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(at) - milliseconds).toISOString();
}
