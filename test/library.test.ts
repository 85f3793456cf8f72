import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** Runs against the built package by its own name, as a project that depends on it would. */
const program = `
import { checkText, decide, deadlines, evolve, kindSchemasFrom, loadText, readTextFolder, resolvePolicy } from 'lkt-engine';
const files = readTextFolder('.');
const schemas = kindSchemasFrom(files);
const loaded = loadText(files, schemas);
const { policy } = resolvePolicy(loaded.text, '2026-01-05');
const started = decide(policy, null, {
  kind: 'start', id: 'a', workflow: 'national-lkt', title: 'A', policy: 'p', actor: { role: 'nominator', by: 'x' },
  occurredAt: { earliest: '2026-01-05', latest: '2026-01-05' }, recordedAt: '2026-01-05T09:00:00.000Z',
});
const kase = evolve(policy, null, started.events[0]);
console.log(JSON.stringify({ state: kase.state, deadlines: deadlines(policy, kase).length, findings: (await checkText(files, schemas)).length }));
`;

test('the package can be used as a library', () => {
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', program], { cwd: root, encoding: 'utf8' });
  expect(run.stderr).toBe('');
  expect(JSON.parse(run.stdout)).toEqual({
    state: { nomination: 'draft' },
    deadlines: expect.any(Number),
    findings: 0,
  });
});
