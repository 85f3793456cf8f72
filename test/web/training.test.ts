import { expect, test } from 'vitest';
import { addPerson } from '../service/office.ts';
import { openHouse } from './house.ts';

test('the link to sign in with is in the mailbox of training, and can be used from there', async () => {
  const one = await openHouse({ mode: 'training' });
  one.house.training = { forward: async () => {}, letters: one.letters };
  await addPerson(one.office, 'vagt', ['secretariat']);
  await one.nobody.post('/sign-in', { email: 'vagt@lkt.example' });
  const mailbox = await one.nobody.get('/training/mailbox?person=vagt');
  expect(mailbox.text).toContain('Log ind hos Lærings- og Kvalitetsteams vagt Eksempelsen 23. november 2026 kl. 10.00');
  const path = /href="(\/training\/mailbox\/letter\?key=[^"]+)"/.exec(mailbox.html)?.[1] ?? '';
  const letter = await one.nobody.get(path.replaceAll('&amp;', '&'));
  const link = /href="http:\/\/localhost:8080(\/sign-in\/[^"]+)"/.exec(letter.html)?.[1] ?? '';
  expect((await one.nobody.get(link)).text).toContain('vagt Eksempelsen');
  expect((await one.nobody.post(link)).location).toBe('/?told=signed-in');
});

test('moving the clock signs nobody out, and leads back to the page it was moved from', async () => {
  const one = await openHouse({ mode: 'training' });
  const weeks = async (days: number) => {
    one.clock.now = new Date(Date.parse(one.clock.now) + days * 86_400_000).toISOString();
  };
  one.house.training = { forward: weeks, letters: one.letters };
  await addPerson(one.office, 'vagt', ['secretariat']);
  const vagt = await one.as('vagt');
  expect((await vagt.get('/cases')).html).toContain('name="to" value="/cases"');
  const moved = await vagt.post('/training/forward', { days: '30', to: '/cases' });
  expect(moved.location).toBe('/cases?told=clock-moved');
  const cookie = String(moved.headers['set-cookie']).split(';')[0] ?? '';
  expect((await one.nobody.get('/cases', { cookie })).status).toBe(200);
  expect(await one.office.ledger.access.sessions(one.clock.now)).toHaveLength(1);
});
