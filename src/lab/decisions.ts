import { explain } from '../engine/explain.ts';
import { quoted } from '../engine/refusals.ts';
import { factLabel } from './fact-labels.ts';
import type { RecordedStep } from './record.ts';
import type { JudgedRule, ReplayedDecision } from './replay-types.ts';

/** Every command of the record as the policy of its day judges it. */
export function decisionsOf(workflow: string, steps: RecordedStep[]): ReplayedDecision[] {
  return steps.flatMap(({ number, event, policy, source }) => {
    if (event.type !== 'accepted') return [];
    const { what, rules: explained } = explain(policy, workflow, event);
    const rules: JudgedRule[] = explained.map(({ criterion, title, strength, verdict, missing }) => {
      const labels = missing.map((path) => factLabel(policy, workflow, path));
      return { criterion, title, strength, verdict, missing, labels };
    });
    const { role } = event.actor;
    return [
      {
        event: number,
        command: event.command,
        title: what,
        at: event.occurredAt,
        role: { id: role, title: policy.roles[role]?.title ?? quoted(role) },
        source,
        verdict: overall(rules),
        rules,
      },
    ];
  });
}

function overall(rules: JudgedRule[]): ReplayedDecision['verdict'] {
  if (rules.length === 0) return 'no-rules';
  const musts = rules.filter(({ strength }) => strength === 'must');
  if (musts.some(({ verdict }) => verdict === 'fail')) return 'fails';
  return musts.some(({ verdict }) => verdict === 'unknown') ? 'not-decidable' : 'passes';
}
