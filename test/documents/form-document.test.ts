import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filledFormIn } from '../../src/documents/filled-form.ts';
import { formDocument } from '../../src/documents/form-document.ts';
import { paperForm } from '../../src/documents/paper-form.ts';
import { wordText } from '../../src/documents/word-text.ts';
import { contentHash } from '../../src/policy/hash.ts';
import type { Form } from '../../src/policy/types.ts';
import { payloads } from './form-values.ts';

const folder = join(import.meta.dirname, '..', '..', 'schemas', 'forms');
const forms = readdirSync(folder).map((file) => {
  const form = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Form;
  return { id: file.replace('.json', ''), form, hash: contentHash(form) };
});
const at = '2026-11-23T09:00:00.000Z';
const seed = 20_261_123;

test('the questions of the nomination stand in order, each field with a code of its own', () => {
  const fields = paperForm(forms.find(({ id }) => id === 'nomination')!.form);
  expect([...new Set(fields.map(({ heading }) => heading?.en.replace('Question ', '')))]).toEqual([
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(String),
    'Draft project description',
  ]);
  expect(new Set(fields.map(({ code }) => code)).size).toBe(fields.length);
});

describe(`what is filled in, written and read is the same (seed ${seed})`, () => {
  test.each(forms.map((each) => [each.id, each] as const))('%s', async (id, paper) => {
    const runs = id === 'nomination' || id === 'participation' ? 12 : 1;
    const property = fc.asyncProperty(
      payloads(paper.form),
      fc.constantFrom('da' as const, 'en' as const),
      async (values, language) => {
        const { payload, problems, unread } = filledFormIn(
          await wordText(await formDocument(paper, language, at, values)),
          paper,
        );
        expect({ payload, problems, unread }).toEqual({ payload: values, problems: [], unread: [] });
      },
    );
    await fc.assert(property, { seed, numRuns: runs, interruptAfterTimeLimit: 20_000, endOnFailure: true });
  });
});
