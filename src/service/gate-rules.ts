import type { ParsedText } from '../policy/text.ts';
import type { Criterion, Policy, StateNode, Text } from '../policy/types.ts';
import { type Cited, cited } from './cited.ts';
import { conditionInWords, type ToldCondition } from './condition-words.ts';

/** A gate with the criteria that are in force, and what must pass it. */
export interface GateRules {
  id: string;
  title: Text;
  /** Commands that the gate stands before. */
  before: Text[];
  criteria: {
    id: string;
    title: Text;
    strength: Criterion['strength'];
    inForce: Criterion['inForce'];
    cases: Criterion['cases'];
    when: ToldCondition;
    otherwise: Text;
    sources: Cited[];
  }[];
}

/** The gates of a workflow, in the order of the text. */
export function gateRules(text: ParsedText, policy: Policy, workflow: string): GateRules[] {
  const before = commandsBehind(policy, workflow);
  return text.criteria
    .filter(({ value }) => value.workflow === workflow)
    .map(({ value: { gate } }) => ({
      id: gate,
      title: policy.gates[gate]!.title,
      before: before.get(gate) ?? [],
      criteria: policy.gates[gate]!.criteria.map((id) => {
        const { title, strength, inForce, cases, when, otherwise, source } = policy.criteria[id]!;
        const told = conditionInWords(policy, workflow, when);
        return { id, title, strength, inForce, cases, when: told, otherwise, sources: cited(text, source) };
      }),
    }));
}

function commandsBehind(policy: Policy, workflow: string): Map<string, Text[]> {
  const found = new Map<string, Map<string, Text>>();
  const open: Pick<StateNode, 'on' | 'states'>[] = [policy.workflows[workflow]!];
  for (const { on, states } of open) {
    for (const [command, transitions] of Object.entries(on ?? {})) {
      for (const { guard, meta } of transitions) {
        if (guard === undefined) continue;
        found.set(guard, (found.get(guard) ?? new Map<string, Text>()).set(command, meta.title));
      }
    }
    open.push(...Object.values(states ?? {}));
  }
  return new Map([...found].map(([guard, commands]) => [guard, [...commands.values()]]));
}
