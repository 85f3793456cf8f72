/** The repository's own text, replayed. */

import { fileURLToPath } from 'node:url';
import { replay } from '../../src/lab/replay.ts';
import type { PolicyAt, Replay } from '../../src/lab/replay-types.ts';
import { loadText } from '../../src/policy/check.ts';
import { kindSchemasFrom } from '../../src/policy/kind-schemas.ts';
import { readTextFolder } from '../../src/policy/read.ts';
import { resolvePolicy } from '../../src/policy/resolve.ts';
import type { Policy } from '../../src/policy/types.ts';

const files = readTextFolder(fileURLToPath(new URL('../..', import.meta.url)));
const loaded = loadText(files, kindSchemasFrom(files));
if ('findings' in loaded) throw new Error(`The text has errors:\n${JSON.stringify(loaded.findings, null, 2)}`);
const { text } = loaded;

export const precedentIds = [...text.precedents.keys()];
export const trialTitle = (id: string) => text.trials.get(id)!.value.title;

const known = new Map<string, Policy>();

function policyAt(trial?: string): PolicyAt {
  return (date) => {
    const key = `${date} ${trial}`;
    const resolved = known.get(key) ?? fresh(date, trial);
    known.set(key, resolved);
    return resolved;
  };
}

export function replayOf(id: string, trial?: string): Replay {
  return replay(policyAt(trial), id, text.precedents.get(id)!.value);
}

function fresh(date: string, trial?: string): Policy {
  const resolved = resolvePolicy(text, date, trial);
  if ('findings' in resolved) throw new Error(JSON.stringify(resolved.findings));
  return resolved.policy;
}
