import { Engine, type TopLevelCondition } from 'json-rules-engine';
import type { Named } from '../../src/conditions/named.ts';
import { ownOperators } from '../../src/conditions/operators.ts';
import type { Condition, Facts } from '../../src/conditions/types.ts';

/** json-rules-engine as it comes, with its own path resolver; only our operators are added. It throws where it throws. */
export async function bareAnswer(condition: Condition, facts: Facts, named: Named = {}): Promise<boolean> {
  const engine = new Engine([{ conditions: group(condition), event: { type: 'passed' } }]);
  for (const [name, test] of Object.entries(ownOperators)) engine.addOperator(name, test);
  for (const [name, inner] of Object.entries(named)) engine.setCondition(name, group(inner));
  return (await engine.run(facts)).results.length === 1;
}

function group(condition: Condition): TopLevelCondition {
  return { all: [condition] } as TopLevelCondition;
}
