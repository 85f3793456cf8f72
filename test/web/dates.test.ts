import { expect, test } from 'vitest';
import { splitDay, withDays } from '../../src/web/forms/day-parts.ts';
import { addPerson, runningLkt } from '../service/office.ts';
import { openHouse } from './house.ts';

test('three fields become one date, and what is no date stays as it was written', () => {
  const joined = (day: string, month: string, year: string) =>
    withDays({ 'to--day': day, 'to--month': month, 'to--year': year }).to;
  expect(joined('3', '2', '2027')).toBe('2027-02-03');
  expect(joined(' 03 ', '02', '2027')).toBe('2027-02-03');
  expect(joined('', '', '')).toBe('');
  for (const written of [
    ['31', '2', '2027'],
    ['3', '', '2027'],
    ['3', '2', '27'],
    ['den 3.', 'feb', ''],
  ] satisfies [string, string, string][]) {
    const { day, month, year } = splitDay(String(joined(...written)));
    expect([day, month, year]).toEqual(written.map((part) => part.replace('.', '')));
  }
  expect(splitDay('2027-02-03')).toEqual({ day: '3', month: '2', year: '2027' });
});

test('a date that comes as one is taken before its parts, and nothing else is touched', () => {
  expect(withDays({ to: '2027-02-03', 'to--day': '', 'to--month': '', 'to--year': '' })).toEqual({ to: '2027-02-03' });
  expect(withDays({ 'a--b': '1', list: ['x', 'y'] })).toEqual({ 'a--b': '1', list: ['x', 'y'] });
  const hostile = withDays({ '__proto__--day': '1', 'to--day': ['1', '2'] as unknown as string });
  expect([Object.getPrototypeOf(hostile), hostile.to]).toEqual([Object.prototype, '']);
});

test('a date is written in three fields, kept as it was written, and told to be wrong at the first of them', async () => {
  const one = await openHouse();
  await addPerson(one.office, 'vagt', ['secretariat']);
  await addPerson(one.office, 'leder', ['project-lead@reg-m']);
  await runningLkt(one.office, 'sepsis', { at: '2026-01-05', firstSeminar: '2025-06-02' });
  const vagt = await one.as('vagt');
  const period = (to: string[]) => ({
    ...{ person: 'leder', role: 'project-lead@reg-m', deputy: 'vagt' },
    ...{ 'from--day': '1', 'from--month': '12', 'from--year': '2026' },
    ...{ 'to--day': to[0]!, 'to--month': to[1]!, 'to--year': to[2]! },
  });
  const refused = await vagt.post('/admin/deputies', period(['31', '2', '2027']));
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('href="#field-to"');
  for (const field of [
    /id="field-to" name="to--day" value="31"/,
    /name="to--month" value="2"/,
    /name="to--year" value="2027"/,
    /name="from--day" value="1"/,
  ])
    expect(refused.html).toMatch(field);
  expect(refused.text).toMatch(/Dag Måned År/);
  expect((await vagt.post('/admin/deputies', period(['2', '2', '2027']))).status).toBe(303);
  expect(await one.office.ledger.personal.deputies()).toMatchObject([{ from: '2026-12-01', to: '2027-02-02' }]);
  const asOf = await vagt.get('/rules/parameters?at--day=5&at--month=1&at--year=2026');
  expect(asOf.text).toContain('5. januar 2026');
});

test('no page asks for a date in a field that the browser shows in its own way', async () => {
  const one = await openHouse({ examples: true });
  const seen = await (await one.as('sekretariat')).get('/cases/sepsis');
  expect(seen.html).not.toContain('type="date"');
});
