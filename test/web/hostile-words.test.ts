/** A title, a name and an answer that are meant to break out: what every channel makes of them, by its kind. */

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text as readAll } from 'node:stream/consumers';
import { parse as parseCsv } from 'csv-parse/sync';
import ICAL from 'ical.js';
import JSZip from 'jszip';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PaperColumn, type PaperField, paperForm } from '../../src/documents/paper-form.ts';
import { exactly } from '../../src/engine/time.ts';
import type { Json, JsonObject } from '../../src/policy/types.ts';
import { folderTransport } from '../../src/post/transport.ts';
import { exportXes } from '../../src/service/export-xes.ts';
import { fileName } from '../../src/service/file-type.ts';
import { placeCase } from '../../src/service/place-case.ts';
import { oneRound } from '../../src/service/scheduler.ts';
import { startCase } from '../../src/service/start-case.ts';
import { operations } from '../../src/web/api/operations.ts';
import { openLog } from '../../src/web/log.ts';
import { routes } from '../../src/web/routes.ts';
import { xmlFaults } from '../documents/well-formed.ts';
import { addPerson, text, unregistered } from '../service/office.ts';
import { openHouse, type TestHouse } from './house.ts';
import { program } from './programs.ts';

/** Stored as they stand, also those that no door lets in any more: an older release may have. */
const words: Record<string, string> = {
  markup: `"'><script>alert(1)</script><img src=x onerror=alert(1)><a href="javascript:alert(1)">x</a>&amp;]]>{{case.title}}`,
  attribute: `" onmouseover="alert(1)" style="x`,
  formula: `=HYPERLINK("http://evil.example","Klik")`,
  command: `@SUM(1+1)*cmd|' /C calc'!A0`,
  lines: 'Sag\r\nBcc: ond@evil.example\r\n\r\nBEGIN:VALARM\r\nEND:VEVENT\u2028x',
  signs: 'A\0B\ud800C\u202eD\u2066E\udc00\u0007',
  path: '../../etc/passwd\\..\\x',
  markdown: '[klik](https://evil.example) ![x](https://evil.example/x.png) <https://evil.example> `x` **f**',
  long: 'x'.repeat(10_000),
};

let one: TestHouse;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lkt-words-'));
  one = await openHouse({ shared: true });
  const { office, clock } = one;
  await addPerson(office, 'vagt', [
    'secretariat',
    'coordinator',
    'steering-group@kl',
    'nominator@reg-m',
    'project-lead',
  ]);
  const given = { actor: { role: 'secretariat', by: 'vagt' }, occurredAt: exactly('2026-10-01'), at: clock.now };
  for (const [id, word] of Object.entries(words)) {
    const person = {
      id: `person-${id}`,
      name: word.slice(0, 200),
      email: `${id}@lkt.example`,
      language: 'da' as const,
    };
    await office.ledger.savePerson({ ...person, roles: [{ role: 'project-lead' }, { role: 'coordinator' }] });
    const bare = unregistered(office);
    const titled: typeof office = {
      ...bare,
      ledger: {
        ...bare.ledger,
        append: (writes, ...rest) =>
          office.ledger.append(
            writes.map(({ snapshot, events, ...write }) => ({
              ...write,
              snapshot: { ...snapshot, title: word },
              events: events.map((event) => (event.type === 'started' ? { ...event, title: word } : event)),
            })),
            ...rest,
          ),
      },
    };
    const start = async (workflow: string, kase: string, state: string, more: object) => {
      const started = await startCase(titled, { ...given, id: kase, workflow, title: 'Titel' });
      expect(started).not.toHaveProperty('refusals');
      const placed = await placeCase(bare, { ...given, case: kase, state, reason: word, ...more });
      expect(placed).not.toHaveProperty('refusals');
    };
    await start('national-lkt', `lkt-${id}`, 'running.seminars.action-period', {
      facts: {
        leadRegion: 'reg-m',
        participation: { regions: ['reg-m'] },
        nomination: { ...answersOf('nomination', word), nominators: ['reg-m'] },
        assessments: [{ assessor: word, scores: { area: { score: 3, reason: word } }, note: word }],
      },
      milestones: { 'learning-seminar-1': exactly('2025-01-15'), validated: exactly('2024-10-01') },
      planned: { 'learning-seminar-2': exactly('2026-12-10'), 'learning-seminar-3': exactly('2026-11-20') },
    });
    await start('steering-group-meeting', `moede-${id}`, 'held', {
      facts: {
        plan: { place: word, note: word },
        agenda: [
          { title: word, case: `lkt-${id}`, kind: 'decision', recommendation: [word], note: word, annexes: [word] },
          { title: `${word} 2`, kind: 'discussion' },
        ],
        attendance: { present: ['kl'] },
        conclusions: [{ item: `${word} 2`, outcome: 'noted', conclusion: word }],
      },
      milestones: { 'meeting-held': exactly('2026-11-02') },
    });
    const annex = { name: `${fileName(word)}.pdf`, type: 'application/octet-stream', content: Buffer.from(word) };
    await office.ledger.attachments.add({ caseId: `lkt-${id}`, ...annex, addedBy: `person-${id}`, addedAt: clock.now });
  }
  await oneRound(office, folderTransport(folder), clock.now, 'LKT <lkt@lkt.example>');
}, 300_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await one.close();
});

