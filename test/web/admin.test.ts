import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { csvOf } from '../../src/documents/list-file.ts';
import { storageOf } from '../../src/service/storage.ts';
import { addPerson, openOffice, root, runningLkt } from '../service/office.ts';
import { openHouse } from './house.ts';

async function house() {
  const one = await openHouse();
  await addPerson(one.office, 'vagt', ['secretariat']);
  await addPerson(one.office, 'leder', ['project-lead@reg-m']);
  await addPerson(one.office, 'vikar', ['nominator@kl']);
  await runningLkt(one.office, 'sepsis', { at: '2026-01-05', firstSeminar: '2025-06-02' });
  return { ...one, vagt: await one.as('vagt'), leder: await one.as('leder') };
}

const person = async (one: Awaited<ReturnType<typeof house>>, id: string) =>
  (await one.office.ledger.people()).find((each) => each.id === id);

test('a person is entered and changed with roles chosen from the text', async () => {
  const one = await house();
  const fields = {
    id: 'ny',
    name: 'Ny Eksempelsen',
    email: 'ny@lkt.example',
    language: 'en',
    'roles.0.role': 'coordinator',
    'roles.0.organisation': 'reg-m',
    'roles.1.role': 'project-lead',
    'roles.1.case': 'sepsis',
  };
  expect((await one.vagt.post('/admin/people/new', fields)).location).toBe('/admin/people?told=person-saved');
  expect(await person(one, 'ny')).toEqual({
    id: 'ny',
    name: 'Ny Eksempelsen',
    email: 'ny@lkt.example',
    language: 'en',
    roles: [
      { role: 'coordinator', organisation: 'reg-m' },
      { role: 'project-lead', case: 'sepsis' },
    ],
  });
  const page = await one.vagt.get('/admin/people/ny');
  expect(page.html).toContain('<option value="reg-m" selected');
  const changed = { name: 'Nyt Navn', email: 'ny@lkt.example', language: 'da', 'roles.0.role': 'coordinator' };
  expect((await one.vagt.post('/admin/people/ny', changed)).status).toBe(303);
  expect(await person(one, 'ny')).toMatchObject({ id: 'ny', name: 'Nyt Navn', roles: [{ role: 'coordinator' }] });
  const list = await one.vagt.get('/admin/people?search=nyt');
  expect(list.text).toContain('1 person ');
  expect(page.text).toMatch(/Rolle 1 .*Rolle 2 /);
});

test('what is wrong with a person is told at the fields, and what was written stands there still', async () => {
  const one = await house();
  const seen = await one.vagt.post('/admin/people/new', {
    id: 'Store Id',
    name: 'Nogen',
    email: 'nej',
    language: 'da',
  });
  expect(seen.status).toBe(422);
  for (const field of ['#field-id', '#field-email', '#field-roles']) expect(seen.html).toContain(`href="${field}"`);
  expect(seen.html).toContain('value="Nogen"');
  const taken = await one.vagt.post('/admin/people/new', {
    id: 'leder',
    name: 'x',
    email: 'x@lkt.example',
    language: 'da',
    'roles.0.role': 'coordinator',
  });
  expect(taken.text).toContain('Der er allerede en person med det id.');
});

test('the only administrator can neither give up the role nor be erased', async () => {
  const one = await house();
  const fields = { name: 'Vagt', email: 'v@lkt.example', language: 'da', 'roles.0.role': 'coordinator' };
  expect((await one.vagt.post('/admin/people/vagt', fields)).text).toContain('ingen tilbage, der kan administrere');
  expect((await one.vagt.post('/admin/people/vagt/erase', { sure: 'yes' })).text).toContain('ingen tilbage');
  expect(await person(one, 'vagt')).toBeDefined();
});

test('a spreadsheet is tried out first, and saved as it was shown', async () => {
  const one = await house();
  const rows = [
    ['ny', 'Ny Eksempelsen', 'ny@lkt.example', 'da', 'coordinator@reg-m'],
    ['leder', 'Ny Titel', 'leder@lkt.example', 'da', 'project-lead@reg-m'],
    ['vikar', 'vikar Eksempelsen', 'vikar@lkt.example', 'da', 'nominator@kl'],
  ];
  const headings = ['Id', 'Navn', 'Mail', 'Sprog', 'Roller'];
  const file = csvOf({ title: 'x', headings, rows });
  const tried = await upload(one, '/admin/import', { file });
  expect(tried.status).toBe(200);
  for (const told of ['Ny', 'Ændret: navn', 'Uændret', 'Gem 3 personer']) expect(tried.text).toContain(told);
  expect(await person(one, 'ny')).toBeUndefined();
  const content = /name="content" value="([^"]+)"/.exec(tried.html)?.[1] ?? '';
  expect((await upload(one, '/admin/import/save', { content })).location).toBe('/admin/people?told=people-imported');
  expect(await person(one, 'leder')).toMatchObject({ name: 'Ny Titel' });
  const bad = csvOf({ title: 'x', headings, rows: [['ny2', '', 'nej', 'da', 'coordinater']] });
  const wrong = await upload(one, '/admin/import', { file: bad });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('mente du »coordinator«');
  expect(wrong.html).not.toContain('name="content"');
  const template = await one.vagt.get('/admin/import/template');
  expect(template.headers['content-type']).toContain('spreadsheetml');
});

