import type { Explanation } from '../conditions/types.ts';
import type { Refusal } from '../engine/types.ts';
import { factLabel, inLabels } from '../lab/fact-labels.ts';
import type { Policy, Text } from '../policy/types.ts';

/** What a path of a case's facts is called in the forms of its policy. */
export function labelOf(policy: Policy, workflow: string): (path: string) => Text {
  return (path) => factLabel(policy, workflow, path);
}

/** Refusals as a person reads them: missing facts by their labels, each with the paths it had. */
export function labelledRefusals(
  policy: Policy,
  workflow: string,
  refusals: Refusal[],
): (Refusal & { labels: Text[] })[] {
  const label = labelOf(policy, workflow);
  return refusals.map((each) => {
    // A payload's problem names its field in its own sentence.
    const missing = each.code === 'payload' ? [] : each.missing;
    return { ...each, why: inLabels(each.why, missing, label), labels: missing.map(label) };
  });
}

/** The facts that a condition's explanation names: path → label. */
export function labelsIn(policy: Policy, workflow: string, because: Explanation): Record<string, Text> {
  const label = labelOf(policy, workflow);
  const paths = because.kind === 'leaf' ? [because.fact, ...because.missing] : [];
  const inner = because.kind === 'leaf' ? [] : because.of.map((each) => labelsIn(policy, workflow, each));
  return Object.assign(Object.fromEntries(paths.map((path) => [path, label(path)])), ...inner);
}
