import { beforeAll, expect, test } from 'vitest';
import { evolve } from '../../src/engine/evolve.ts';
import type { Case } from '../../src/engine/types.ts';
import { canonicalJson } from '../../src/ledger/canonical-json.ts';
import { chainHash, startOfChain } from '../../src/ledger/chain.ts';
import { policyHash } from '../../src/policy/hash.ts';
import { derived, type Recorded, readRecorded } from '../fixtures/recorded.ts';

let recorded: Recorded;
beforeAll(() => {
  recorded = readRecorded();
});

test('the recorded ledger has a correction, a migration and deadlines that have passed', () => {
  const types = new Set(recorded.cases.flatMap(({ events }) => events.map(({ event }) => event.type)));
  expect([...types].sort()).toEqual(['accepted', 'corrected', 'deadline-passed', 'migrated', 'placed', 'started']);
  expect(recorded.cases.some(({ origin }) => origin === 'precedent')).toBe(true);
});

test('every policy still has the hash under which it was recorded', () => {
  const hashes = Object.entries(recorded.policies).map(([hash, policy]) => [hash, policyHash(policy)]);
  expect(hashes.filter(([was, is]) => was !== is)).toEqual([]);
});

test('the chain of every case comes to the recorded hashes', () => {
  for (const { snapshot, events } of recorded.cases) {
    let previous = startOfChain;
    for (const { event, hash } of events) {
      expect(chainHash(previous, canonicalJson(event)), `${snapshot.id}, event ${event.version}`).toBe(hash);
      previous = hash;
    }
  }
});

test('the events of every case fold to its recorded snapshot', () => {
  for (const { snapshot, events } of recorded.cases) {
    const policyOf = (hash: string) => recorded.policies[hash]!;
    const folded = events.reduce<Case | null>((so, { event }) => evolve(policyOf(event.policy), so, event), null);
    expect(folded, snapshot.id).toEqual(snapshot);
  }
});

test('deadlines and reminders of every case are those that were recorded', () => {
  for (const { snapshot, deadlines, reminders } of recorded.cases) {
    expect(derived(recorded.policies[snapshot.policy]!, snapshot), snapshot.id).toEqual({ deadlines, reminders });
  }
});
