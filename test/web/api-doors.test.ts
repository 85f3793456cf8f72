import { expect, test } from 'vitest';
import { type Operation, takesBytes } from '../../src/web/api/operation.ts';
import { operations } from '../../src/web/api/operations.ts';
import { caller, program } from './programs.ts';
import { storage } from './storage.ts';
import { houseWithVisitors, idOf, mayNotSee, type VisitorName, visitors } from './visitors.ts';

/** What a path needs to be called at all. */
const values: Record<string, string> = {
  ':case': 'sepsis',
  ':command': 'status-report.submit',
  ':version': '1',
  ':parameter': 'steering-group-quorum',
  ':trial': 'indicators-optional',
  ':person': 'vagt',
  ':annex': '1',
  ':milestone': 'learning-seminar-2',
  ':workflow': 'national-lkt',
  ':deputy': '1',
  ':token': 'unknown',
  ':session': 'unknown',
  ':backup': 'a.db',
};

/** Of cases of another kind than `sepsis`, or of a seminar that it has not planned; they are not there for anybody. */
const ofOtherCases = ['readRound', 'readMeeting', 'fetchSeminarEntry'];

/** Of something of one's own that is not there. */
const ofNothing = ['revokeToken', 'endOwnDeputy'];

/** Who may do the acts of the text. */
const acting: Record<string, VisitorName[]> = { export: ['secretariat', 'coordinator'] };

/** Takes several seconds, and is open to whoever may read the rules. */
const slow = ['tryTrial'];

