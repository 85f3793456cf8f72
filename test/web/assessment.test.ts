import readExcel from 'read-excel-file/node';
import { beforeEach, describe, expect, test } from 'vitest';
import { exactly } from '../../src/engine/time.ts';
import { exportXes } from '../../src/service/export-xes.ts';
import { placeCase } from '../../src/service/place-case.ts';
import { startCase } from '../../src/service/start-case.ts';
import { tickAll } from '../../src/service/tick.ts';
import { addPerson, unregistered } from '../service/office.ts';
import { openHouse, type TestHouse } from './house.ts';
import { program } from './programs.ts';

const criteria = ['area', 'localProject', 'aims', 'measurement', 'changes', 'consensus'];
const scores = (score: number, reason = 'Tydelig variation') =>
  Object.fromEntries(
    criteria.flatMap((each) => [
      [`scores.${each}.score`, String(score)],
      [`scores.${each}.reason`, `${reason} (${each})`],
    ]),
  );

let it: TestHouse;
/** A round with two nominations that are being assessed, and three assessors. */
beforeEach(async () => {
  it = await openHouse();
  const { office, clock } = it;
  await addPerson(office, 'sekretariat', ['secretariat']);
  await addPerson(office, 'tovholder', ['coordinator']);
  await addPerson(office, 'indstiller', ['nominator@reg-sd']);
  for (const assessor of ['anna', 'bo', 'carl']) await addPerson(office, assessor, ['assessment-group']);
  const given = { actor: { role: 'secretariat', by: 'sekretariat' }, occurredAt: exactly('2026-10-01'), at: clock.now };
  const nobody = unregistered(office);
  await startCase(nobody, { ...given, id: 'runde', workflow: 'nomination-round', title: 'Runden' });
  await placeCase(nobody, { ...given, case: 'runde', state: 'closed', reason: 'Overtaget.' });
  for (const id of ['fald', 'kol']) {
    await startCase(nobody, { ...given, id, workflow: 'national-lkt', title: `Om ${id}`, links: { round: 'runde' } });
    await placeCase(nobody, {
      ...given,
      case: id,
      state: 'assessment.assessing',
      reason: 'Overtaget.',
      facts: { nomination: { area: 'Fald', nominators: ['reg-sd'] } },
      milestones: { validated: exactly('2026-10-01') },
    });
  }
});

async function give(person: string, path: string, fields: Record<string, string | string[]>, then = 'assessment') {
  const [, , kase] = path.split('/');
  const visitor = await it.as(person);
  const version = (await it.office.ledger.loadCase(kase as string))?.snapshot.version;
  return visitor.post(path, { _version: String(version), _then: then, ...fields });
}
const score = (person: string, kase: string, points: number) =>
  give(person, `/cases/${kase}/do/assessment.score`, scores(points));

describe('scores', () => {
  test('belong to who is signed in, whatever the form says', async () => {
    const answer = await score('anna', 'fald', 4);
    expect([answer.status, answer.location?.split('?')[0]]).toEqual([303, '/cases/fald/assessment']);
    const forged = await give('anna', '/cases/fald/do/assessment.score', { ...scores(1), assessor: 'bo' });
    expect(forged.status).toBe(422);
    expect(forged.text).toContain('kan ikke være en anden');
    const { snapshot } = (await it.office.ledger.loadCase('fald'))!;
    expect((snapshot.facts.assessments as { assessor: string }[]).map(({ assessor }) => assessor)).toEqual(['anna']);
  });

  test('of others are not shown to somebody who has yet to score', async () => {
    await score('anna', 'fald', 4);
    expect((await (await it.as('bo')).get('/cases/fald/assessment')).text).toContain(
      'vises, når du selv har givet point',
    );
    expect((await (await it.as('anna')).get('/cases/fald/assessment')).text).toContain('Standardafvigelse');
    expect((await (await it.as('bo')).get('/cases/runde/ranking')).text).toContain(
      'Vises, når du selv har givet point',
    );
    expect((await (await it.as('bo')).get('/cases/runde/ranking.svg')).html).not.toContain('4,0');
  });

  test('given again count in the place of the earlier, which are kept', async () => {
    await score('anna', 'fald', 2);
    await score('anna', 'fald', 5);
    const { text, html } = await (await it.as('anna')).get('/cases/fald/assessment');
    expect([text.includes('( tæller )') || text.includes('(tæller)'), text.includes('afløst')]).toEqual([true, true]);
    expect(html).toMatch(/<th scope="row">Samlet<\/th><td>5<\/td>/);
  });

  test('are not for a nominator', async () => {
    const indstiller = await it.as('indstiller');
    expect((await indstiller.get('/cases/fald')).status).toBe(200);
    expect((await indstiller.get('/cases/fald/assessment')).status).toBe(403);
    expect((await indstiller.get('/cases/fald/validation')).text).not.toContain('Tovholderens bedømmelse');
  });
});