async function upload(one: Awaited<ReturnType<typeof house>>, path: string, fields: Record<string, string>) {
  const page = await one.vagt.get('/admin/import');
  const csrf = /name="_csrf" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
  const boundary = 'b';
  const parts = Object.entries({ _csrf: csrf, ...fields }).map(([name, value]) => {
    const named = name === 'file' ? `name="file"; filename="p.csv"\r\nContent-Type: text/csv` : `name="${name}"`;
    return `--${boundary}\r\nContent-Disposition: form-data; ${named}\r\n\r\n${value}\r\n`;
  });
  const type = `multipart/form-data; boundary=${boundary}`;
  return one.vagt.send(path, type, `${parts.join('')}--${boundary}--\r\n`);
}

test('a person hands over their own role and takes it back; nobody hands over another’s', async () => {
  const one = await house();
  const period = { from: '2026-11-23', to: '2026-12-01' };
  const given = { role: 'project-lead@reg-m', deputy: 'vikar', ...period };
  const vikar = await one.as('vikar');
  expect((await vikar.get('/cases/sepsis')).status).toBe(404);
  expect((await one.leder.post('/me/absence', given)).location).toBe('/me/absence?told=deputy-entered');
  expect((await vikar.get('/cases/sepsis')).status).toBe(200);
  expect((await vikar.post('/me/absence', { ...given, person: 'leder', deputy: 'vagt' })).status).toBe(422);
  const [entered] = await one.office.ledger.personal.deputies();
  expect((await vikar.post('/me/absence/end', { id: String(entered!.id) })).status).toBe(404);
  expect((await one.leder.get('/me/absence')).text).toContain('løber');
  expect((await one.leder.post('/me/absence/end', { id: String(entered!.id) })).status).toBe(303);
  expect((await vikar.get('/cases/sepsis')).status).toBe(404);
});

test('an administrator hands over anybody’s role', async () => {
  const one = await house();
  const page = await one.vagt.get('/admin/deputies?person=leder');
  expect(page.html).toContain('value="project-lead@reg-m"');
  const period = { from: '2026-12-01', to: '2026-11-30' };
  const given = { person: 'leder', role: 'project-lead@reg-m', deputy: 'vikar' };
  const wrong = await one.vagt.post('/admin/deputies', { ...given, ...period });
  expect([wrong.status, wrong.text.includes('Den sidste dag ligger før den første.')]).toEqual([422, true]);
  await one.vagt.post('/admin/deputies', { ...given, from: '2026-12-01', to: '2026-12-02' });
  expect(await one.office.ledger.personal.deputies()).toMatchObject([{ person: 'leder', enteredBy: 'vagt' }]);
});

test('the access log is filtered, paged and downloaded', async () => {
  const one = await house();
  const vikar = await one.as('vikar');
  for (let times = 0; times < 60; times += 1) await vikar.get('/cases/sepsis');
  await one.leder.get('/cases/sepsis');
  const refused = await one.vagt.get('/admin/access-log?outcome=refused&subject=sepsis');
  expect(refused.text).toContain('1–50 af 60');
  expect(refused.text).toContain('vikar Eksempelsen Sagen GET /cases/:case sepsis afvist');
  expect(refused.html).toContain('outcome=refused&amp;from=50');
  const last = await one.vagt.get('/admin/access-log?outcome=refused&subject=sepsis&from=50');
  expect(last.text).toContain('51–60 af 60');
  const own = await one.vagt.get('/admin/access-log.csv?person=leder');
  expect(own.body.toString('utf8').slice(1).trim().split('\r\n')).toEqual([
    'Dato;Klokken;Person;Handling;Adresse;Om;Udfald',
    '2026-11-23;10:00;leder;Sagen;GET /cases/:case;sepsis;givet',
  ]);
});

test('one session is ended, or all of a person', async () => {
  const one = await house();
  const again = await one.as('leder');
  const page = await one.vagt.get('/admin/sessions');
  expect(page.text).toContain('Afslut alle');
  expect(page.text).toContain('23. november 2026 kl. 10.00');
  const theirs = async () =>
    (await one.office.ledger.access.sessions(one.clock.now)).filter(({ person }) => person === 'leder');
  const [first] = await theirs();
  await one.vagt.post('/admin/sessions/end', { session: first!.hash });
  expect(await theirs()).toHaveLength(1);
  await one.vagt.post('/admin/sessions/end', { person: 'leder' });
  for (const visitor of [again, one.leder]) expect((await visitor.get('/cases')).status).toBe(303);
  expect((await one.vagt.get('/cases')).status).toBe(200);
});

