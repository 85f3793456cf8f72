import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../src/web/routes.ts';
import { routeTitles } from '../../src/web/words/route-titles.ts';
import { addPerson } from '../service/office.ts';
import type { Visitor } from './house.ts';
import { program } from './programs.ts';
import { houseWithVisitors as house, idOf, mayNotSee, type VisitorName, visitors } from './visitors.ts';

/** What a route needs to be called by anybody at all. */
const values: Record<string, string> = {
  ':case': 'sepsis',
  ':command': 'status-report.submit',
  ':version': '1',
  ':workflow': 'national-lkt',
  ':secret': 'unknown',
  ':step': '1',
  ':file': '1',
  ':message': 'cap-soon',
  ':milestone': 'learning-seminar-2',
  ':token': 'unknown',
  ':problem': 'refused',
  ':list': 'cases.csv',
  ':person': 'coordinator',
};

/** Pages of cases of another kind than `sepsis`, which it therefore does not have. */
const ofOtherCases = ['/cases/:case/round'];

function pathOf(path: string): string {
  return path.replace(/:[a-z]+/gi, (name) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The matrix has no value for ${name} of ${path}. Add one to the test.`);
    return value;
  });
}

test('every name of a route is the name of one', () => {
  expect(Object.keys(routeTitles).sort()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort());
});

describe('every route, by everybody', () => {
  const production = routes.filter(({ training }) => !training);
  let shared: Awaited<ReturnType<typeof house>>;
  beforeAll(async () => {
    shared = await house({ shared: true });
  });
  afterAll(() => shared.close());

  test.each(production.map((route) => ({ name: `${route.method} ${route.path}`, route })))(
    '$name',
    async ({ route }) => {
      // Looking changes nothing, so those who only look share a house.
      const one = route.method === 'GET' ? shared : await house();
      const answers: Record<string, number> = {};
      for (const name of Object.keys(visitors) as VisitorName[]) {
        const visitor: Visitor = visitors[name] ? await one.as(idOf(name)) : one.nobody;
        const path = pathOf(route.path);
        const seen = route.method === 'GET' ? await visitor.get(path) : await visitor.post(path);
        answers[name] = seen.status;
        if (route.open === 'everybody') continue;
        if (name === 'nobody') {
          expect(seen.location, name).toMatch(/^\/sign-in\?to=/);
          continue;
        }
        const foreign = route.path.includes(':case') && mayNotSee.includes(name);
        if (route.path.includes(':case')) {
          expect(seen.status === 404, `${name}: ${seen.status}`).toBe(ofOtherCases.includes(route.path) || foreign);
        }
        if (typeof route.open === 'object' && !foreign) {
          expect(seen.status === 403, `${name}: ${seen.status}`).toBe(name !== 'secretariat');
        }
      }
      expect(one.faults, JSON.stringify(answers)).toEqual([]);
    },
  );

  test('what is not in the table does not exist, and training has no doors in production', async () => {
    const one = await house();
    const vagt = await one.as('vagt');
    for (const path of [
      '/administration',
      '/cases/sepsis/nothing',
      '/training/mailbox',
      '/assets/nothing.js',
      '/../package.json',
    ]) {
      expect((await vagt.get(path)).status, path).toBe(404);
    }
    expect((await vagt.post('/training/sign-in', { person: 'vagt' })).status).toBe(404);
  });
});

test('a foreign id gets the same page as an unknown one, and an entry in the access log', async () => {
  const one = await house();
  const visitor = await one.as(idOf('lead of another region'));
  const foreign = await visitor.get('/cases/sepsis');
  const unknown = await visitor.get('/cases/findes-ikke');
  expect(foreign.status).toBe(404);
  // The token of a form is written differently every time.
  const without = (html: string) =>
    html
      .replaceAll('sepsis', '')
      .replaceAll('findes-ikke', '')
      .replace(/(name="_csrf" value=")[^"]*/g, '$1');
  expect(without(foreign.html)).toBe(without(unknown.html));
  const log = await one.office.ledger.access.accessLog({ subject: 'sepsis', limit: 10 });
  expect(log).toEqual([
    {
      at: one.clock.now,
      person: idOf('lead of another region'),
      action: 'GET /cases/:case',
      subject: 'sepsis',
      outcome: 'refused',
    },
  ]);
});

test('an act given for one case, or for some, is for those cases alone', async () => {
  const one = await house();
  await addPerson(one.office, 'delt', ['secretariat#delir', 'project-lead@reg-m']);
  await addPerson(one.office, 'delvis', ['coordinator#delir', 'project-lead@reg-m']);
  const delt = await one.as('delt');
  const delvis = await one.as('delvis');
  for (const path of ['place', 'migrate', 'events/2/correct', 'package']) {
    expect((await delt.get(`/cases/delir/${path}`)).status, path).toBe(200);
    expect((await delt.get(`/cases/sepsis/${path}`)).status, path).toBe(403);
  }
  expect((await delt.get('/cases/sepsis')).html).not.toMatch(
    /\/cases\/sepsis\/(?:place|migrate|package|events\/2\/correct)/,
  );
  expect((await delvis.get('/cases/delir/package')).status).toBe(200);
  expect((await delvis.get('/cases/sepsis/package')).status).toBe(403);
  for (const path of ['/admin', '/admin/people', '/mail', '/admin/lists/people.csv'])
    expect((await delt.get(path)).status, path).toBe(403);
  const { call } = await program(one, 'delt');
  expect((await call('GET', '/people')).status).toBe(403);
  expect((await call('GET', '/cases/sepsis')).json.facts).toBe(null);
  expect((await call('GET', '/cases/delir')).json.facts).toMatchObject({ leadRegion: 'reg-m' });
  const partly = await program(one, 'delvis');
  for (const { call: ask, paths } of [
    { call, paths: ['bundle.zip', 'events/2/correction'] },
    { call: partly.call, paths: ['bundle.zip'] },
  ]) {
    for (const path of paths) {
      expect((await ask('GET', `/cases/delir/${path}`)).status, path).toBe(200);
      expect((await ask('GET', `/cases/sepsis/${path}`)).status, path).toBe(403);
    }
  }
  expect((await partly.call('GET', '/cases/nope/bundle.zip')).status).toBe(404);
});

test('whoever looks at a case is in the access log', async () => {
  const one = await house();
  await (await one.as('secretariat')).get('/cases/sepsis');
  const [entry] = await one.office.ledger.access.accessLog({ person: 'secretariat', limit: 1 });
  expect(entry).toMatchObject({ action: 'GET /cases/:case', subject: 'sepsis', outcome: 'granted' });
});

describe('a form that is not ours', () => {
  const path = '/cases/sepsis/do/status-report.submit';
  const cases: [string, Record<string, string>, Record<string, string>][] = [
    ['from another origin', {}, { origin: 'https://evil.example' }],
    ['from another site, by the browser’s own word', {}, { 'sec-fetch-site': 'cross-site' }],
    ['without the token', { _csrf: '' }, {}],
    ['with the token of somebody who is not signed in', { _csrf: 'x' }, {}],
  ];
  test.each(cases)('%s is refused, nothing is written, and it is noted', async (_, fields, headers) => {
    const one = await house();
    const lead = await one.as(idOf('lead of the region'));
    const before = (await one.office.ledger.loadCase('sepsis'))?.snapshot.version;
    const posted = { _version: String(before), period: 'Andet år', outcomeGoals: 'a', processGoals: 'b', ...fields };
    const seen = fields._csrf === undefined ? await lead.post(path, posted, headers) : await withoutToken(one, posted);
    expect(seen.status).toBe(403);
    expect((await one.office.ledger.loadCase('sepsis'))?.snapshot.version).toBe(before);
    const [entry] = await one.office.ledger.access.accessLog({ limit: 1 });
    expect(entry).toMatchObject({ outcome: 'refused' });
  });

  async function withoutToken(one: Awaited<ReturnType<typeof house>>, fields: Record<string, string>) {
    const lead = await one.as(idOf('lead of the region'));
    // Standing first, the token of `post` is followed by this one, and two are as good as none.
    return lead.post(path, fields);
  }
});
