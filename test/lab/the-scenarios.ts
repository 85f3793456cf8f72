/** The repository's own scenarios, read and run. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runScenario } from '../../src/lab/scenario.ts';
import { readFixtures, readScenario } from '../../src/lab/scenario-read.ts';
import type { ResolveAt, ScenarioResult } from '../../src/lab/scenario-types.ts';
import { loadText } from '../../src/policy/check.ts';
import { formatFinding } from '../../src/policy/findings.ts';
import { kindSchemasFrom } from '../../src/policy/kind-schemas.ts';
import { readTextFolder } from '../../src/policy/read.ts';
import { resolvePolicy } from '../../src/policy/resolve.ts';
import type { Policy } from '../../src/policy/types.ts';

const root = join(import.meta.dirname, '..', '..');
export const folder = 'test/scenarios';

export function yamlIn(path: string): Record<string, string> {
  const names = readdirSync(join(root, path)).filter((name) => name.endsWith('.yaml'));
  return Object.fromEntries(
    names.toSorted().map((name) => [`${path}/${name}`, readFileSync(join(root, path, name), 'utf8')]),
  );
}

const files = readTextFolder(root);
const kindSchemas = kindSchemasFrom(files);
const loaded = loadText(files, kindSchemas);
if ('findings' in loaded) throw new Error(loaded.findings.map((one) => formatFinding(one, 'en')).join('\n'));

const resolved = new Map<string, ReturnType<ResolveAt>>();
export const resolveAt: ResolveAt = (date, trial) => {
  const key = `${date}/${trial ?? ''}`;
  const ready = resolved.get(key) ?? resolvePolicy(loaded.text, date, trial);
  resolved.set(key, ready);
  return ready;
};

/** The text in force today. */
export const today = (resolveAt('2026-01-05') as { policy: Policy }).policy;

/** File → text. */
export const scenarios = yamlIn(folder);
export const { fixtures, findings: fixtureFindings } = readFixtures(yamlIn(`${folder}/fixtures`), kindSchemas);

export const read = (file: string, source: string) => readScenario(file, source, { resolveAt, kindSchemas, fixtures });

const results = new Map<string, Promise<ScenarioResult>>();

/** What a scenario led to, run once. */
export function resultOf(file: string): Promise<ScenarioResult> {
  const running = results.get(file) ?? run(file);
  results.set(file, running);
  return running;
}

export function allResults(): Promise<ScenarioResult[]> {
  return Promise.all(Object.keys(scenarios).map(resultOf));
}

async function run(file: string): Promise<ScenarioResult> {
  const reading = read(file, scenarios[file]!);
  if ('findings' in reading) throw new Error(reading.findings.map((one) => formatFinding(one, 'en')).join('\n'));
  return runScenario(resolveAt, reading.scenario, fixtures);
}