test('a backup is taken, listed, verified and downloaded by POST only', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'backup-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const one = await house();
  const onDisk = await openOffice(join(folder, 'lkt.db'));
  onTestFinished(() => onDisk.ledger.close());
  await runningLkt(onDisk, 'sepsis', { at: '2026-01-05', firstSeminar: '2025-06-02' });
  one.house.storage = storageOf(onDisk.ledger, folder, { dir: root, packageDir: root });
  await one.vagt.post('/admin/backup');
  const name = '2026-11-23T090000Z.db';
  expect((await one.vagt.get('/admin/backup')).text).toContain(name);
  const verified = await one.vagt.post('/admin/backup/verify', { name });
  expect(verified.text).toContain('Kæden er ubrudt. Hændelser: 2. Sager: 1.');
  const file = await one.vagt.post('/admin/backup/download', { name });
  expect(file.body.subarray(0, 15).toString()).toBe('SQLite format 3');
  expect((await one.vagt.get(`/admin/backup/download?name=${name}`)).status).toBe(404);
  for (const other of ['../lkt.db', 'lkt.db', '', '2026-11-23T090001Z.db'])
    expect((await one.vagt.post('/admin/backup/download', { name: other })).status, other).toBe(404);
  expect((await one.leder.post('/admin/backup/download', { name })).status).toBe(403);
  expect(await one.house.storage.backups()).toMatchObject([{ name }]);
});

test('health tells the backlog, the faults, and whether anything was changed behind the system', async () => {
  const one = await house();
  await one.office.ledger.recordIncident({
    at: one.clock.now,
    caseId: 'sepsis',
    what: 'tick-refused',
    detail: 'fordi',
  });
  const page = await one.vagt.get('/admin/health');
  expect(page.text).toContain('tick-refused');
  expect((await one.vagt.post('/admin/health/verify')).text).toContain('Kæden er ubrudt');
});

test('everybody signed in reads what is kept and why, and takes out what is held on themselves', async () => {
  const one = await house();
  expect((await one.leder.get('/cases')).html).toContain('href="/privacy"');
  const page = await one.leder.get('/privacy');
  for (const told of ['Adgangslog', '2 år', 'Databeskyttelsesforordningens artikel 32'])
    expect(page.text).toContain(told);
  const english = await (await one.as('leder', 'en')).get('/privacy');
  expect(english.text).toContain('Access log');
  const file = await one.leder.get('/me/data/file');
  expect(file.headers['content-disposition']).toContain('leder-2026-11-23.zip');
  const others = await one.leder.get('/admin/people/vikar/data/file');
  expect(others.status).toBe(403);
  const log = await one.office.ledger.access.accessLog({ subject: 'vikar', limit: 5 });
  expect(log).toMatchObject([{ person: 'leder', outcome: 'refused' }]);
});

test('a person is erased after a page that tells what goes and what stays', async () => {
  const one = await house();
  const page = await one.vagt.get('/admin/people/leder/erase');
  for (const told of ['Det slettes', 'roller: 1', 'sessioner, links og adgangsnøgler: 1', 'Det bliver'])
    expect(page.text).toContain(told);
  expect((await one.vagt.post('/admin/people/leder/erase')).status).toBe(422);
  expect(await person(one, 'leder')).toBeDefined();
  const erased = await one.vagt.post('/admin/people/leder/erase', { sure: 'yes' });
  expect(erased.location).toBe('/admin/people?told=person-erased');
  expect((await one.leder.get('/cases')).status).toBe(303);
  expect((await one.vagt.get('/admin/people/leder')).status).toBe(404);
  expect((await one.vagt.get('/admin/access-log')).text).toContain('leder (slettet)');
});

test('a case is taken out by those whom the text gives that act, and by nobody else', async () => {
  const one = await house();
  await addPerson(one.office, 'tovholder', ['coordinator']);
  const tovholder = await one.as('tovholder');
  expect((await tovholder.get('/cases/sepsis')).html).toContain('/cases/sepsis/package');
  const file = await tovholder.get('/cases/sepsis/package');
  expect([file.status, file.headers['content-type']]).toEqual([200, 'application/zip']);
  expect((await one.leder.get('/cases/sepsis')).html).not.toContain('/cases/sepsis/package');
  expect((await one.leder.get('/cases/sepsis/package')).status).toBe(403);
});

test('lists come as CSV and as Excel, and nothing else', async () => {
  const one = await house();
  for (const name of ['cases', 'people', 'deadlines', 'letters']) {
    expect((await one.vagt.get(`/admin/lists/${name}.csv`)).headers['content-type'], name).toContain('text/csv');
    expect((await one.vagt.get(`/admin/lists/${name}.xlsx`)).headers['content-type'], name).toContain('spreadsheetml');
  }
  for (const name of ['people.pdf', 'nothing.csv', 'people'])
    expect((await one.vagt.get(`/admin/lists/${name}`)).status).toBe(404);
});
