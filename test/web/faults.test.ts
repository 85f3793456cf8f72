import { expect, test } from 'vitest';
import { LedgerProblem } from '../../src/ledger/problem.ts';
import type { Office } from '../../src/service/office.ts';
import { addPerson } from '../service/office.ts';
import { openHouse } from './house.ts';

/** Everything that is asked of the ledger fails from now on. */
function breakLedger(ledger: Office['ledger'], error: Error): void {
  const fail = () => Promise.reject(error);
  for (const part of [ledger, ledger.access, ledger.attachments, ledger.personal, ledger.requests])
    for (const [name, value] of Object.entries(part))
      if (typeof value === 'function' && name !== 'close') Object.assign(part, { [name]: fail });
}

const closed = new LedgerProblem({ da: 'Databasen er væk.', en: 'The database is gone.' });
const secret = 'SqliteError: kirsten@region.example';

test.each([
  ['a ledger that cannot be reached', closed, 503],
  ['a fault of the program', new Error(secret), 500],
])(
  '%s: a plain page in the language of the visitor, noted, and nothing told of the inside',
  async (_, error, status) => {
    const one = await openHouse();
    await addPerson(one.office, 'vagt', ['secretariat']);
    const vagt = await one.as('vagt');
    breakLedger(one.office.ledger, error);
    for (const path of ['/', '/cases/sepsis', '/findes-ikke', '/sign-in/abc']) {
      one.faults.length = 0;
      const danish = await vagt.get(path);
      expect(danish.status, path).toBe(status);
      expect(danish.text).toContain('Noget gik galt hos os');
      expect(danish.html).toMatch(/^<!doctype html><html lang="da"/);
      expect(danish.html).not.toMatch(/Sqlite|region\.example|Databasen|node:|\.ts/);
      expect(danish.headers['cache-control']).toBe('no-store');
      expect(one.faults.length, path).toBeGreaterThan(0);
    }
    const english = await vagt.get('/', { cookie: 'lkt=anything; lang=en' });
    expect(english.status).toBe(status);
    expect(english.text).toContain('Something went wrong on our side');
    const posted = await vagt.post('/me/language', { language: 'en' });
    expect(posted.status).toBe(status);
    expect(posted.text).toContain('Noget gik galt hos os');
  },
);

test('a fault of a door for programs is told as a problem, and noted', async () => {
  const one = await openHouse();
  breakLedger(one.office.ledger, new Error(secret));
  const seen = await one.nobody.get('/api/me', { authorization: 'Bearer lkt_0123456789' });
  expect(seen.status).toBe(500);
  expect(seen.headers['content-type']).toContain('application/problem+json');
  expect(seen.html).not.toContain('kirsten');
  expect(one.faults).toHaveLength(1);
});
