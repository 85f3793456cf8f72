/** A page never shows what was: not after a write by the command line or a round of the scheduler, in a process of its own. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { addPerson, command, openOffice, runningLkt } from '../service/office.ts';
import { openHouse } from './house.ts';

const folder = mkdtempSync(join(tmpdir(), 'fresh-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

async function houseAndAnother() {
  const file = join(folder, `${++files}.db`);
  const one = await openHouse({ file });
  const another = await openOffice(file);
  onTestFinished(() => another.ledger.close());
  await addPerson(one.office, 'sekretariat', ['secretariat']);
  await addPerson(one.office, 'leder', ['project-lead#lkt-1']);
  await runningLkt(one.office, 'lkt-1', { at: '2026-01-05', firstSeminar: '2025-06-02', title: 'LKT Første' });
  return { ...one, another };
}

test('a case begun or changed elsewhere stands on the front page, in the list and on its own page at once', async () => {
  const { another, as } = await houseAndAnother();
  const visitor = await as('sekretariat');
  for (const path of ['/', '/cases']) expect((await visitor.get(path)).text).not.toContain('LKT Anden');
  await runningLkt(another, 'lkt-2', { at: '2026-01-06', firstSeminar: '2025-06-02', title: 'LKT Anden' });
  for (const path of ['/', '/cases']) expect((await visitor.get(path)).text).toContain('LKT Anden');

  const row = /lkt-2">LKT Anden<\/a>.*?<\/tr>/s;
  const before = (await visitor.get('/cases')).html.match(row)![0];
  expect(await command(another, 'lkt-2', 'steering-group', 'pause.begin', '2026-11-20', pause)).not.toHaveProperty(
    'refusals',
  );
  expect((await visitor.get('/cases')).html.match(row)![0]).not.toBe(before);
  expect((await visitor.get('/cases/lkt-2')).html).toContain('/cases/lkt-2/events/3');
});

test('a role given, handed to a deputy or taken back elsewhere counts at the next page', async () => {
  const { another, as, clock } = await houseAndAnother();
  await addPerson(another, 'vikar', []);
  const [leader, deputy] = [await as('leder'), await as('vikar')];
  const sees = async () =>
    [await leader.get('/'), await deputy.get('/')].map(({ text }) => text.includes('LKT Første'));
  expect(await sees()).toEqual([true, false]);

  const role = { role: 'project-lead', case: 'lkt-1' };
  const days = { from: '2026-11-01', to: '2026-12-31' };
  const entered = { enteredBy: 'leder', enteredAt: clock.now };
  await another.ledger.personal.saveDeputy({ person: 'leder', deputy: 'vikar', role, ...days, ...entered });
  expect(await sees()).toEqual([true, true]);

  await addPerson(another, 'leder', []);
  expect(await sees()).toEqual([false, false]);
  await addPerson(another, 'vikar', ['secretariat']);
  expect(await sees()).toEqual([false, true]);
});

test('what is due today is told of today, in a house that has been open since yesterday', async () => {
  const { as, clock } = await houseAndAnother();
  const visitor = await as('sekretariat');
  const coming = async () => {
    const { html } = await visitor.get('/cases/lkt-1');
    return html.slice(html.indexOf('id="deadlines"'), html.indexOf('id="time-line"'));
  };
  const yesterday = await coming();
  clock.now = '2026-11-24T09:00:00.000Z';
  expect(await coming()).not.toBe(yesterday);
});

const pause = { reason: 'Sygdom' };
