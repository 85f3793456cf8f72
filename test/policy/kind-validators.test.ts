import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { compileKinds } from '../../src/policy/kind-schemas.ts';
import type { KindValidators } from '../../src/policy/libraries.ts';
import { readTextFolder } from '../../src/policy/read.ts';
import { parseText } from '../../src/policy/text.ts';
import { kindSchemas } from './broken-text.ts';
import { randomlyEdited } from './random-edits.ts';

const files = readTextFolder(new URL('../..', import.meta.url).pathname);
const first = 20_261_127;
const built = '../../dist/policy/kind-validators.cjs';

it(`what Ajv wrote for the built package answers as the schemas compiled here do, whatever is edited (seeds from ${first})`, () => {
  const { of, follow } = createRequire(import.meta.url)(built) as KindValidators;
  expect(of, 'run "npm run build": the schemas have changed since').toBe(JSON.stringify(kindSchemas));
  const kinds = compileKinds(kindSchemas);
  const unchanged = new Map<string, unknown>();
  const answers = { followed: 0, broken: 0 };
  for (let seed = first; seed < first + 500; seed += 1) {
    for (const { kind, parsed } of parseText(seed === first ? files : randomlyEdited(files, seed)).text.files) {
      if (seed > first && parsed === unchanged.get(parsed.file)) continue;
      if (seed === first) unchanged.set(parsed.file, parsed);
      const sound = kinds.validate(kind, parsed.value).length === 0;
      expect([seed, parsed.file, follow({ [`${kind}.schema.json`]: parsed.value })]).toEqual([
        seed,
        parsed.file,
        sound,
      ]);
      answers[sound ? 'followed' : 'broken'] += 1;
    }
  }
  expect([answers.followed > 150, answers.broken > 50]).toEqual([true, true]);
});