describe('a recusal', () => {
  test('takes the case from the assessor, stands in the record and is exported', async () => {
    await score('bo', 'fald', 3);
    const answer = await give('bo', '/cases/fald/do/assessment.recuse', { reason: 'Jeg leder projektet' });
    expect(answer.location?.split('?')[0]).toBe('/cases');
    const bo = await it.as('bo');
    for (const path of ['/cases/fald', '/cases/fald/assessment', '/cases/fald/do/assessment.score'])
      expect([path, (await bo.get(path)).status]).toEqual([path, 404]);
    expect((await bo.get('/cases')).html).not.toContain('/cases/fald');
    expect((await bo.get('/cases/kol/assessment')).status).toBe(200);
    const page = (await (await it.as('sekretariat')).get('/cases/fald/assessment')).text;
    expect(page).toContain('Jeg leder projektet');
    expect(page).toContain('0 af 2 har givet point');
    expect((await (await it.as('sekretariat')).get('/cases/fald')).text).toContain('Meld dig inhabil');
    expect((await exportXes(it.office, ['fald'], 'da')).xes).toContain('Meld dig inhabil');
  });

  test('stands with its reason in the spreadsheet of the round, which is only for those who follow the assessors', async () => {
    await score('anna', 'kol', 4);
    await give('bo', '/cases/fald/do/assessment.recuse', { reason: 'Jeg leder projektet' });
    const file = await (await it.as('sekretariat')).get('/cases/runde/ranking.xlsx');
    const [sheet] = await readExcel(file.body);
    const rows = sheet?.data ?? [];
    const of = (kase: string, assessor: string) => rows.filter((row) => row[0] === kase && row[2] === assessor);
    expect(of('fald', 'bo').map((row) => [row[4], row[7]])).toEqual([['Inhabil', 'Jeg leder projektet']]);
    expect(of('fald', 'anna').map((row) => row[4])).toEqual(['Mangler']);
    expect(of('kol', 'anna').map((row) => row[6])).toEqual([4, 4, 4, 4, 4, 4]);
    expect((await (await it.as('anna')).get('/cases/runde/ranking.xlsx')).status).toBe(403);
  });

  test('keeps the assessor from ranking the round', async () => {
    await give('bo', '/cases/fald/do/assessment.recuse', { reason: 'Jeg leder projektet' });
    const ranking = (await (await it.as('bo')).get('/cases/runde/ranking')).html;
    expect([ranking.includes('Om fald'), ranking.includes('Om kol'), ranking.includes('name="ranking"')]).toEqual([
      false,
      true,
      false,
    ]);
  });

  test('may be recorded by the secretariat, of one who holds the role', async () => {
    const page = (await (await it.as('sekretariat')).get('/cases/fald/assessment')).html;
    expect(page).toContain('<option value="carl"');
    expect(page).not.toContain('<option value="indstiller"');
    await give('sekretariat', '/cases/fald/do/assessment.exclude', { recused: 'carl', reason: 'Nær slægtning' });
    expect((await (await it.as('carl')).get('/cases/fald')).status).toBe(404);
  });
});

describe('reminders', () => {
  const reminded = async () =>
    (await it.office.ledger.outbox())
      .filter(({ key, caseId }) => caseId === 'fald' && key.includes('/two-weeks-before/'))
      .map(({ person }) => person)
      .sort();

  test('go only to assessors who are not finished', async () => {
    await score('anna', 'fald', 4);
    await give('bo', '/cases/fald/do/assessment.recuse', { reason: 'Jeg leder projektet' });
    await tickAll(it.office, '2026-11-27T09:00:00.000Z');
    expect(await reminded()).toEqual(['carl']);
  });

  test('go to nobody, not even to a dead letter, when all are finished', async () => {
    for (const each of ['anna', 'bo', 'carl']) await score(each, 'fald', 4);
    await tickAll(it.office, '2026-11-27T09:00:00.000Z');
    expect(await reminded()).toEqual([]);
  });

  test('have the same keys whoever is left', async () => {
    await tickAll(it.office, '2026-11-27T09:00:00.000Z');
    const keys = async () =>
      (await it.office.ledger.outbox()).filter(({ caseId }) => caseId === 'fald').map(({ key }) => key);
    const before = await keys();
    await score('anna', 'fald', 4);
    await tickAll(it.office, '2026-11-27T10:00:00.000Z');
    expect(await keys()).toEqual(before);
    expect(before).toContain('fald/assessment/two-weeks-before/2026-12-01/anna');
  });
});

