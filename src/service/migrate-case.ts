import { evolve } from '../engine/evolve.ts';
import { type Migrating, type Migration, migrate } from '../engine/migrate.ts';
import type { Actor, Refusal } from '../engine/types.ts';
import type { CaseWrite } from '../ledger/contract.ts';
import { policyHash } from '../policy/hash.ts';
import type { CalendarDate } from '../policy/types.ts';
import { actingAs } from './acting.ts';
import type { Noted } from './keyed-request.ts';
import { lettersChanged } from './letters-changed.ts';
import { caseById, type Office, policyOf, relatedFacts } from './office.ts';
import { policyOn } from './policy-on.ts';

/**
 * What moving a case to the text of another day, or to a trial, would change; written only when accepted. Where nobody
 * acts it is only shown. @throws {NoSuchCase | Conflict}
 */
export async function migrateCase(
  office: Office,
  input: Omit<Migrating, 'to' | 'related' | 'actor'> & {
    case: string;
    to: { on: CalendarDate; trial?: string };
  } & ({ actor: Actor; accept: boolean } | { actor?: undefined; accept: false }) &
    Noted,
): Promise<Migration | { refusals: Refusal[] }> {
  const { case: id, to, accept, seen, answer, ...asked } = input;
  const { snapshot, origin } = await caseById(office, id, seen);
  const from = await policyOf(office, snapshot);
  const what = { da: 'Flyt sagen til andre regler', en: 'Move the case to another policy' };
  const acting = asked.actor
    ? await actingAs(office, from, asked.actor, what, asked.recordedAt, snapshot)
    : { actor: { role: 'engine', by: 'engine' } };
  if ('refusals' in acting) return acting;
  const policy = policyOn(office.text, to.trial)(to.on);
  const hash = policyHash(policy);
  const related = await relatedFacts(office, snapshot);
  const moved = migrate(from, policy, snapshot, { ...asked, actor: acting.actor, to: hash, related });
  if ('refusals' in moved) return moved;
  const migration = { ...moved, ...(await lettersChanged(office, { id, origin }, moved, asked.recordedAt)) };
  if (!accept) return migration;
  await office.ledger.savePolicy(hash, policy);
  const after = evolve(policy, snapshot, migration.event);
  const wakeAt = origin === 'run' ? asked.recordedAt : null;
  const writes: CaseWrite[] = [
    { expectedVersion: snapshot.version, snapshot: after, events: [migration.event], outbox: [], wakeAt, origin },
  ];
  await office.ledger.append(writes, [], answer?.(writes));
  return migration;
}
