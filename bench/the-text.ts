import { join } from 'node:path';
import { readTextFolder } from '../src/policy/read.ts';
import { resolvePolicy } from '../src/policy/resolve.ts';
import { parseText } from '../src/policy/text.ts';
import type { Policy } from '../src/policy/types.ts';

export const root = join(import.meta.dirname, '..');

/** The project's own policy on a fixed day. */
export function thePolicy(): Policy {
  const resolved = resolvePolicy(parseText(readTextFolder(root)).text, '2026-01-05');
  if ('findings' in resolved) throw new Error('The text has errors; run "npx lkt policy check".');
  return resolved.policy;
}

/** A nomination with every question answered. */
export const nomination = {
  area: 'Fald blandt indlagte',
  subject: 'Faldscreening ved indlæggelse',
  localProject: { description: 'To afsnit har screenet i halvandet år.', results: 'Fald med skade er halveret.' },
  foundation: { type: 'local-project' },
  aims: 'Halvt så mange fald',
  beneficiaries: 'Patienter over 65 år',
  reach: 'Alle regioner',
  indicators: [{ name: 'Fald med skade', type: 'outcome', measuredBy: 'Journal' }],
  data: { source: 'manual', access: 'Månedlig optælling' },
  evidence: { basis: 'evidence', description: 'National anbefaling' },
  consensusOnNeed: { forums: ['lvs'], description: 'Selskaberne er enige om behovet.' },
  consensusOnTreatment: { description: 'Selskaberne er enige om tiltagene.' },
  nominators: ['reg-sj'],
  contact: { organisation: 'reg-sj', role: 'Kvalitetschef' },
};
