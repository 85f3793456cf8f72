/** What every ledger must do, whatever it is built on. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { canonicalJson } from '../../src/ledger/canonical-json.ts';
import { chainHash } from '../../src/ledger/chain.ts';
import { type Bounce, Conflict, type Ledger, type NewOutboxRow } from '../../src/ledger/contract.ts';
import { minute, sampleCase, sampleEvent, sampleLetter, samplePerson, samplePolicy, sampleWrite } from './samples.ts';

/** @param open gives an empty ledger each time. */
export function ledgerContract(name: string, open: () => Promise<Ledger>): void {
  describe(`the ledger on ${name}`, () => {
    let ledger: Ledger;
    beforeEach(async () => {
      ledger = await open();
    });
    afterEach(async () => {
      await ledger.close();
    });

    describe('appending', () => {
      test('what was appended is read back unchanged', async () => {
        const write = sampleWrite('a', 0, 2, { wakeAt: minute(9), outbox: [sampleLetter('a', 'k1')] });
        await ledger.append([write]);
        expect(await ledger.loadCase('a')).toEqual({ snapshot: write.snapshot, wakeAt: minute(9), origin: 'run' });
        expect((await ledger.events('a')).map((stored) => stored.event)).toEqual(write.events);
        expect(await ledger.outboxKeys('a')).toEqual(new Set(['k1']));
      });

      test('an unknown case is null and has no events, letters or keys', async () => {
        expect(await ledger.loadCase('nobody')).toBeNull();
        expect(await ledger.events('nobody')).toEqual([]);
        expect(await ledger.outbox({ caseId: 'nobody' })).toEqual([]);
        expect(await ledger.outboxKeys('nobody')).toEqual(new Set());
      });

      test('a write over a newer version is a conflict and leaves nothing behind', async () => {
        await ledger.append([sampleWrite('a', 0, 3)]);
        const stale = sampleWrite('a', 1, 1, { outbox: [sampleLetter('a', 'stale')], wakeAt: minute(1) });
        const conflict = await ledger.append([stale]).catch((error: unknown) => error);
        expect(conflict).toBeInstanceOf(Conflict);
        expect(conflict).toMatchObject({ caseId: 'a', message: expect.stringContaining('version 3, not 1') });
        expect((await ledger.events('a')).length).toBe(3);
        expect(await ledger.outbox()).toEqual([]);
        expect(await ledger.nextWakeUp()).toBeNull();
      });

      test('a case that exists cannot be begun again', async () => {
        await ledger.append([sampleWrite('a', 0)]);
        await expect(ledger.append([sampleWrite('a', 0)])).rejects.toBeInstanceOf(Conflict);
      });

      test('a case that does not exist cannot be continued', async () => {
        await expect(ledger.append([sampleWrite('a', 4)])).rejects.toBeInstanceOf(Conflict);
      });

      test('one conflict undoes the writes of all cases', async () => {
        await ledger.append([sampleWrite('b', 0)]);
        const writes = [sampleWrite('a', 0), sampleWrite('b', 0), sampleWrite('c', 0)];
        await expect(ledger.append(writes)).rejects.toBeInstanceOf(Conflict);
        expect(await ledger.loadCase('a')).toBeNull();
        expect(await ledger.loadCase('c')).toBeNull();
        expect((await ledger.verify()).events).toBe(1);
      });

      test('of many writers of one version one wins, and the others get a conflict', async () => {
        await ledger.append([sampleWrite('a', 0)]);
        const results = await Promise.allSettled(
          Array.from({ length: 10 }, () => ledger.append([sampleWrite('a', 1)])),
        );
        const lost = results.filter((result) => result.status === 'rejected');
        expect(lost.length).toBe(9);
        for (const result of lost) expect(result.reason).toBeInstanceOf(Conflict);
        expect((await ledger.events('a')).length).toBe(2);
      });

      test('a tick without events adds letters and moves the wake-up', async () => {
        await ledger.append([sampleWrite('a', 0, 1, { wakeAt: minute(1) })]);
        await ledger.append([sampleWrite('a', 1, 0, { wakeAt: minute(2), outbox: [sampleLetter('a', 'k1')] })]);
        expect((await ledger.loadCase('a'))?.snapshot.version).toBe(1);
        expect(await ledger.nextWakeUp()).toBe(minute(2));
        expect(await ledger.outboxKeys('a')).toEqual(new Set(['k1']));
        expect((await ledger.verify()).ok).toBe(true);
      });

      test.each([
        ['a gap in the versions of its events', { events: [sampleEvent('a', 3)] }],
        ['a snapshot of another version than its last event', { snapshot: sampleCase('a', 5) }],
        ['an event of another case', { events: [sampleEvent('b', 2)] }],
        ['a letter of another case', { outbox: [sampleLetter('b', 'k')] }],
        ['a wake-up that is not an instant', { wakeAt: '2026-01-01' }],
        ['a changed origin', { origin: 'precedent' as const }],
      ])('a write with %s is refused whole', async (_, change) => {
        await ledger.append([sampleWrite('a', 0)]);
        const refused = await ledger.append([sampleWrite('a', 1, 1, change)]).catch((error: unknown) => error);
        expect(refused).toBeInstanceOf(Error);
        expect(refused).not.toBeInstanceOf(Conflict);
        expect((await ledger.events('a')).length).toBe(1);
        expect((await ledger.verify()).ok).toBe(true);
      });

      test('a new case without an event is refused', async () => {
        await expect(ledger.append([sampleWrite('a', 0, 0)])).rejects.toThrow('begins with an event');
      });

      test('an event that JSON would bend is refused', async () => {
        const event = { ...sampleEvent('a', 1), facts: { share: Number.NaN } };
        await expect(ledger.append([sampleWrite('a', 0, 1, { events: [event] })])).rejects.toThrow('NaN');
        expect(await ledger.loadCase('a')).toBeNull();
      });

      test('hashes are a chain that anybody can count again', async () => {
        const write = sampleWrite('a', 0, 2);
        await ledger.append([write]);
        await ledger.append([sampleWrite('a', 2)]);
        const stored = await ledger.events('a');
        let previous = '';
        for (const { event, hash } of stored) {
          previous = chainHash(previous, canonicalJson(event));
          expect(hash).toBe(previous);
        }
        expect(stored.length).toBe(3);
      });
    });

    describe('listing and waking', () => {
      test('cases are found by workflow, origin and status', async () => {
        await ledger.append([
          sampleWrite('a', 0),
          sampleWrite('b', 0, 1, { snapshot: sampleCase('b', 1, { status: 'done' }) }),
          sampleWrite('c', 0, 1, { snapshot: sampleCase('c', 1, { workflow: 'gift' }), origin: 'precedent' }),
        ]);
        const ids = async (filter?: Parameters<Ledger['listCases']>[0]) =>
          (await ledger.listCases(filter)).map((stored) => stored.snapshot.id);
        expect(await ids()).toEqual(['a', 'b', 'c']);
        expect(await ids({ workflow: 'loan' })).toEqual(['a', 'b']);
        expect(await ids({ origin: 'precedent' })).toEqual(['c']);
        expect(await ids({ status: 'active', origin: 'run' })).toEqual(['a']);
      });

      test('due gives cases to be woken, earliest first, no more than the limit', async () => {
        await ledger.append([
          sampleWrite('a', 0, 1, { wakeAt: minute(3) }),
          sampleWrite('b', 0, 1, { wakeAt: minute(1) }),
          sampleWrite('c', 0, 1, { wakeAt: minute(2) }),
          sampleWrite('d', 0, 1, { wakeAt: null }),
        ]);
        expect(await ledger.due(minute(0), 10)).toEqual([]);
        expect(await ledger.due(minute(2), 10)).toEqual(['b', 'c']);
        expect(await ledger.due(minute(9), 2)).toEqual(['b', 'c']);
        expect(await ledger.nextWakeUp()).toBe(minute(1));
      });

      test('nothing is planned in an empty ledger', async () => {
        expect(await ledger.nextWakeUp()).toBeNull();
      });

      test.each([
        ['woken', { wakeAt: minute(1) }],
        ['mailed', { outbox: [sampleLetter('a', 'k')] }],
      ])('a precedent is never %s', async (_, change) => {
        const write = sampleWrite('a', 0, 1, { origin: 'precedent', ...change });
        await expect(ledger.append([write])).rejects.toThrow('precedent');
      });
    });

    describe('policies, people and incidents', () => {
      test('a policy stays as it was first saved', async () => {
        await ledger.savePolicy('h', samplePolicy);
        await ledger.savePolicy('h', samplePolicy);
        expect(await ledger.policy('h')).toEqual(samplePolicy);
        expect(await ledger.policy('other')).toBeNull();
      });

      test('several people are saved together or not at all', async () => {
        const broken = { ...samplePerson('p2'), name: null as unknown as string };
        await expect(ledger.savePeople([samplePerson('p1'), broken])).rejects.toThrow();
        expect(await ledger.people()).toEqual([]);
        await ledger.savePeople([samplePerson('p1'), samplePerson('p2')]);
        expect((await ledger.people()).map(({ id }) => id)).toEqual(['p1', 'p2']);
      });

      test('saving a person again replaces name, address and roles', async () => {
        await ledger.savePerson(samplePerson('p2', { roles: [{ role: 'reader' }] }));
        await ledger.savePerson(samplePerson('p1', { roles: [{ role: 'reader' }, { role: 'guest', case: 'a' }] }));
        const later = samplePerson('p1', {
          email: 'ny@library.example',
          language: 'en',
          roles: [{ role: 'librarian', organisation: 'library-1' }, { role: 'reader' }],
        });
        await ledger.savePerson(later);
        expect(await ledger.people()).toEqual([later, samplePerson('p2', { roles: [{ role: 'reader' }] })]);
      });

      test('incidents are kept in the order they were recorded', async () => {
        const incidents = [
          { at: minute(5), caseId: 'a', what: 'two opinions', detail: { first: 'pass', second: 'fail' } },
          { at: minute(1), caseId: null, what: 'clock went back', detail: null },
        ];
        for (const incident of incidents) await ledger.recordIncident(incident);
        expect(await ledger.incidents()).toEqual(incidents);
      });
    });

    describe('the outbox', () => {
      const putIn = async (...letters: ReturnType<typeof sampleLetter>[]) => {
        await ledger.append([sampleWrite('a', 0, 1, { outbox: letters })]);
      };
      const only = async () => (await ledger.outbox())[0];

      test('a letter waits until it is planned, and is then claimed once', async () => {
        await putIn(sampleLetter('a', 'k', { plannedAt: minute(5), late: true }));
        expect(await ledger.claim(minute(4), minute(10), 10)).toEqual([]);
        const claimed = await ledger.claim(minute(5), minute(10), 10);
        expect(claimed).toEqual([
          {
            ...sampleLetter('a', 'k', { plannedAt: minute(5), late: true }),
            state: 'sending',
            within: null,
            attempts: 1,
            nextAttemptAt: null,
            leaseUntil: minute(10),
            lastError: null,
            settledAt: null,
          },
        ]);
        expect(await ledger.claim(minute(6), minute(11), 10)).toEqual([]);
      });

      test('a key that is already there is passed over, and the first letter stays', async () => {
        await putIn(sampleLetter('a', 'k'));
        const again = sampleLetter('a', 'k', { subject: 'other' });
        await ledger.append([sampleWrite('a', 1, 1, { outbox: [again, sampleLetter('a', 'k2')] })]);
        expect((await ledger.outbox()).map((row) => [row.key, row.subject])).toEqual([
          ['k', 'Påmindelse'],
          ['k2', 'Påmindelse'],
        ]);
      });

      test('a sent letter is not sent again when its key comes back', async () => {
        await putIn(sampleLetter('a', 'k'));
        await ledger.claim(minute(1), minute(2), 1);
        await ledger.settle('k', minute(2), { is: 'sent', at: minute(1) });
        await ledger.append([sampleWrite('a', 1, 0, { outbox: [sampleLetter('a', 'k')] })]);
        expect(await ledger.claim(minute(99), minute(100), 10)).toEqual([]);
        expect(await only()).toMatchObject({ state: 'sent', settledAt: minute(1), leaseUntil: null, attempts: 1 });
      });

      test('a letter with any other fault is refused, not passed over', async () => {
        await expect(putIn(sampleLetter('a', 'k', { plannedAt: 'tomorrow' }))).rejects.toThrow();
        expect(await ledger.loadCase('a')).toBeNull();
      });

      test('the oldest letters are claimed first, no more than the limit', async () => {
        await putIn(
          sampleLetter('a', 'k1', { plannedAt: minute(3) }),
          sampleLetter('a', 'k2', { plannedAt: minute(1) }),
          sampleLetter('a', 'k3', { plannedAt: minute(2) }),
        );
        const keys = (rows: { key: string }[]) => rows.map((row) => row.key);
        expect(keys(await ledger.claim(minute(9), minute(10), 2))).toEqual(['k2', 'k3']);
        expect(keys(await ledger.claim(minute(9), minute(10), 2))).toEqual(['k1']);
      });

      test('a superseded letter is kept and never claimed', async () => {
        await putIn(sampleLetter('a', 'k', { state: 'superseded' }));
        expect(await ledger.claim(minute(99), minute(100), 10)).toEqual([]);
        expect(await ledger.outbox({ state: 'superseded' })).toMatchObject([{ key: 'k', nextAttemptAt: null }]);
      });

      test('a lapsed lease is claimed by another, and the first owner may no longer settle', async () => {
        await putIn(sampleLetter('a', 'k'));
        await ledger.claim(minute(1), minute(5), 1);
        expect(await ledger.claim(minute(4), minute(9), 1)).toEqual([]);
        expect(await ledger.claim(minute(5), minute(9), 1)).toMatchObject([{ key: 'k', attempts: 2 }]);
        expect(await ledger.settle('k', minute(5), { is: 'sent', at: minute(6) })).toBe(false);
        expect(await only()).toMatchObject({ state: 'sending', leaseUntil: minute(9) });
        expect(await ledger.settle('k', minute(9), { is: 'sent', at: minute(6) })).toBe(true);
        expect(await ledger.settle('k', minute(9), { is: 'sent', at: minute(7) })).toBe(false);
      });

      test('a lapsed lease that nobody else took may still be settled', async () => {
        await putIn(sampleLetter('a', 'k'));
        await ledger.claim(minute(1), minute(5), 1);
        expect(await ledger.settle('k', minute(5), { is: 'sent', at: minute(8) })).toBe(true);
      });

      test('a lease must end after it begins', async () => {
        await expect(ledger.claim(minute(5), minute(5), 1)).rejects.toThrow('lease');
      });

      test('a failed attempt is tried again at its time, with the reason kept', async () => {
        await putIn(sampleLetter('a', 'k'));
        await ledger.claim(minute(1), minute(5), 1);
        const outcome = { is: 'retry', at: minute(2), error: '451 later', nextAttemptAt: minute(30) } as const;
        expect(await ledger.settle('k', minute(5), outcome)).toBe(true);
        expect(await only()).toMatchObject({
          state: 'pending',
          attempts: 1,
          nextAttemptAt: minute(30),
          leaseUntil: null,
          lastError: '451 later',
          settledAt: null,
        });
        expect(await ledger.claim(minute(29), minute(40), 1)).toEqual([]);
        expect(await ledger.claim(minute(30), minute(40), 1)).toMatchObject([{ attempts: 2, lastError: '451 later' }]);
      });

      test('a dead letter rests until it is put back, and then begins afresh', async () => {
        await putIn(sampleLetter('a', 'k'));
        expect(await ledger.requeue('k', minute(1))).toBe(false);
        await ledger.claim(minute(1), minute(5), 1);
        await ledger.settle('k', minute(5), { is: 'dead', at: minute(2), error: '550 unknown' });
        expect(await only()).toMatchObject({ state: 'dead', lastError: '550 unknown', settledAt: minute(2) });
        expect(await ledger.claim(minute(99), minute(100), 1)).toEqual([]);

        expect(await ledger.requeue('k', minute(50))).toBe(true);
        expect(await ledger.requeue('k', minute(50))).toBe(false);
        expect(await only()).toMatchObject({ state: 'pending', attempts: 0, nextAttemptAt: minute(50) });
        expect(await ledger.claim(minute(50), minute(60), 1)).toMatchObject([{ key: 'k', attempts: 1 }]);
      });

      test('letters are found by state and case', async () => {
        await ledger.append([
          sampleWrite('a', 0, 1, { outbox: [sampleLetter('a', 'a1'), sampleLetter('a', 'a2')] }),
          sampleWrite('b', 0, 1, { outbox: [sampleLetter('b', 'b1', { state: 'superseded' })] }),
        ]);
        const keys = async (filter: Parameters<Ledger['outbox']>[0]) =>
          (await ledger.outbox(filter)).map((row) => row.key);
        expect(await keys({ caseId: 'a' })).toEqual(['a1', 'a2']);
        expect(await keys({ state: 'superseded' })).toEqual(['b1']);
        expect(await keys({ state: 'pending', caseId: 'b' })).toEqual([]);
        expect(await ledger.outboxKeys('b')).toEqual(new Set(['b1']));
      });
    });

    describe('mails that carry several letters', () => {
      const mail = (change: Partial<NewOutboxRow> = {}) => ({ ...sampleLetter('a', 'day-1'), caseId: null, ...change });
      beforeEach(async () => {
        const letters = ['k1', 'k2', 'k3'].map((key) =>
          sampleLetter('a', key, { state: 'held', plannedAt: minute(1) }),
        );
        await ledger.append([sampleWrite('a', 0, 1, { outbox: letters })]);
      });

      test('held letters are not claimed; gathered, their mail is, and they say which it is', async () => {
        expect(await ledger.claim(minute(99), minute(100), 10)).toEqual([]);
        expect(await ledger.gather(mail(), ['k1', 'k2'])).toBe(true);
        expect((await ledger.claim(minute(99), minute(100), 10)).map(({ key }) => key)).toEqual(['day-1']);
        const within = (await ledger.outbox({ caseId: 'a' })).map((row) => [row.key, row.state, row.within]);
        expect(within).toEqual([
          ['k1', 'digested', 'day-1'],
          ['k2', 'digested', 'day-1'],
          ['k3', 'held', null],
        ]);
        expect(await ledger.outboxKeys('a')).toEqual(new Set(['k1', 'k2', 'k3']));
      });

      test('a taken key, or a letter that is no longer held, leaves everything as it was', async () => {
        expect(await ledger.gather(mail(), ['k1'])).toBe(true);
        expect(await ledger.gather(mail(), ['k2'])).toBe(false);
        expect(await ledger.gather(mail({ key: 'day-2' }), ['k1', 'k2'])).toBe(false);
        expect((await ledger.outbox({ state: 'held' })).map(({ key }) => key)).toEqual(['k2', 'k3']);
        expect(await ledger.outbox({ state: 'pending' })).toHaveLength(1);
      });

      test('a letter keeps its calendar entry, and is found by its Message-ID', async () => {
        const calendar = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n';
        await ledger.append([sampleWrite('a', 1, 0, { outbox: [sampleLetter('a', 'k4', { calendar })] })]);
        expect(await ledger.outbox({ messageId: '<k4@ledger.example>' })).toMatchObject([{ key: 'k4', calendar }]);
        expect(await ledger.outbox({ messageId: '<other@ledger.example>' })).toEqual([]);
      });
    });

    describe('bounces', () => {
      const bounce: Bounce = {
        at: minute(3),
        letter: 'k',
        person: 'p1',
        address: 'p1@library.example',
        action: 'failed',
        status: '5.1.1',
        reason: '550 unknown',
        permanent: true,
      };
      beforeEach(async () => {
        await ledger.append([sampleWrite('a', 0, 1, { outbox: [sampleLetter('a', 'k')] })]);
        await ledger.savePerson(samplePerson('p1'));
      });

      test('a bounce is recorded once, its letters with it', async () => {
        const about = { ...sampleLetter('a', 'about-k'), caseId: null };
        expect(await ledger.recordBounce(bounce, [about])).toBe(true);
        expect(await ledger.recordBounce({ ...bounce, at: minute(9) }, [{ ...about, key: 'again' }])).toBe(false);
        expect(await ledger.recordBounce({ ...bounce, status: '5.2.1' }, [])).toBe(true);
        expect((await ledger.bounces()).map(({ status }) => status)).toEqual(['5.1.1', '5.2.1']);
        expect((await ledger.bounces())[0]).toEqual(bounce);
        expect((await ledger.outbox()).map(({ key }) => key).sort()).toEqual(['about-k', 'k']);
      });

      test('a bounce of a letter that was never written is refused', async () => {
        await expect(ledger.recordBounce({ ...bounce, letter: 'unknown' }, [])).rejects.toThrow();
        expect(await ledger.bounces()).toEqual([]);
      });

      test('saving the person again clears it', async () => {
        await ledger.recordBounce(bounce, []);
        await ledger.savePerson(samplePerson('p2'));
        expect(await ledger.bounces()).toHaveLength(1);
        await ledger.savePerson(samplePerson('p1', { email: 'ny@library.example' }));
        expect(await ledger.bounces()).toEqual([]);
      });
    });

    test('verify counts what it has walked and finds nothing in an honest ledger', async () => {
      expect(await ledger.verify()).toEqual({ ok: true, cases: 0, events: 0, breaks: [] });
      for (let index = 0; index < 120; index++) await ledger.append([sampleWrite(`case-${index}`, 0, 2)]);
      await ledger.append([sampleWrite('case-0', 2, 3)]);
      expect(await ledger.verify()).toEqual({ ok: true, cases: 120, events: 243, breaks: [] });
    });

    describe('deputies and erasure', () => {
      const role = { role: 'librarian', organisation: 'branch' };
      const deputy = {
        person: 'p1',
        deputy: 'p2',
        role,
        from: '2026-02-01',
        to: '2026-02-10',
        enteredBy: 'p1',
        enteredAt: minute(1),
      };

      test('a deputy is kept as entered, is ended once, and both wake open cases', async () => {
        await ledger.append([sampleWrite('a', 0, 1, { wakeAt: minute(90) })]);
        await ledger.personal.saveDeputy(deputy);
        const [entered] = await ledger.personal.deputies();
        expect(entered).toEqual({ ...deputy, id: expect.any(Number), endedBy: null, endedAt: null });
        expect(await ledger.nextWakeUp()).toBe(minute(1));
        expect(await ledger.personal.endDeputy(entered!.id, 'p3', minute(5))).toBe(true);
        expect(await ledger.personal.endDeputy(entered!.id, 'p3', minute(6))).toBe(false);
        expect(await ledger.personal.endDeputy(99, 'p3', minute(6))).toBe(false);
        expect(await ledger.personal.deputies()).toMatchObject([{ endedBy: 'p3', endedAt: minute(5) }]);
      });

      test('a period that ends before it begins is refused', async () => {
        await expect(ledger.personal.saveDeputy({ ...deputy, to: '2026-01-31' })).rejects.toThrow();
      });

      test('erasure takes the letters, names the id in those to others, and keeps keys and events', async () => {
        const person = samplePerson('p1', { name: 'Ane & Bo', email: 'p1@library.example', roles: [role] });
        await ledger.savePeople([person, samplePerson('p2')]);
        const own = sampleLetter('a', 'own', { person: 'p1', calendar: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' });
        const other = sampleLetter('a', 'other', {
          person: 'p2',
          text: 'Spørg Ane &\nBo (P1@library.example), ikke Ane & Bodil.',
          html: '<p>Spørg <a href="mailto:p1@library.example">Ane &amp; Bo</a></p>',
          calendar: 'DESCRIPTION:Ane &\r\n  Bo\r\n',
        });
        await ledger.append([sampleWrite('a', 0, 2, { outbox: [own, other] })]);
        await ledger.personal.saveDeputy(deputy);
        expect(await ledger.personal.erase('p1', 'p2', minute(3))).toBe(true);
        expect(await ledger.personal.erase('p1', 'p2', minute(4))).toBe(false);
        expect((await ledger.people()).map(({ id }) => id)).toEqual(['p2']);
        expect(await ledger.personal.deputies()).toEqual([]);
        expect(await ledger.personal.erased()).toEqual([{ id: 'p1', at: minute(3), by: 'p2' }]);
        const [first, second] = (await ledger.outbox()).toSorted((a, b) => (a.key > b.key ? -1 : 1));
        expect(first).toMatchObject({
          key: 'own',
          state: 'superseded',
          html: '',
          calendar: null,
          messageId: own.messageId,
        });
        expect(second).toMatchObject({
          state: 'pending',
          text: 'Spørg p1 (p1), ikke Ane & Bodil.',
          html: '<p>Spørg <a href="mailto:p1">p1</a></p>',
          calendar: 'DESCRIPTION:p1\r\n',
        });
        expect(await ledger.verify()).toMatchObject({ ok: true, events: 2 });
        await expect(ledger.savePerson(person)).rejects.toThrow('erased');
      });

      test('old letters lose their text, and a dead one is not sent empty', async () => {
        await ledger.append([sampleWrite('a', 0, 1, { outbox: [sampleLetter('a', 'k'), sampleLetter('a', 'waits')] })]);
        await ledger.claim(minute(1), minute(5), 1);
        await ledger.settle('k', minute(5), { is: 'dead', at: minute(2), error: '550 p@library.example' });
        expect(await ledger.personal.deleteBefore('letters', minute(2))).toBe(0);
        expect(await ledger.personal.deleteBefore('letters', minute(3))).toBe(1);
        expect(await ledger.personal.deleteBefore('letters', minute(3))).toBe(0);
        expect(await ledger.outbox({ state: 'dead' })).toMatchObject([{ key: 'k', html: '', lastError: null }]);
        expect(await ledger.requeue('k', minute(9))).toBe(false);
        expect(await ledger.outbox({ state: 'pending' })).toMatchObject([
          { key: 'waits', text: 'Bogen skal afleveres.' },
        ]);
      });

      test('the access log is counted and read by person, subject and outcome', async () => {
        const { access } = ledger;
        const entry = { at: minute(1), person: 'p1', action: 'GET /x', subject: 'a', outcome: 'granted' as const };
        await access.logAccess(entry);
        await access.logAccess({ ...entry, at: minute(2), outcome: 'refused' });
        await access.logAccess({ ...entry, at: minute(3), person: null });
        expect(await access.accessCount({})).toBe(3);
        expect(await access.accessCount({ person: 'p1', outcome: 'refused' })).toBe(1);
        expect(await access.accessLog({ outcome: 'granted', subject: 'a', limit: 1 })).toMatchObject([
          { person: null },
        ]);
        expect(await ledger.personal.deleteBefore('access-log', minute(3))).toBe(2);
        expect(await access.accessCount({})).toBe(1);
      });
    });
  });
}
