/** One tick: what is due now, and nothing else. Level-triggered: what was missed is sent, what was sent is not sent again. */

import { decide } from '../engine/decide.ts';
import { instantAt } from '../engine/time.ts';
import type { Instant } from '../engine/types.ts';
import { nextWakeUp } from '../engine/wake-up.ts';
import { Conflict } from '../ledger/contract.ts';
import { beginAct } from './across-cases.ts';
import { timeZoneOf, today } from './days.ts';
import { lettersDue } from './letters-due.ts';
import { NoSuchCase, type Office } from './office.ts';
import { type Register, readRegister } from './register.ts';

export interface Ticked {
  cases: number;
  letters: number;
  passed: number;
  /** Cases changed by somebody else meanwhile; the next tick takes them. */
  conflicts: number;
}

/** Ticks every case whose wake-up has come, until none is left. */
export async function tickAll(office: Office, at: Instant, batch = 100): Promise<Ticked> {
  const total: Ticked = { cases: 0, letters: 0, passed: 0, conflicts: 0 };
  const register = await readRegister(office.ledger);
  const seen = new Set<string>();
  while (true) {
    const due = (await office.ledger.due(at, batch + seen.size)).filter((id) => !seen.has(id));
    if (due.length === 0) return total;
    for (const id of due) {
      seen.add(id);
      const ticked = await tickCase(office, id, at, register).catch((error: unknown) =>
        setAside(office, id, at, error),
      );
      if (ticked === 'set-aside') continue;
      if (ticked === 'conflict') {
        total.conflicts += 1;
        continue;
      }
      total.cases += 1;
      total.letters += ticked.letters;
      total.passed += ticked.passed;
    }
  }
}

async function tickCase(office: Office, id: string, at: Instant, register: Register) {
  const first = await letTimePass(office, id, at);
  // Refused in another case, what follows is held back; that the day has passed is recorded all the same.
  const { act, touched, refusals } = first.refusals.length > 0 ? await letTimePass(office, id, at, true) : first;
  const { policy, expectedVersion, origin, snapshot: kase, events } = touched;
  const held = [...first.refusals, ...refusals, ...first.held];
  if (held.length > 0) {
    const detail = held.map(({ code, rule, why }) => ({ code, rule, why: why.en }));
    await office.ledger.recordIncident({ at, caseId: id, what: 'tick-refused', detail });
  }
  const known = await office.ledger.outboxKeys(id);
  const outbox = await lettersDue(office, policy, kase, at, register, known);
  const turn = kase.status === 'active' ? nextTurn(office, register, at) : null;
  const wakeAt = earlier(nextWakeUp(policy, kase, at), turn);
  const own = { expectedVersion, snapshot: kase, events, outbox, wakeAt, origin };
  const others = act.writes().filter(({ snapshot }) => snapshot.id !== id);
  const reads = act.reads().filter((read) => read.id !== id);
  try {
    await office.ledger.append([own, ...others], reads);
  } catch (error) {
    if (error instanceof Conflict) return 'conflict';
    throw error;
  }
  const letters = outbox.filter(({ state }) => state !== 'superseded').length;
  return { letters, passed: events.filter(({ type }) => type === 'deadline-passed').length };
}

/** Midnight of the day on which letters begin or cease to go to a deputy. */
function nextTurn({ text }: Office, register: Register, at: Instant): Instant | null {
  const day = register.nextTurn(today(text, at));
  return day === null ? null : instantAt(day, '00:00', timeZoneOf(text));
}

function earlier(a: Instant | null, b: Instant | null): Instant | null {
  return a === null ? b : b === null || a <= b ? a : b;
}

async function letTimePass(office: Office, id: string, at: Instant, recordOnly = false) {
  const act = beginAct(office, at);
  const touched = await act.case(id);
  if (!touched) throw new NoSuchCase(id);
  const { policy, snapshot } = touched;
  const decision = decide(policy, snapshot, { kind: 'tick', at, recordOnly, related: await act.related(snapshot) });
  const refusals = await act.take(touched, decision);
  return { act, touched, refusals, held: 'held' in decision ? (decision.held ?? []) : [] };
}

/** One case that cannot be ticked must not stop the others: it is tried again in an hour, and an operator finds out why. */
async function setAside(office: Office, id: string, at: Instant, error: unknown): Promise<'set-aside' | 'conflict'> {
  const stored = await office.ledger.loadCase(id);
  if (!stored) throw error;
  const { snapshot, origin } = stored;
  const wakeAt = new Date(Date.parse(at) + 3_600_000).toISOString();
  const later = { expectedVersion: snapshot.version, snapshot, events: [], outbox: [], wakeAt, origin };
  try {
    await office.ledger.append([later]);
  } catch (conflict) {
    if (conflict instanceof Conflict) return 'conflict';
    throw conflict;
  }
  const detail = error instanceof Error ? error.message : String(error);
  await office.ledger.recordIncident({ at, caseId: id, what: 'tick-failed', detail });
  return 'set-aside';
}