function pathOf({ path }: Operation): string {
  return path.replace(/:[a-z]+/gi, (name) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The matrix has no value for ${name} of ${path}. Add one to the test.`);
    return value;
  });
}

/** As little as comes through: of a foreign case nothing more is needed to be told that it is not there. */
function sentTo({ method, body }: Operation): { body?: unknown; headers?: Record<string, string> } {
  if (method === 'GET' || method === 'DELETE') return {};
  return takesBytes(body) ? { body: 'x', headers: { 'content-type': body.bytes[0] ?? '' } } : { body: {} };
}

const everybody = (Object.keys(visitors) as VisitorName[]).filter((name) => name !== 'nobody');

test('without a token, with a wrong one and with a session every operation answers 401', async () => {
  const one = await houseWithVisitors();
  const revoked = await program(one, 'vagt', ['read'], { revokedAt: one.clock.now });
  const expired = await program(one, 'vagt', ['write'], { expiresAt: one.clock.now });
  const visitor = await one.as('vagt');
  for (const operation of operations) {
    const call = caller(one.server);
    for (const headers of [
      {},
      { authorization: 'Bearer lkt_unknown' },
      { authorization: 'Basic dmFndDp2YWd0' },
      { authorization: `Bearer ${revoked.token}` },
      { authorization: `Bearer ${expired.token}` },
    ]) {
      const seen = await call(operation.method, pathOf(operation), { headers });
      expect(seen.status, operation.id).toBe(401);
      expect(seen.headers['www-authenticate']).toBe('Bearer realm="lkt"');
      expect(seen.json.type).toBe('/api/problems/not-authenticated');
    }
    if (operation.method === 'GET') expect((await visitor.get(`/api${pathOf(operation)}`)).status).toBe(401);
  }
  expect(one.faults).toEqual([]);
});

test('a token without the scope answers 403, and it is noted', async () => {
  const one = await houseWithVisitors();
  for (const scope of ['read', 'write', 'administer'] as const) {
    const others = ['read', 'write', 'administer', 'calendar'].filter((each) => each !== scope);
    const without = await program(one, 'vagt', others);
    for (const operation of operations.filter((each) => each.scope === scope)) {
      const seen = await without.call(operation.method, pathOf(operation));
      expect([operation.id, seen.status, seen.json.type]).toEqual([operation.id, 403, '/api/problems/scope']);
      const [entry] = await one.office.ledger.access.accessLog({ limit: 1 });
      expect(entry).toMatchObject({
        person: 'vagt',
        action: `${operation.method} /api${operation.path}`,
        outcome: 'refused',
      });
    }
  }
});

test('every operation is open to the roles that may come, and to no other; a foreign case is as one that is not there', async () => {
  const one = await houseWithVisitors();
  one.house.storage = storage(one);
  for (const name of everybody) {
    const { call } = await program(one, idOf(name));
    for (const operation of operations.filter(({ id }) => !slow.includes(id))) {
      const seen = await call(operation.method, pathOf(operation), sentTo(operation));
      const told = `${operation.id} by ${name}: ${seen.status} ${seen.text.slice(0, 300)}`;
      const unseen = operation.path.includes(':case') && mayNotSee.includes(name);
      if (operation.act && !unseen)
        expect(seen.status === 403, told).toBe(!(acting[operation.act] ?? ['secretariat']).includes(name));
      else if (operation.path.includes(':case')) {
        expect(seen.status === 404, told).toBe(unseen || ofOtherCases.includes(operation.id));
        if (seen.status === 404) {
          const elsewhere = pathOf(operation).replace('sepsis', 'findes-ikke');
          const unknown = await call(operation.method, elsewhere, sentTo(operation));
          expect(unknown.text).toBe(seen.text);
        }
      } else if (!ofNothing.includes(operation.id)) expect([401, 403, 404], told).not.toContain(seen.status);
      expect(seen.status, told).toBeLessThan(500);
    }
  }
  expect(one.faults).toEqual([]);
});

test('whoever reads a case by token is in the access log, whoever may not see it too', async () => {
  const one = await houseWithVisitors();
  const { call } = await program(one, idOf('lead of another region'));
  await call('GET', '/cases/sepsis');
  const [refused] = await one.office.ledger.access.accessLog({ subject: 'sepsis', limit: 1 });
  expect(refused).toMatchObject({
    person: 'lead-of-another-region',
    action: 'GET /api/cases/:case',
    outcome: 'refused',
  });
  await (await program(one, 'secretariat')).call('GET', '/cases/sepsis');
  const [granted] = await one.office.ledger.access.accessLog({ subject: 'sepsis', limit: 1 });
  expect(granted).toMatchObject({ person: 'secretariat', outcome: 'granted' });
});

test('a list tells only of the cases that the person may see', async () => {
  const one = await houseWithVisitors();
  const idsFor = async (person: string) => {
    const { json } = await (await program(one, person)).call('GET', '/cases');
    return json.items.map(({ id }: { id: string }) => id).sort();
  };
  expect(await idsFor('secretariat')).toEqual(['delir', 'sepsis']);
  expect(await idsFor(idOf('lead of this case'))).toEqual(['sepsis']);
  expect(await idsFor(idOf('nominator elsewhere'))).toEqual([]);
});

test('a link to a case that the person may not see is refused in the words for one that does not exist', async () => {
  const one = await houseWithVisitors();
  const { call } = await program(one, idOf('nominator elsewhere'));
  const why = async (round: string) => {
    const body = { workflow: 'national-lkt', title: 'LKT Prøve', links: { round } };
    const { json } = await call('POST', '/cases', { body });
    return json.refusals[0].why.replaceAll(round, '…');
  };
  expect(await why('sepsis')).toBe(await why('findes-ikke'));
});

test('one token may call so often a minute, and another goes on', async () => {
  const one = await houseWithVisitors();
  const { call } = await program(one, 'vagt');
  const statuses = [];
  for (let count = 0; count < 7; count += 1) statuses.push((await call('GET', '/verification')).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429]);
  const limited = await call('GET', '/verification');
  expect(limited.json.type).toBe('/api/problems/too-many');
  expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0);
  expect((await (await program(one, 'secretariat')).call('GET', '/verification')).status).toBe(200);
});
