import { describe, expect, test } from 'vitest';
import { program } from './programs.ts';
import { houseWithVisitors } from './visitors.ts';

/** `sepsis`: started in event 1, placed in 2, and a status report as event 3 with what follows. */
async function reported() {
  const one = await houseWithVisitors();
  const lead = await program(one, 'lead-of-this-case');
  const { call } = await program(one, 'vagt');
  const given = await lead.call('POST', '/cases/sepsis/commands/status-report.submit', {
    body: { payload: { period: 'Andet år', outcomeGoals: 'Nået', processGoals: 'Nået' } },
    headers: { 'if-match': '"2"' },
  });
  expect(given.status, given.text).toBe(200);
  const version = async () => (await one.office.ledger.loadCase('sepsis'))?.snapshot.version ?? 0;
  const seen = async () => ({ 'if-match': `"${await version()}"` });
  return { one, call, lead, version, seen };
}

describe('a correction', () => {
  const path = '/cases/sepsis/events/3/correction';

  test('tells first what can be corrected, then what would follow, and writes only when it is carried out', async () => {
    const { call, version, seen } = await reported();
    const { json: form, headers } = await call('GET', path);
    expect(form).toMatchObject({ event: 3, day: '2026-11-23', values: { period: 'Andet år', outcomeGoals: 'Nået' } });
    expect(headers.etag).toBe(`"${await version()}"`);
    const body = { how: 'amend', reason: 'Tastefejl', values: { period: 'Første år' } };
    const before = await version();
    const preview = await call('POST', `${path}/preview`, { body, headers: await seen() });
    expect(preview.status, preview.text).toBe(200);
    expect(preview.json.changes[0].items[0]).toMatchObject({ text: expect.stringMatching(/^3\. .*: ændres$/) });
    expect(await version()).toBe(before);
    const done = await call('POST', path, { body, headers: await seen() });
    expect(done.json).toMatchObject({
      case: 'sepsis',
      version: before + 1,
      written: [{ events: [{ type: 'corrected' }] }],
    });
    expect((await call('GET', path)).json.values).toMatchObject({ period: 'Første år', outcomeGoals: 'Nået' });
    const { json: history } = await call('GET', '/cases/sepsis/events');
    expect(history.items[2].corrected).toEqual({ is: 'amended', by: before + 1 });
    expect(history.items.at(-1).told.da).toBe('Hændelse 3 rettet: Tastefejl');
  });

  test('withdraws the event, and is carried out once however often it is sent', async () => {
    const { one, call, version, seen } = await reported();
    const sent = {
      body: { how: 'withdraw', reason: 'Skete ikke' },
      headers: { ...(await seen()), 'idempotency-key': 'k1' },
    };
    // The answer is written with the correction: what comes after is lost with the process.
    one.office.ledger.requests.answer = async () => {
      throw new Error('Power failed.');
    };
    const first = await call('POST', path, sent);
    expect(first.status, first.text).toBe(200);
    const after = await version();
    const again = await call('POST', path, sent);
    expect([again.text, again.headers['idempotency-replayed']]).toEqual([first.text, 'true']);
    expect(await version()).toBe(after);
    const { json } = await call('GET', '/cases/sepsis/events');
    expect(json.items[2].corrected).toMatchObject({ is: 'withdrawn' });
  });

  test('is told what is wrong, field by field, and nothing is written', async () => {
    const { call, version, seen } = await reported();
    const before = await version();
    const headers = await seen();
    const wrong: [object, string][] = [
      [{ how: 'amend', reason: 'x', values: { period: 7 } }, '/values/period'],
      [{ how: 'amend', reason: 'x', day: '2026-02-30' }, '/day'],
      [{ how: 'amend', reason: 'x' }, '/day'],
      [{ how: 'withdraw', reason: 'x', also: [1] }, '/also/0'],
      [{ how: 'withdraw' }, '/reason'],
    ];
    for (const [body, pointer] of wrong) {
      for (const each of [path, `${path}/preview`]) {
        const seenWrong = await call('POST', each, { body, headers });
        expect([seenWrong.status, seenWrong.json.problems?.[0]?.pointer]).toEqual([422, pointer]);
      }
    }
    const blank = await call('POST', path, { body: { how: 'withdraw', reason: ' ' }, headers });
    expect([blank.status, blank.json.type]).toEqual([422, '/api/problems/refused']);
    expect((await call('POST', path, { body: { how: 'withdraw', reason: 'x' } })).status).toBe(428);
    const stale = { body: { how: 'withdraw', reason: 'x' }, headers: { 'if-match': '"2"' } };
    expect((await call('POST', path, stale)).status).toBe(412);
    expect((await call('POST', `${path}/preview`, stale)).status).toBe(412);
    expect((await call('GET', '/cases/sepsis/events/99/correction')).status).toBe(404);
    // A beginning can be corrected, and not withdrawn.
    const beginning = '/cases/sepsis/events/1/correction';
    expect((await call('GET', beginning)).status).toBe(200);
    const withdrawn = await call('POST', beginning, { body: { how: 'withdraw', reason: 'x' }, headers });
    expect([withdrawn.status, withdrawn.json.type]).toEqual([422, '/api/problems/refused']);
    expect(await version()).toBe(before);
  });

  test('that loses a race writes nothing over what came before it', async () => {
    const { one, call, version, seen, lead } = await reported();
    const { ledger } = one.office;
    const { loadCase } = ledger;
    const headers = await seen();
    let loads = 0;
    // Somebody else reports once the case has been shown to the caller and before it is corrected.
    ledger.loadCase = async (id) => {
      loads += 1;
      if (loads === 2) {
        ledger.loadCase = loadCase;
        const body = { payload: { period: 'Tredje år', outcomeGoals: 'Nået', processGoals: 'Nået' } };
        await lead.call('POST', '/cases/sepsis/commands/status-report.submit', { body, headers });
      }
      return loadCase(id);
    };
    const lost = await call('POST', path, { body: { how: 'withdraw', reason: 'Skete ikke' }, headers });
    expect([lost.status, lost.json.type]).toEqual([412, '/api/problems/changed']);
    expect(
      (await call('GET', '/cases/sepsis/events')).json.items.map(({ type }: { type: string }) => type),
    ).not.toContain('corrected');
    expect(await version()).toBeGreaterThan(3);
  });
});

