/** Every page and every operation with days, page numbers and filters that no form of ours would send. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operations } from '../../src/web/api/operations.ts';
import { routes } from '../../src/web/routes.ts';
import { addPerson, root } from '../service/office.ts';
import { openHouse, type TestHouse } from './house.ts';
import { program } from './programs.ts';

const values = [
  '9999-12-31',
  '0000-01-01',
  '2026-02-30',
  '99999999999999999999',
  '-1',
  '__proto__',
  `' or 1=1 -- \u0000\ud800\u202e${'a'.repeat(300)}`,
];

/** Every name that a page reads of its address, so that one more is walked with the others. */
function namesRead(): string[] {
  const folder = join(root, 'src', 'web');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8'));
  const dotted = texts.flatMap((text) => [...text.matchAll(/\bquery\.(\w+)/g)].map(([, name]) => name as string));
  const taken = texts.flatMap((text) =>
    [...text.matchAll(/\{ ([^{}]+) \} = (?:visit\.)?query/g)].flatMap(
      ([, names]) => (names as string).match(/\w+/g) ?? [],
    ),
  );
  return [...new Set([...dotted, ...taken])].filter((name) => name !== '_').sort();
}

const names = namesRead();
const inAddress = (value: string) => encodeURIComponent(value.isWellFormed() ? value : value.toWellFormed());

let one: TestHouse;
let calls = 0;
let cases: string[];
beforeAll(async () => {
  one = await openHouse({ examples: true, shared: true });
  await addPerson(one.office, 'vagt', ['secretariat', 'coordinator', 'project-lead', 'steering-group']);
  const stored = await one.office.ledger.listCases();
  cases = [...new Map(stored.map(({ snapshot }) => [snapshot.workflow, snapshot.id])).values()];
}, 180_000);
afterAll(() => one.close());

const visit = async (path: string) => (await one.as('vagt')).get(path);
async function call(path: string) {
  calls += 1;
  // Every time with another token: nobody is told to wait.
  const { call } = await program(one, 'vagt', ['read', 'administer', `call-${calls}`]);
  return call('GET', path);
}

/** Other parts of a path, each of which some page has. */
const parts: Record<string, string> = {
  ':command': 'status-report.submit',
  ':version': '1',
  ':workflow': 'national-lkt',
  ':secret': 'unknown',
  ':step': '1',
  ':file': '1',
  ':message': 'cap-soon',
  ':milestone': 'learning-seminar-2',
  ':problem': 'refused',
  ':list': 'cases.csv',
  ':person': 'team-m',
  ':parameter': 'steering-group-quorum',
  ':trial': 'indicators-optional',
  ':annex': 'unknown',
  ':backup': 'unknown',
};

/** The path with a case that has such a page, or else with any. */
async function pathOf(path: string, ask: (path: string) => Promise<{ status: number }>): Promise<string> {
  const filled = path.replace(/:(?!case\b)[a-z]+/gi, (name) => {
    if (parts[name] === undefined) throw new Error(`The walk has no value for ${name} of ${path}.`);
    return parts[name];
  });
  if (!filled.includes(':case')) return filled;
  const paths = cases.map((id) => filled.replace(':case', id));
  for (const each of paths) if ((await ask(each)).status === 200) return each;
  return paths[0] ?? filled;
}

/** Every name gets every value in turn, each beside others: one that is refused must not hide what the next one does. */
async function walk(told: string, ask: (query: string) => Promise<{ status: number }>, of: string[]): Promise<void> {
  one.faults.length = 0;
  const turns = values.map((_, turn) =>
    of.map((name, place) => `${name}=${inAddress(values[(turn + place) % values.length] as string)}`).join('&'),
  );
  const twice = of.map((name) => `${name}=2026-11-23&${name}=9999-12-31`).join('&');
  const bent = `${of.map((name) => `${name}[a]=1&${name}[]=2&__proto__[${name}]=3`).join('&')}&%&&=&=&%ff=%fe`;
  // With filters that are right, it is the number that is read.
  const far = ['99999999999999999999', '-99999999999999999999', '9999-12-31'].map(
    (number) => `view=sent&in=cases&q=lkt&status=done&from=${number}&page=${number}&days=${number}&history=${number}`,
  );
  for (const query of [...turns, ...far, twice, bent]) {
    const { status } = await ask(query);
    // 503: a house without a disk has no backups.
    expect((status >= 500 && status !== 503) || status === 429, `${told}?${query.slice(0, 300)}: ${status}`).toBe(
      false,
    );
  }
}

describe('pages', () => {
  const shown = routes.filter(({ method, training }) => method === 'GET' && !training);
  test.each(shown.map((route) => [route.path, route] as const))('%s', async (_, route) => {
    // Those that may be asked a few times only are asked from another address each time.
    const own = await one.as(route.personal ? 'team-m' : 'vagt');
    const ask = route.perMinute === undefined ? (path: string) => own.get(path) : visit;
    const path = await pathOf(route.path, ask);
    await walk(path, (query) => ask(`${path}?${query}`), names);
    expect(one.faults).toEqual([]);
  });
});

describe('operations', () => {
  const asked = operations.filter(({ method, id }) => method === 'GET' && id !== 'tryTrial');
  test.each(asked.map((operation) => [operation.path, operation] as const))('%s', async (_, { path, query = {} }) => {
    const each = await pathOf(path, call);
    await walk(each, (part) => call(`${each}?${part}`), [...Object.keys(query), 'offset', 'limit']);
    expect(one.faults).toEqual([]);
  });
});