/** A form of the text with the same words wherever words can stand. */
function answersOf(form: string, word: string): JsonObject {
  const shape = text.forms.get(form)?.value;
  const value = (field: PaperColumn | PaperField): Json => {
    if (field.kind === 'list') return [word, word];
    if (field.kind === 'table') return [laid((field as PaperField).columns)];
    return field.kind === 'date' || field.kind === 'number' ? null : word;
  };
  const laid = (fields: readonly (PaperColumn | PaperField)[]): JsonObject => {
    const answers: JsonObject = {};
    for (const field of fields) {
      const given = value(field);
      if (given === null) continue;
      const steps = field.path.split('.');
      const last = steps.pop() as string;
      let inside = answers;
      for (const step of steps) {
        inside[step] ??= {};
        inside = inside[step] as JsonObject;
      }
      inside[last] = given;
    }
    return answers;
  };
  return laid(paperForm(shape as Parameters<typeof paperForm>[0]));
}

type Check = (content: Buffer, told: string) => void | Promise<void>;

/** What a channel of each kind must be, whatever stands in it. */
const kinds: Record<string, Check> = {
  'text/html'(content, told) {
    const html = utf8(content, told);
    expect(html, told).not.toMatch(/<script>alert|<img src=x/);
    const bad: string[] = [];
    for (const [, name = '', inside = ''] of html.matchAll(
      /<([a-z][a-z0-9]*)((?:\s+[^\s"'<>/=]+(?:="[^"]*")?)*)\s*\/?>/g,
    ))
      for (const [, key = '', value = ''] of inside.matchAll(/([^\s"'<>/=]+)(?:="([^"]*)")?/g))
        if (
          /^on/i.test(key) ||
          /^(?:href|src|action)="\s*(?:javascript|data:text|https?:\/\/evil)/i.test(`${key}="${value}`)
        )
          bad.push(`<${name} ${key}="${value}">`);
    expect(bad, told).toEqual([]);
    // Every sign of markup is one of ours: what the pattern above does not read as a tag is none.
    const left = html.replace(
      /<!doctype html>|<style[^>]*>[^<]*<\/style>|<\/?[a-z][a-z0-9-]*(?:\s+[^\s"'<>/=]+(?:="[^"]*")?)*\s*\/?>|<!--.*?-->/gis,
      '',
    );
    expect(left, told).not.toContain('<');
  },
  'image/svg+xml': (content, told) => xml(content, told),
  'application/xml': (content, told) => xml(content, told),
  'application/json'(content, told) {
    JSON.parse(utf8(content, told));
  },
  'text/csv'(content, told) {
    const rows: string[][] = parseCsv(content, { delimiter: ';', bom: true, relax_column_count: true });
    expect(
      rows.flat().filter((cell) => /^[=+@\t\r]|^-(?!\d*$)/.test(cell)),
      told,
    ).toEqual([]);
  },
  'text/calendar'(content, told) {
    const calendar = utf8(content, told);
    const bad = /^(?:BEGIN:VALARM|Bcc:)|[\p{Cc}\u2028\u202e\u2066]/u;
    const lines = calendar.split('\r\n').filter((line) => Buffer.byteLength(line) > 75 || bad.test(line));
    expect(lines, told).toEqual([]);
    for (const event of new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents())
      expect(event.name).toBe('vevent');
  },
  'application/zip': zipped,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': zipped,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': zipped,
  'application/pdf'(content, told) {
    expect(content.subarray(0, 5).toString('latin1'), told).toBe('%PDF-');
    expect(content.toString('latin1'), told).not.toMatch(/\/(?:JavaScript|JS|Launch|EmbeddedFile|AcroForm)\b/);
  },
  'text/plain': (content, told) => void utf8(content, told),
  // An annex, as it was handed in.
  'application/octet-stream': () => undefined,
};

function utf8(content: Buffer, told: string): string {
  const read = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  expect(read, told).not.toContain('\0');
  return read;
}

function xml(content: Buffer, told: string): void {
  const read = utf8(content, told);
  expect(xmlFaults(read.replace(/^<\?xml[^>]*\?>\s*/, '')), told).toEqual([]);
  expect(read, told).not.toMatch(/<(?:script|img|foreignObject)\b|<a\s|<[\w:]+[^<>]*\son\w+="|<f>|<x?:?!ENTITY/);
}

async function zipped(content: Buffer, told: string): Promise<void> {
  const zip = await JSZip.loadAsync(content);
  for (const [name, entry] of Object.entries(zip.files)) {
    expect(name, told).toMatch(/^(?!\/)(?!.*\.\.)[\w.[\]/-]+$/);
    const inner = await entry.async('nodebuffer');
    const kind = inZip[/\.(\w+)$/.exec(name)?.[1] ?? ''];
    if (kind) await kinds[kind]?.(inner, `${told}, ${name}`);
  }
}

const inZip: Record<string, string> = {
  xml: 'application/xml',
  rels: 'application/xml',
  json: 'application/json',
  html: 'text/html',
  txt: 'text/plain',
  ics: 'text/calendar',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

interface Answered {
  status: number;
  headers: Record<string, string | string[] | number | undefined>;
  body: Buffer;
}

/** What is answered, by the kind it says it is; its headers too. */
async function checkAnswer({ status, headers, body }: Answered, told: string): Promise<void> {
  expect(status, `${told}: ${status}`).toBeLessThan(500);
  expect(status, told).not.toBe(429);
  for (const value of Object.values(headers)) expect(String(value), told).toMatch(/^[\x20-\x7e]*$/);
  const name = /filename\*=UTF-8''(\S+)$/.exec(String(headers['content-disposition'] ?? ''))?.[1];
  if (name !== undefined) expect(decodeURIComponent(name), told).not.toMatch(/[/\\\p{Cc}\u202e\u2066]/u);
  if (status >= 300 && status < 400) return;
  const type = String(headers['content-type']).split(';')[0] ?? '';
  const check = kinds[type.endsWith('+json') ? 'application/json' : type];
  expect(check, `${told}: nothing is known of ${type}`).toBeDefined();
  await check?.(body, told);
}

const parts: Record<string, string> = {
  ':command': 'status-report.submit',
  ':version': '2',
  ':workflow': 'national-lkt',
  ':secret': 'unknown',
  ':step': '1',
  ':message': 'cap-soon',
  ':milestone': 'learning-seminar-2',
  ':problem': 'refused',
  ':parameter': 'steering-group-quorum',
  ':trial': 'indicators-optional',
};

/** Every path that shows something of the words, of one of the two kinds of cases. */
function pathsOf(path: string, id: string): string[] {
  const person = `person-${id}`;
  const lists = ['cases', 'people', 'deadlines', 'letters'].flatMap((list) => [`${list}.csv`, `${list}.xlsx`]);
  const each = path.includes(':list')
    ? lists
    : path.includes(':file')
      ? ['1', '2', '3', '4', '5', '6', '7', '8', '9']
      : [''];
  const kases = path.includes(':case') ? [`lkt-${id}`, `moede-${id}`] : [''];
  return kases.flatMap((kase) =>
    each.map((last) =>
      path
        .replace(':case', kase)
        .replace(':person', person)
        .replace(/:list|:file/, last)
        .replace(/:[a-z]+/gi, (name) => parts[name] ?? name),
    ),
  );
}

const visit = async (path: string) => (await one.as('vagt')).get(path);
let calls = 0;

describe.each(Object.keys(words))('%s', (id) => {
  test('on every page, in every file and picture', async () => {
    // What belongs to no case and no person shows all of the words at once.
    const asked = routes.filter(
      ({ method, training, path }) =>
        method === 'GET' && !training && (/:(?:case|person)/.test(path) || id === 'markup'),
    );
    // All at once: what is printed meanwhile shares one browser.
    const seen = await Promise.all(
      asked
        .flatMap(({ path }) => pathsOf(path, id))
        .map(async (path) => {
          const answer = await visit(path);
          await checkAnswer(answer, path);
          return answer.status;
        }),
    );
    const shown = seen.filter((status) => status === 200).length;
    expect(shown).toBeGreaterThan(20);
    expect(one.faults).toEqual([]);
  });

  test('in every answer to a program', async () => {
    const asked = operations.filter(
      ({ method, id: called, path }) =>
        method === 'GET' && called !== 'tryTrial' && (/:(?:case|person)/.test(path) || id === 'markup'),
    );
    await Promise.all(
      asked
        .flatMap(({ path }) => pathsOf(path, id))
        .map(async (path) => {
          calls += 1;
          const { call } = await program(one, 'vagt', ['read', 'administer', `call-${calls}`]);
          const answered = await call('GET', path);
          // A house without a disk has no text to check and no backups to list.
          if (answered.status !== 503) await checkAnswer(answered, `/api${path}`);
        }),
    );
    expect(one.faults).toEqual([]);
  });

  test('in a search for it, and in the sheet for process mining', async () => {
    const asked = encodeURIComponent(words[id]!.toWellFormed().slice(0, 300));
    await checkAnswer(await visit(`/search?q=${asked}`), 'search');
    const { xes } = await exportXes(one.office, [`lkt-${id}`], 'da');
    xml(Buffer.from(xes), 'xes');
  });

  test('in letters of the outbox and as they are sent', async () => {
    const rows = await one.office.ledger.outbox({ caseId: `lkt-${id}` });
    expect(rows.length).toBeGreaterThan(0);
    for (const { key, subject, text: plain, html, calendar } of rows) {
      expect(subject, key).not.toMatch(/[\p{Cc}\u2028\u202e\u2066]/u);
      kinds['text/html']?.(Buffer.from(html), key);
      kinds['text/plain']?.(Buffer.from(plain), key);
      if (calendar !== null) kinds['text/calendar']?.(Buffer.from(calendar), key);
    }
  });
});

test('every mail that went out has one receiver, the headers of its own, and no more parts than it should', async () => {
  const files = readdirSync(folder);
  expect(files.length).toBeGreaterThan(5);
  for (const file of files) {
    expect(file).toMatch(/^[\w.@:-]+\.eml$/);
    const raw = readFileSync(join(folder, file));
    const mail = await PostalMime.parse(raw);
    expect(mail.to, file).toHaveLength(1);
    expect([mail.bcc, mail.cc], file).toEqual([undefined, undefined]);
    const names = mail.headers.map(({ key }) => key);
    expect(new Set(names).size, file).toBe(names.length);
    expect(mail.subject, file).not.toMatch(/[\p{Cc}\u2028\u202e\u2066]/u);
    const lengths = raw
      .toString('latin1')
      .split('\r\n')
      .map((line) => line.length);
    expect(Math.max(...lengths), file).toBeLessThanOrEqual(998);
    kinds['text/html']?.(Buffer.from(mail.html ?? ''), file);
  }
  // To those whose names cannot stand in a header nothing was sent, and it is said so.
  const failed = await one.office.ledger.outbox({ state: 'dead' });
  const unnamed = failed.map(({ person }) => person).filter((person) => person.startsWith('person-'));
  expect(new Set(unnamed)).toEqual(new Set(['person-lines', 'person-signs']));
});

test('a line of the log stays a line', async () => {
  const out = new PassThrough();
  const log = openLog('info', out, () => one.clock.now);
  for (const word of Object.values(words)) log.error({ route: word }, 'fault');
  out.end();
  const lines = (await readAll(out)).trimEnd().split('\n');
  expect(lines).toHaveLength(Object.keys(words).length);
  for (const line of lines) expect(JSON.parse(line).event).toBe('fault');
});

test('no door lets in a title or a name that turns round what stands beside it, or holds half a character', async () => {
  const { call } = await program(one, 'vagt', ['write', 'administer']);
  for (const title of ['A\u202eB', 'A\u2066B', 'A\nB', 'A\u2028B', 'x'.repeat(201), ' ']) {
    const started = await call('POST', '/cases', { body: { workflow: 'national-lkt', title, role: 'secretariat' } });
    expect(started.status, title).toBe(422);
    const saved = { name: title, email: 'ny@lkt.example', language: 'da', roles: ['nominator'] };
    expect((await call('PUT', '/people/ny', { body: saved })).status, title).toBe(422);
  }
  const half = '{"workflow":"national-lkt","title":"A\\ud800B","role":"secretariat"}';
  const refused = await call('POST', '/cases', { body: half });
  expect([refused.status, refused.json.problems[0].pointer]).toEqual([422, '/title']);
  const vagt = await one.as('vagt');
  const posted = await vagt.post('/start/national-lkt', '_csrf=x&title=A%00B');
  expect(posted.status).toBe(403);
});
