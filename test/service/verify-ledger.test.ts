import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqliteLedger } from '../../src/ledger/sqlite.ts';
import { verifyLedger } from '../../src/service/verify-ledger.ts';
import { openOffice, runningLkt } from './office.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lkt-verify-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A ledger with one case, changed behind its back, and what verifying it says. */
async function tampered(change: string) {
  const file = join(folder, 'lkt.db');
  const office = await openOffice(file);
  await runningLkt(office, 'sepsis', { at: '2026-01-05', firstSeminar: '2025-06-02' });
  await office.ledger.close();
  const raw = new Database(file);
  raw.exec(change);
  raw.close();
  const ledger = await openSqliteLedger(file);
  const report = await verifyLedger(ledger);
  await ledger.close();
  return report;
}

test('an untouched ledger is whole', async () => {
  expect(await tampered('select 1')).toMatchObject({ ok: true, cases: 1, events: 2, policies: 1 });
});

test('a policy changed behind the ledger’s back is found, with the case that rests on it', async () => {
  const report = await tampered(
    "drop trigger policies_never_change; update policies set json = replace(json, 'P24M', 'P99M')",
  );
  expect(report.breaks).toMatchObject([{ case: 'sepsis', version: 1 }]);
  expect(report.breaks[0]?.what.da).toContain('mangler eller er ændret');
});

test('a snapshot moved to another state is found', async () => {
  const report = await tampered("update cases set snapshot = replace(snapshot, 'action-period', 'before-first')");
  expect(report.breaks).toMatchObject([
    { case: 'sepsis', what: { da: expect.stringContaining('hændelserne fører til') } },
  ]);
});
