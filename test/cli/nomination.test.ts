import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { answer, edited, p } from '../documents/word-editing.ts';
import { session } from './session.ts';

test('a form filled in with Word is read without saving, saved as the draft, and comes out again filled in', async () => {
  const { lkt, folder } = session();
  await lkt('case start national-lkt --id saar --title Sår --as nominator --by indstiller-x');
  expect(await lkt('nomination form --case saar --out skema.docx')).toMatchObject({ exit: 0, err: '' });
  const filled = await edited(readFileSync(join(folder, 'skema.docx')), (xml) =>
    answer(xml, '1a. Område', p('Kroniske sår')).replace('Skriv svarene', 'Og et ord til. Skriv svarene'),
  );
  writeFileSync(join(folder, 'udfyldt.docx'), filled);

  const dry = await lkt('nomination read udfyldt.docx --case saar');
  expect(dry.exit).toBe(1);
  expect(dry.out).toContain('"area": "Kroniske sår"');
  expect(dry.out).toMatch(/Ikke læst:\n {2}før det første felt: Og et ord til\./);
  expect(dry.out).toContain('Intet er gemt.');
  expect(JSON.parse((await lkt('case show saar --json')).out).case.facts.nomination).toBeUndefined();

  const save = 'nomination read udfyldt.docx --case saar --save --as nominator --by indstiller-x';
  expect(await lkt(save)).toMatchObject({ exit: 0, err: '' });
  expect(JSON.parse((await lkt('case show saar --json')).out).case.facts.nomination).toMatchObject({
    area: 'Kroniske sår',
  });
  await lkt('nomination form --case saar --out igen.docx');
  expect(JSON.parse((await lkt('nomination read igen.docx --json')).out).payload).toMatchObject({
    area: 'Kroniske sår',
  });

  expect((await lkt('nomination read udfyldt.docx --save')).exit).toBe(2);
  expect((await lkt('nomination read nej.docx')).exit).toBe(3);
  writeFileSync(join(folder, 'nej.docx'), 'nej');
  expect(await lkt('nomination read nej.docx')).toMatchObject({
    exit: 1,
    err: expect.stringContaining('ikke en hel fil fra Word'),
  });
});
