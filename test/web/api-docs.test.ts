/** The examples of docs/api.md, each sent to a house that listens. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exactly } from '../../src/engine/time.ts';
import { startCase } from '../../src/service/start-case.ts';
import { addPerson, root, unregistered } from '../service/office.ts';
import { program } from './programs.ts';
import { storage } from './storage.ts';
import { houseWithVisitors } from './visitors.ts';

const page = readFileSync(join(root, 'docs', 'api.md'), 'utf8');

interface Command {
  method: string;
  url: string;
  headers: [string, string][];
  body: string | Buffer | undefined;
  /** Name of the file that the answer goes to. */
  into: string | null;
}

/** Every `curl` of the page in its order, as a shell would read it. */
function commands(): string[][] {
  const blocks = [...page.matchAll(/^```\w*\n(.*?)^```/gms)].map(([, block = '']) => block);
  const lines = blocks.flatMap((block) => block.replaceAll('\\\n', ' ').split('\n'));
  return lines.filter((line) => line.startsWith('curl ')).map(wordsOf);
}

/** Words apart by spaces, in quotes or not. Nothing is filled in between single quotes: `'$X'` stays marked as such. */
function wordsOf(line: string): string[] {
  const word = /(?:'[^']*'|"[^"]*"|[^\s'"])+/g;
  return [...line.matchAll(word)].map(([found]) =>
    found.replace(
      /'([^']*)'|"([^"]*)"/g,
      (_, single?: string, double?: string) => single?.replaceAll('$', '\0') ?? double ?? '',
    ),
  );
}

/** @throws for an option that is not read here, so that no example is run otherwise than it stands. */
function read([, ...words]: string[], variables: Record<string, string>, files: Map<string, Buffer>): Command {
  const command: Command = { method: '', url: '', headers: [], body: undefined, into: null };
  const filled = words.map((word) =>
    word
      .replace(/\$([A-Z]+)/g, (_, name: string) => variables[name] ?? fail(`$${name} is not set.`))
      .replaceAll('\0', '$'),
  );
  for (let word = filled.shift(); word !== undefined; word = filled.shift()) {
    const value = () => filled.shift() ?? fail(`${word} lacks its value.`);
    if (word === '-X') command.method = value();
    else if (word === '-o') command.into = value();
    else if (word === '-d') command.body = value();
    else if (word === '--data-binary') {
      const name = value().replace(/^@/, '');
      command.body = files.get(name) ?? fail(`There is no file ${name}.`);
    } else if (word === '-H') {
      const [, name = '', content = ''] = /^([^:]+): (.*)$/.exec(value()) ?? fail('A header has a name and a value.');
      command.headers.push([name, content]);
    } else if (word.startsWith('http')) command.url = word;
    else if (word !== '-i') fail(`${word} is not read by this test.`);
  }
  command.method ||= command.body === undefined ? 'GET' : 'POST';
  return command;
}

function fail(why: string): never {
  throw new Error(why);
}

test('every curl of the page works as it stands, in its order, on a house that listens', async () => {
  const one = await houseWithVisitors();
  const { office, house, server, clock } = one;
  house.storage = storage(one);
  await addPerson(office, 'anna', ['nominator@reg-sj']);
  await startCase(unregistered(office), {
    actor: { role: 'nominator', by: 'anna' },
    occurredAt: exactly('2026-11-23'),
    at: clock.now,
    id: 'fald',
    workflow: 'national-lkt',
    title: 'Færre fald',
    facts: { nomination: { nominators: ['reg-sj'] } },
  });
  const variables = {
    LKT: `${await server.listen({ host: '127.0.0.1', port: 0 })}/api`,
    TOKEN: (await program(one, 'lead-of-this-case', ['read', 'write'])).token,
    NOMINATOR: (await program(one, 'anna', ['read', 'write'])).token,
    OFFICE: (await program(one, 'secretariat')).token,
  };
  const files = new Map([['plan.pdf', Buffer.from('%PDF-1.7\n')]]);
  const found = commands();
  expect(found.length).toBeGreaterThan(30);
  for (const words of found) {
    const { method, url, headers, body, into } = read(words, variables, files);
    const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) };
    const answer = await fetch(url, { method, headers, ...sent });
    const content = Buffer.from(await answer.arrayBuffer());
    expect(answer.status, `${words.join(' ')}\n${content.subarray(0, 500)}`).toBeLessThan(300);
    if (into === null) expect(() => JSON.parse(content.toString()), words.join(' ')).not.toThrow();
    else files.set(into, content);
  }
  // What the examples said they would do was done.
  const { json: kase } = await (await program(one, 'secretariat', ['read'])).call('GET', '/cases/sepsis');
  expect(kase).toMatchObject({ version: 5, facts: { statusReports: [{ period: 'Første år' }] } });
  expect((await office.ledger.loadCase('fald'))?.snapshot.facts.nomination).toMatchObject({ area: 'Fald' });
  expect((await office.ledger.attachments.list('fald')).map(({ name }) => name)).toEqual(['plan.pdf']);
  expect(files.get('people.xlsx')?.subarray(0, 2).toString()).toBe('PK');
  expect((await office.ledger.people()).some(({ id }) => id === 'vagt')).toBe(false);
  expect(one.faults).toEqual([]);
});

test('the problem that the page shows is the one that is answered', async () => {
  const one = await houseWithVisitors();
  const { call } = await program(one, 'lead-of-this-case');
  const [, shown = ''] = /```json\n(.*?)```/s.exec(page) ?? [];
  const { json } = await call('POST', '/cases/sepsis/commands/status-report.submit', {
    body: { payload: { period: 2027, outcomeGoals: 'Nået', processGoals: 'Nået' } },
    headers: { 'if-match': '"2"' },
  });
  expect(json).toEqual(JSON.parse(shown));
});