test('a case is placed where the files show it to be, after what would follow was told', async () => {
  const { call, version, seen } = await reported();
  const { json: form } = await call('GET', '/cases/sepsis/placing');
  const states = form.schema.properties.state.oneOf.map((each: { const: string }) => each.const);
  expect(states).toContain('running.seminars.action-period');
  const body = { reason: 'Aftalt pr. mail', values: { planned: { 'learning-seminar-2': '2027-02' } } };
  const before = await version();
  const preview = await call('POST', '/cases/sepsis/placing/preview', { body, headers: await seen() });
  expect([preview.status, await version()], preview.text).toEqual([200, before]);
  expect(preview.json.changes.length).toBeGreaterThan(0);
  const wrong = { ...body, values: { milestones: { 'learning-seminar-2': '2026-13' } } };
  const told = await call('POST', '/cases/sepsis/placing', { body: wrong, headers: await seen() });
  expect([told.status, told.json.problems[0].pointer]).toEqual([422, '/values/milestones/learning-seminar-2']);
  const placed = await call('POST', '/cases/sepsis/placing', { body, headers: await seen() });
  expect(placed.json).toMatchObject({ version: before + 1, written: [{ events: [{ type: 'placed' }] }] });
  const { json: kase } = await call('GET', '/cases/sepsis');
  expect(kase.milestones).toContainEqual(
    expect.objectContaining({
      id: 'learning-seminar-2',
      planned: true,
      when: { earliest: '2027-02-01', latest: '2027-02-28' },
    }),
  );
});

test('a case is moved to the rules of another day, after what would change was told', async () => {
  const { one, call, version, seen } = await reported();
  const path = '/cases/sepsis/migration';
  const before = await version();
  const body = { on: '2027-06-01', reason: 'Nye regler' };
  for (const wrong of [
    { reason: 'x' },
    { ...body, trial: 'indicators-optional' },
    { reason: 'x', trial: 'findes-ikke' },
  ]) {
    expect((await call('POST', path, { body: wrong, headers: await seen() })).status).toBe(422);
  }
  const preview = await call('POST', `${path}/preview`, { body, headers: await seen() });
  expect([preview.status, await version()], preview.text).toEqual([200, before]);
  const moved = await call('POST', path, { body, headers: await seen() });
  expect(moved.json, moved.text).toMatchObject({ written: [{ events: [{ type: 'migrated' }] }] });
  const trial = { trial: 'indicators-optional', reason: 'Prøve' };
  const tried = await call('POST', path, { body: trial, headers: await seen() });
  expect(tried.status, tried.text).toBe(200);
  const { snapshot } = (await one.office.ledger.loadCase('sepsis')) ?? {};
  expect((await one.office.ledger.policy(snapshot?.policy ?? ''))?.trial).toBe('indicators-optional');
});
