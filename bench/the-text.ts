import { join } from 'node:path';
import { decide } from '../src/engine/decide.ts';
import { evolve } from '../src/engine/evolve.ts';
import { exactly } from '../src/engine/time.ts';
import type { Case, CaseEvent } from '../src/engine/types.ts';
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

/** A national LKT just started, the event that started it, and who acted when. */
export function startedCase(policy: Policy, id: string) {
  const common = {
    actor: { role: 'nominator', by: 'bench' },
    occurredAt: exactly('2026-01-05'),
    recordedAt: '2026-01-05T09:00:00.000Z',
  };
  const start = { kind: 'start', id, workflow: 'national-lkt', title: 'Bench', policy: 'bench', ...common } as const;
  const decided = decide(policy, null, start);
  if ('refusals' in decided) throw new Error('The case could not be started.');
  const [event] = decided.events as [CaseEvent];
  const kase: Case = evolve(policy, null, event);
  return { kase, event, common };
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
