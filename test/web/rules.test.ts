import { expect, test } from 'vitest';
import { mailTexts } from '../../src/service/mail-texts.ts';
import { policyOn } from '../../src/service/policy-on.ts';
import { acrossChapters } from '../../src/web/handbook/reading.tsx';
import { addPerson } from '../service/office.ts';
import { openHouse } from './house.ts';

async function house() {
  const one = await openHouse();
  await addPerson(one.office, 'team', ['team@reg-m']);
  return { ...one, da: await one.as('team'), en: await one.as('team', 'en') };
}

const chapters = [
  'workflows/local-lkt',
  'workflows/national-lkt',
  'workflows/nomination-round',
  'workflows/policy-change',
  'workflows/practice-package',
  'workflows/steering-group-meeting',
  ...acrossChapters.map(({ path }) => path),
];

test('whoever is signed in reads every chapter, and the contents lead to each', async () => {
  const { da, faults } = await house();
  const contents = await da.get('/rules');
  for (const chapter of chapters) {
    expect(contents.html).toContain(`href="/rules/${chapter}"`);
    expect((await da.get(`/rules/${chapter}`)).status, chapter).toBe(200);
  }
  expect(faults).toEqual([]);
});

test('the handbook in one document holds every chapter, each place once, and no link to a place that is not there', async () => {
  const { da } = await house();
  const { html } = await da.get('/rules/all');
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  const targets = new Set([...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id));
  expect([...targets].filter((id) => !ids.includes(id))).toEqual([]);
  for (const chapter of chapters) expect(ids).toContain(`chapter-${chapter.replace('/', '-')}`);
});

test('the links of single pages lead to places that are there', async () => {
  const { da } = await house();
  const pages = new Map<string, string>();
  const open = async (path: string) => {
    const html = pages.get(path) ?? (await da.get(path)).html;
    pages.set(path, html);
    return html;
  };
  const wrong: string[] = [];
  for (const chapter of chapters) {
    const own = `/rules/${chapter}`;
    for (const [, path, anchor] of (await open(own)).matchAll(/href="(\/rules[^"#]*)?#([^"]+)"/g)) {
      if (anchor !== 'main' && !(await open(path || own)).includes(` id="${anchor}"`))
        wrong.push(`${own} ${path}#${anchor}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('a parameter shows every value it has had, and marks the one that holds on the chosen day', async () => {
  const { da } = await house();
  const rows = async (path: string) => {
    const [, rest = ''] = (await da.get(path)).html.split('id="parameter-cluster-participation-rule"');
    return [...rest.slice(0, rest.indexOf('</table>')).matchAll(/<tr( class="holds")?><th scope="row">([^<]+)/g)].map(
      ([, holds, value]) => [value, holds !== undefined],
    );
  };
  expect(await rows('/rules/parameters')).toEqual([
    ['nej', false],
    ['ja', true],
  ]);
  expect(await rows('/rules/parameters?at=2023-10-31')).toEqual([
    ['nej', true],
    ['ja', false],
  ]);
  expect(await rows('/rules/parameters?at=2023-11-01')).toEqual([
    ['nej', false],
    ['ja', true],
  ]);
});

test('a criterion tells what is asked, what is told otherwise, and where it is written', async () => {
  const { da, en } = await house();
  const danish = (await da.get('/rules/workflows/national-lkt')).text;
  expect(danish).toContain('Deltagerkredsen');
  expect(danish).toMatch(/Antal medlemmer« hver: er mindst »Færreste medlemmer i et forbedringsteam« \(3\)/);
  expect(danish).toContain('Hver sundhedsklynge skal deltage med mindst ét sygehus og mindst én kommune');
  expect(danish).toContain('Dagsorden til møde i styregruppen for LKT den 28. august 2024, punkt 2, linje 77');
  const english = (await en.get('/rules/workflows/national-lkt')).text;
  expect(english).toContain('Every health cluster must take part with at least one hospital');
  expect(english).toContain('24 months from “1st learning seminar”, otherwise “1st learning seminar” as planned');
});

test('a criterion that is not yet in force is not shown', async () => {
  const { da } = await house();
  expect((await da.get('/rules/workflows/national-lkt?at=2021-05-04')).html).not.toContain(
    'id="criterion-clear-subject"',
  );
  expect((await da.get('/rules/workflows/national-lkt?at=2021-05-05')).html).toContain('id="criterion-clear-subject"');
});

test('every mail can be read with plain words where values will stand, in the reader’s language', async () => {
  const { da, en, office } = await house();
  const list = (await da.get('/rules/mails')).html;
  const known = mailTexts(policyOn(office.text)('2026-11-23'));
  expect(known.map(({ id }) => id)).toEqual([...office.text.messages.keys()]);
  for (const { id, subject, body, occasions } of known) {
    expect(list, id).toContain(`href="/rules/mails/${id}"`);
    expect(occasions.length, id).toBeGreaterThan(0);
    const words = [subject, body].flatMap(({ da: danish, en: english }) => [danish, english]).join('\n');
    expect(words, id).not.toMatch(/\{\{|\[(case|deadline|recipient|payload|parameter|invitation|digest|bounce)\./);
  }
  expect((await en.get('/rules/mails/cap-soon')).text).toContain('Dear [name of the recipient]');
  expect((await da.get('/rules/mails/cap-soon')).text).toContain(
    'Fra første læringsseminar til afslutning: 6 måneder før',
  );
});

test('a trial tells what it would change, and what it changes nothing in', async () => {
  const { da } = await house();
  const { text } = await da.get('/rules/trials');
  expect(text).toMatch(/Højst fra første læringsseminar til afslutning 24 måneder 18 måneder/);
  expect((await da.get('/rules/trials?at=2010-01-01')).status).toBe(200);
});

test('any day can be chosen; what is no day is told and changes nothing', async () => {
  const { da, faults } = await house();
  for (const day of ['0001-01-01', '1999-12-31', '2021-02-10', '9999-12-31']) {
    expect((await da.get(`/rules/all?at=${day}`)).status, day).toBe(200);
  }
  for (const day of ['2021-02-30', '2021-2-1', '10000-01-01', 'i går', '<script>', "'; DROP TABLE"]) {
    const seen = await da.get(`/rules?at=${encodeURIComponent(day)}`);
    expect(seen.status, day).toBe(422);
    expect(seen.text).toContain('Reglerne pr. 23. november 2026');
  }
  expect((await da.get('/rules?at=2021-02-10')).html).toContain('href="/rules/parameters?at=2021-02-10"');
  expect(faults).toEqual([]);
});

test('the picture is drawn from the text of the day, in the reader’s language; what there is not is told', async () => {
  const { da, en, faults } = await house();
  const picture = await da.get('/rules/workflows/local-lkt/picture.svg?at=2021-02-10');
  expect(picture.headers['content-type']).toBe('image/svg+xml');
  expect(picture.html).toContain('Lokalt LKT');
  expect((await en.get('/rules/workflows/local-lkt/picture.svg')).html).toContain('Local LKT');
  for (const path of ['workflows/nothing', 'workflows/constructor', 'mails/nothing', 'mails/__proto__', 'nothing']) {
    expect((await da.get(`/rules/${path}`)).status, path).toBe(404);
  }
  expect((await da.get('/rules/workflows/constructor/picture.svg')).status).toBe(409);
  expect(faults).toEqual([]);
});
