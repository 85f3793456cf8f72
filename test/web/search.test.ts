import { expect, test } from 'vitest';
import { addPerson, command, runningLkt } from '../service/office.ts';
import { openHouse } from './house.ts';

async function house() {
  const one = await openHouse();
  await addPerson(one.office, 'sekretariat', ['secretariat']);
  await addPerson(one.office, 'leder-m', ['project-lead@reg-m']);
  await addPerson(one.office, 'leder-h', ['project-lead@reg-h']);
  await runningLkt(one.office, 'sepsis', {
    at: '2026-01-05',
    firstSeminar: '2025-06-02',
    title: 'LKT Blodforgiftning',
  });
  await runningLkt(one.office, 'hofte', { at: '2026-01-05', firstSeminar: '2025-06-02', title: 'LKT Lårbensbrud' });
  const search = async (person: string, query: string, more = '') =>
    (await one.as(person)).get(`/search?q=${encodeURIComponent(query)}${more}`);
  return { ...one, search };
}

test('a case is found by its title, its id, the text of its facts, and its history', async () => {
  const one = await house();
  const report = { period: 'Andet år', outcomeGoals: 'Dødeligheden er faldet på Ærø.', processGoals: '82 procent.' };
  await command(one.office, 'sepsis', 'project-lead', 'status-report.submit', '2026-02-02', report);
  for (const query of ['blodforgiftning', 'SEPSIS', 'doedelig', 'aeroe', 'aflever afrapportering', 'taken over']) {
    const { html } = await one.search('sekretariat', query, '&in=cases');
    expect(html, query).toContain('href="/cases/sepsis"');
  }
  const { html } = await one.search('sekretariat', 'aeroe');
  expect(html).toContain('Dødeligheden er faldet på <mark>Ærø</mark>.');
});

test('what is found by its id alone is shown in words', async () => {
  const one = await house();
  const { html, text } = await one.search('sekretariat', 'sepsis');
  expect(text).toContain('LKT Blodforgiftning (Nationalt LKT) Lokalt arbejde mellem seminarer');
  expect(html).not.toContain('<mark>sepsis</mark>');
  const person = await one.search('sekretariat', 'leder-m', '&in=people');
  expect(person.text).toMatch(/leder - m @\S+, National projektleder/);
});

test('a case that was changed is found by what stands in it now', async () => {
  const one = await house();
  expect((await one.search('sekretariat', 'antibiotika', '&in=cases')).html).not.toContain('/cases/sepsis');
  const report = { period: 'Andet år', outcomeGoals: 'Antibiotika i tide.', processGoals: '82 procent.' };
  await command(one.office, 'sepsis', 'project-lead', 'status-report.submit', '2026-02-02', report);
  expect((await one.search('sekretariat', 'antibiotika', '&in=cases')).html).toContain('/cases/sepsis');
});

test('nobody finds a case that they may not see, nor learns that there is one', async () => {
  const one = await house();
  expect((await one.search('leder-m', 'blodforgiftning')).html).toContain('href="/cases/sepsis"');
  const foreign = await one.search('leder-h', 'blodforgiftning');
  expect(foreign.text).toContain('Intet fundet');
  const unknown = await one.search('leder-h', 'findesikke');
  const without = ({ text }: { text: string }) => text.replaceAll('blodforgiftning', '').replaceAll('findesikke', '');
  expect(without(foreign)).toBe(without(unknown));
});

test('people are found only by those who administer them', async () => {
  const one = await house();
  expect((await one.search('sekretariat', 'leder-m')).text).toContain('Personer (1)');
  expect((await one.search('sekretariat', 'eksempelsen', '&in=people')).text).toContain('leder-h');
  const { text } = await one.search('leder-m', 'eksempelsen', '&in=people');
  expect(text).not.toContain('leder-h@');
  expect(text).toContain('Personer (0)');
});

test('rules, sources and organisations are found, and lead to their places in the handbook', async () => {
  const one = await house();
  const found: [query: string, href: string][] = [
    ['GOV-085', '/rules/sources#GOV-085'],
    ['genstandsfeltet', '/rules/workflows/national-lkt#criterion-clear-subject'],
    ['opfoelgning efter afslutning', '/rules/workflows/national-lkt#deadline-follow-up'],
    ['færreste bedømmere', '/rules/parameters#parameter-assessors-min'],
    ['planlæg afslutningen', '/rules/mails/cap-soon'],
    ['region midtjylland', '/rules/organisations#organisation-reg-m'],
  ];
  for (const [query, href] of found) {
    expect((await one.search('leder-h', query)).html, query).toContain(`href="${href}"`);
    const [page = '', anchor] = href.split('#');
    const target = await (await one.as('leder-h')).get(page);
    if (anchor) expect(target.html).toContain(` id="${anchor}"`);
  }
});

test('many hits come in pages, and every page that is asked for is one that there is', async () => {
  const one = await house();
  const first = await one.search('leder-h', 'lkt', '&in=rules');
  const pages = Number(/Side 1 af (\d+)/.exec(first.text)?.[1]);
  expect(pages).toBeGreaterThan(2);
  expect(first.html.match(/<li>/g)?.length).toBeGreaterThanOrEqual(20);
  for (const [asked, shown] of Object.entries({ 2: 2, 0: 1, '-1': 1, 99999: pages, x: 1, '1e9': 1 })) {
    expect((await one.search('leder-h', 'lkt', `&in=rules&page=${asked}`)).text, asked).toContain(
      `Side ${shown} af ${pages}`,
    );
  }
});

test('a hostile query is harmless and stands as text', async () => {
  const one = await house();
  const queries = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' OR 1=1; DROP TABLE cases; --",
    '.*(a+)+$',
    '$& $1 {count}',
    '\u0000\u202E',
    'æ'.repeat(20_000).slice(0, 2_000),
    '%',
  ];
  for (const query of queries) {
    const { status, html } = await one.search('sekretariat', query);
    expect(status, query).toBe(200);
    expect(html).not.toMatch(/<script>alert|<img src=x/);
  }
  const visitor = await one.as('sekretariat');
  for (const path of [
    '/search',
    '/search?q=',
    '/search?q=a&q=b',
    '/search?in=constructor&q=lkt',
    '/search?q[]=x',
    '/search?q=%ED%A0%80ab',
  ]) {
    expect((await visitor.get(path)).status, path).toBe(200);
  }
  expect(one.faults).toEqual([]);
});

test('that somebody searched is in the access log, what for is not', async () => {
  const one = await house();
  await one.search('sekretariat', 'blodforgiftning');
  const [entry] = await one.office.ledger.access.accessLog({ person: 'sekretariat', limit: 1 });
  expect(entry).toMatchObject({ action: 'GET /search', subject: null, outcome: 'granted' });
  expect(JSON.stringify(entry)).not.toContain('blodforgiftning');
});
