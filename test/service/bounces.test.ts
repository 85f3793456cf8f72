import { expect, test } from 'vitest';
import type { OutboxRow } from '../../src/ledger/contract.ts';
import { deliver } from '../../src/post/deliver.ts';
import type { Transport } from '../../src/post/transport.ts';
import { bouncingPeople } from '../../src/service/bouncing-people.ts';
import { overview } from '../../src/service/overview.ts';
import { readBounceMail } from '../../src/service/read-bounces.ts';
import { tickAll } from '../../src/service/tick.ts';
import { dsn } from '../post/dsn.ts';
import { addPerson, noon, openOffice, runningLkt } from './office.ts';

const at = noon('2026-12-03');
const accepting: Transport = {
  deliver: async () => ({ is: 'accepted' }),
  close: async () => {},
};

/** An office with one letter sent to the project leader, and a secretariat of two. */
async function office() {
  const one = await openOffice();
  await addPerson(one, 'leder', ['project-lead@reg-m']);
  await addPerson(one, 'sekretariat', ['secretariat']);
  await addPerson(one, 'secretary', ['secretariat'], 'en');
  await runningLkt(one, 'sepsis', { at: '2026-01-05', firstSeminar: '2025-06-02' });
  await tickAll(one, noon('2026-12-02'));
  await deliver(one.ledger, accepting, { at: noon('2026-12-02'), from: 'lkt@lkt.example', limit: 100 });
  const letter = (await one.ledger.outbox({ state: 'sent' })).find(({ person }) => person === 'leder') as OutboxRow;
  const read = (change: Partial<Parameters<typeof dsn>[0]> = {}) =>
    readBounceMail(
      one,
      Buffer.from(dsn({ messageId: letter.messageId, recipient: 'leder@lkt.example', ...change })),
      at,
    );
  const reports = async () => (await one.ledger.outbox()).filter(({ key }) => key.startsWith('bounce/'));
  return { one, letter, read, reports };
}

test('a permanent bounce marks the address, and the secretariat is told once, each in their language', async () => {
  const { one, letter, read, reports } = await office();
  const answer = await read();
  expect(answer).toMatchObject({ is: 'recorded', bounce: { letter: letter.key, person: 'leder', permanent: true } });
  expect([...(await bouncingPeople(one.ledger)).keys()]).toEqual(['leder']);
  expect((await overview(one, at, { coming: 1 })).bouncing.map(({ id }) => id)).toEqual(['leder']);
  expect((await reports()).map(({ person, subject, state }) => [person, subject, state]).sort()).toEqual([
    ['secretary', 'Correct the mail address of leder Eksempelsen', 'held'],
    ['sekretariat', 'Ret mailadressen for leder Eksempelsen', 'held'],
  ]);
  expect((await reports())[0]?.text).toContain('leder@lkt.example');
  expect((await reports())[0]?.text).toContain('No such user here');
  expect(await read()).toMatchObject({ is: 'known' });
  await read({ status: '5.2.1' });
  expect(await reports()).toHaveLength(2);
});

test('a new address is not marked, and neither is the old one once somebody has entered it again', async () => {
  const { one, read } = await office();
  await read();
  const [leder] = (await one.ledger.people()).filter(({ id }) => id === 'leder');
  await one.ledger.savePerson({ ...leder!, email: 'ny@lkt.example' });
  expect(await bouncingPeople(one.ledger)).toEqual(new Map());
});

test('a delay is recorded and marks nobody', async () => {
  const { one, read, reports } = await office();
  expect(await read({ action: 'delayed', status: '4.4.7' })).toMatchObject({
    is: 'recorded',
    bounce: { permanent: false },
  });
  expect(await bouncingPeople(one.ledger)).toEqual(new Map());
  expect(await reports()).toEqual([]);
});

test('nobody is told of their own address, and the letter about it is not a letter of any case', async () => {
  const { one, letter, read } = await office();
  await addPerson(one, 'leder', ['project-lead@reg-m', 'secretariat']);
  await read();
  const about = (await one.ledger.outbox()).filter(({ key }) => key.startsWith(`bounce/${letter.key}/`));
  expect(about.map(({ person, caseId }) => [person, caseId]).sort()).toEqual([
    ['secretary', null],
    ['sekretariat', null],
  ]);
});

test.each([
  ['a letter that was never written', { messageId: '<unknown@lkt.example>' }, 'not-ours'],
  ['another address than the letter went to', { recipient: 'direktion@reg-h.example' }, 'not-ours'],
  ['a delivery', { action: 'delivered', status: '2.0.0' }, 'delivered'],
])('a report of %s records nothing', async (_, change, is) => {
  const { one, read, reports } = await office();
  expect(await read(change)).toMatchObject({ is });
  expect(await one.ledger.bounces()).toEqual([]);
  expect(await reports()).toEqual([]);
});

test('a mail that is no report records nothing', async () => {
  const { one } = await office();
  expect(await readBounceMail(one, Buffer.from('Subject: Ferie\r\n\r\nHej'), at)).toEqual({ is: 'no-report' });
  expect(await one.ledger.bounces()).toEqual([]);
});

test('a letter that has not been sent yet cannot have come back', async () => {
  const { one } = await office();
  await tickAll(one, noon('2027-03-02'));
  const row = (await one.ledger.outbox({ state: 'pending' })).find(({ person }) => person === 'leder') as OutboxRow;
  const report = dsn({ messageId: row.messageId, recipient: 'leder@lkt.example' });
  expect(await readBounceMail(one, Buffer.from(report), at)).toMatchObject({ is: 'not-ours' });
});
