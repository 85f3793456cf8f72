import { Engine } from 'json-rules-engine';
import { compileSet } from '../src/conditions/compile.ts';
import type { Criterion } from '../src/policy/types.ts';
import { type Figure, microseconds, sideBySide } from './measure.ts';
import { nomination, thePolicy } from './the-text.ts';

/** The criteria of the validation gate on one nomination: compiled, against json-rules-engine as it comes. */
export async function conditionsAgainstPeer(): Promise<Figure[]> {
  const policy = thePolicy();
  const named = Object.fromEntries(Object.entries(policy.conditions).map(([id, { when }]) => [id, when]));
  const parameter = Object.fromEntries(Object.entries(policy.parameters).map(([id, { value }]) => [id, value]));
  const facts = {
    nomination: {
      research: false,
      multidisciplinary: true,
      sectors: ['hospital'],
      municipalDemand: '',
      projectDescription: { attached: false, reference: '' },
      ...nomination,
    },
    parameter,
  };
  const criteria = (policy.gates.validation?.criteria ?? []).map((id) => policy.criteria[id] as Criterion);
  const evaluate = compileSet(
    criteria.map(({ when }) => when),
    { named },
  );

  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const [name, condition] of Object.entries(named)) engine.setCondition(name, rooted(condition));
  engine.addOperator('notEmpty', (fact, value) => (fact !== '' && fact !== undefined && fact !== null) === value);
  for (const [index, { when }] of criteria.entries()) {
    engine.addRule({ conditions: rooted(when), event: { type: String(index) } });
  }
  const [compiled, peer] = await sideBySide(
    () => evaluate(facts),
    () => engine.run(facts),
  );
  return [
    {
      what: `conditions: ${criteria.length} criteria on one nomination`,
      measured: microseconds(compiled),
      against: `json-rules-engine ${microseconds(peer)}`,
      ratio: `${(peer / compiled).toFixed(0)}× as fast`,
    },
  ];
}

/** json-rules-engine wants `all` or `any` outermost. */
function rooted(condition: object): never {
  return ('all' in condition || 'any' in condition ? condition : { all: [condition] }) as never;
}
