import { Engine } from 'json-rules-engine';
import { compileSet } from '../src/conditions/compile.ts';
import type { Criterion } from '../src/policy/types.ts';
import { atLeast, type Figure, microseconds, sideBySide } from './measure.ts';
import { nomination, thePolicy } from './the-text.ts';

/**
 * The criteria of the validation gate on one nomination, all facts given: compiled, against json-rules-engine as it
 * comes, its rules added beforehand. Both answer every criterion, and must answer the same. Ours also tells what was read
 * and what was missing; the peer makes its own report of every rule.
 */
export async function conditions(): Promise<Figure[]> {
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
  const passing = evaluate(facts).flatMap(({ verdict }, index) => (verdict === 'pass' ? [index] : []));
  const peerPassing = (await engine.run(facts)).events.map(({ type }) => Number(type)).sort((a, b) => a - b);
  if (passing.join() !== peerPassing.join()) throw new Error(`Passing: ${passing}; of the peer: ${peerPassing}.`);
  const [compiled, peer] = await sideBySide(
    () => evaluate(facts),
    () => engine.run(facts),
  );
  return [
    {
      what: `${criteria.length} criteria on one nomination, compiled`,
      measured: microseconds(compiled),
      against: `json-rules-engine: ${microseconds(peer)}`,
      ...atLeast(100, peer / compiled, '× as fast'),
    },
  ];
}

/** json-rules-engine wants `all` or `any` outermost. */
function rooted(condition: object): never {
  return ('all' in condition || 'any' in condition ? condition : { all: [condition] }) as never;
}