describe('the ranking', () => {
  test('shows mean, lowest and highest, deviation and number, drawn and in a table', async () => {
    for (const [person, points] of [
      ['anna', 2],
      ['bo', 4],
    ] as const)
      await score(person, 'fald', points);
    const tovholder = await it.as('tovholder');
    const { text } = await tovholder.get('/cases/runde/ranking');
    expect(text.replace(/\s/g, '')).toContain('Omfald3(2–4)±1;n=2');
    const svg = await tovholder.get('/cases/runde/ranking.svg');
    expect(svg.headers['content-type']).toContain('image/svg+xml');
    expect(svg.html).toContain('3,0');
  });

  test('is given by people, in any order, beside the numbers', async () => {
    await score('anna', 'fald', 5);
    await score('anna', 'kol', 1);
    const answer = await give(
      'anna',
      '/cases/runde/do/round.recommend',
      { ranking: ['', 'kol', 'fald'], recommended: ['', 'kol'], reasons: 'Kol haster mest' },
      'ranking',
    );
    expect(answer.location?.split('?')[0]).toBe('/cases/runde/ranking');
    const { text } = await (await it.as('anna')).get('/cases/runde/ranking');
    expect(text.replace(/\s+/g, ' ')).toMatch(/Gruppens rangordning Om kol \( ?anbefales ?\) Om fald/);
  });

  test('refuses the same nomination twice, and keeps what was chosen in its places', async () => {
    const answer = await give('anna', '/cases/runde/do/round.recommend', {
      ranking: ['kol', 'kol'],
      recommended: 'kol',
    });
    expect(answer.status).toBe(422);
    expect(answer.html.match(/<option value="kol" selected/g)).toHaveLength(2);
  });
});

describe('what assessors wrote', () => {
  /** Everything that a person finds of the case and its events, page by page and call by call. */
  async function allSeenBy(person: string, word: string): Promise<string> {
    const visitor = await it.as(person);
    const { call } = await program(it, person, ['read', 'write']);
    const { snapshot } = (await it.office.ledger.loadCase('fald'))!;
    const versions = Array.from({ length: snapshot.version }, (_, index) => index + 1);
    const pages = ['/cases/fald', '/cases/fald?at=2026-11-23', `/search?q=${word}`, '/cases/fald/validation'];
    const seen = [...pages, ...versions.map((version) => `/cases/fald/events/${version}`)].map(
      async (path) => (await visitor.get(path)).text,
    );
    const calls = ['/cases/fald', '/cases/fald/events', '/cases/fald/commands'];
    const answers = [...calls, ...versions.map((version) => `/cases/fald/events/${version}`)].map(
      async (path) => (await call('GET', path)).text,
    );
    return (await Promise.all([...seen, ...answers])).join('\n');
  }

  beforeEach(async () => {
    await score('anna', 'fald', 4);
    await score('bo', 'fald', 3);
    await give('bo', '/cases/fald/do/assessment.recuse', { reason: 'Hemmelighedsfuld grund' });
    await score('carl', 'fald', 5);
  });

  test('is not on event pages, in the history, in what a search finds or in answers to programs for a nominator', async () => {
    const seen = await allSeenBy('indstiller', 'Hemmelighedsfuld');
    expect(seen).not.toMatch(/\((?:anna|bo|carl)[ )]/);
    expect(seen).not.toMatch(/"by":\s*"(?:anna|bo|carl)"/);
    expect(seen).not.toMatch(/der stod.*(?:anna|bo|carl)/);
    expect(seen).not.toContain('Tydelig variation');
    expect(seen).not.toMatch(/<mark>Hemmelighedsfuld/);
    expect(seen).toContain('er kun for dem, der følger');
    // The event itself is no secret, nor the rule, nor what it answered.
    expect(seen).toContain('Bedømmeren er habil');
  });

  test('is not for another assessor either, but what one did oneself is', async () => {
    const seen = await allSeenBy('carl', 'Hemmelighedsfuld');
    expect(seen).not.toMatch(/"by":\s*"(?:anna|bo)"/);
    expect(seen).toMatch(/"by":\s*"carl"/);
    expect(seen).not.toMatch(/der stod.*(?:anna|bo)/);
  });

  test('is for those who follow the assessors', async () => {
    const seen = await allSeenBy('tovholder', 'Hemmelighedsfuld');
    expect(seen).toMatch(/"by":\s*"anna"/);
    expect(seen).toContain('der stod');
    expect(seen).toContain('bo');
    expect(seen).not.toContain('er kun for dem, der følger');
    expect((await (await it.as('tovholder')).get('/search?q=Hemmelighedsfuld')).text).toContain('Om fald');
  });
});
