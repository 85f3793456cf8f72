import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const src = join(root, 'src');

interface Room {
  /** Other rooms; `room/file` opens only that file, `types` only types. */
  rooms: string[];
  /** npm packages. */
  packages: string[];
  node: boolean;
  because: string;
}

/** The rooms table of the architecture: who may import what, and why. */
const rooms: Record<string, Room> = {
  policy: {
    rooms: ['conditions'],
    packages: ['yaml', 'js-yaml', 'ajv', 'ajv-formats', 'fastest-levenshtein', '@noble/hashes'],
    node: false,
    because: 'The text is read without the engine, so that it can be checked before anything runs.',
  },
  conditions: {
    rooms: [],
    packages: ['json-rules-engine'],
    node: false,
    because: 'Conditions are a language of their own; they know neither cases nor time zones.',
  },
  engine: {
    rooms: ['policy (types)', 'policy/forms', 'conditions'],
    packages: ['xstate', 'luxon'],
    node: false,
    because: 'The engine is pure: the same policy, case and command give the same answer for ever.',
  },
  lab: {
    rooms: ['policy', 'engine', 'conditions'],
    packages: [],
    node: false,
    because: 'A trial can never write to the ledger or send a letter, because it cannot reach them.',
  },
  ledger: {
    rooms: ['engine (types)', 'policy (types)'],
    packages: ['kysely', 'better-sqlite3'],
    node: true,
    because: 'The ledger remembers; it decides nothing.',
  },
  post: {
    rooms: ['ledger (types)', 'policy (types)', 'engine (types)'],
    packages: ['nodemailer', 'marked', 'ical-generator', 'postal-mime'],
    node: true,
    because: 'Post carries letters that others have decided to send.',
  },
  documents: {
    rooms: ['policy (types)', 'policy/nearest', 'engine (types)', 'engine/wording'],
    packages: [
      'state-machine-cat',
      'docx',
      'playwright-core',
      '@sparticuz/chromium',
      'mammoth',
      'jszip',
      'csv-parse',
      'csv-stringify',
      'read-excel-file',
      'write-excel-file',
    ],
    node: true,
    because: 'Documents show what is; they change nothing.',
  },
  service: {
    rooms: ['engine', 'ledger', 'post', 'documents', 'lab', 'policy', 'conditions'],
    packages: [],
    node: false,
    because: 'A use case loads, decides, appends and wakes; libraries stand behind the rooms.',
  },
  web: {
    rooms: [
      'service',
      'policy (types)',
      'policy/forms',
      'engine (types)',
      'engine/wording',
      'engine/available',
      'conditions (types)',
      'ledger (types)',
      'ledger/secret-hash',
      'post (types)',
      'documents (types)',
    ],
    packages: [
      'fast-json-stringify',
      'fastify',
      '@fastify/cookie',
      '@fastify/formbody',
      '@fastify/helmet',
      '@fastify/multipart',
      '@fastify/rate-limit',
      '@fastify/swagger',
      'ajv',
      'ajv-formats',
      'preact',
      'preact-render-to-string',
      'openid-client',
      'pino',
      'prom-client',
    ],
    node: true,
    because: 'A face turns requests into use cases and results into pages.',
  },
  cli: {
    rooms: [
      'web/server',
      'web/production',
      'service',
      'policy (types)',
      'engine (types)',
      'engine/wording',
      'ledger (types)',
      'documents (types)',
    ],
    packages: ['commander', 'cli-progress'],
    node: true,
    because: 'A face turns words into use cases and results into text.',
  },
};

interface Import {
  file: string;
  from: string;
  what: string;
  typeOnly: boolean;
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

const importing =
  /(?:^|\n)\s*(import|export)\s+(type\s+)?([^'";]*?)\s*from\s*'([^']+)'|import\(\s*'([^']+)'\s*\)|(?:^|\n)import\s+'([^']+)'/g;

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(importing)].map((match) => {
    const names = match[3] ?? '';
    const allTypes =
      /^\{[^}]*\}$/.test(names) &&
      names
        .slice(1, -1)
        .split(',')
        .filter((name) => name.trim())
        .every((name) => name.trim().startsWith('type '));
    return {
      file,
      from: roomOf(file),
      what: match[4] ?? match[5] ?? match[6] ?? '',
      typeOnly: match[2] !== undefined || allTypes,
    };
  });
}

function roomOf(file: string): string {
  const [first, ...rest] = relative(src, file).split(sep);
  return rest.length === 0 ? '' : (first as string);
}

function allowed(room: Room, one: Import): boolean {
  if (one.what.startsWith('node:'))
    return (
      room.node ||
      (one.from === 'policy' && ['read.ts', 'libraries.ts'].some((name) => one.file.endsWith(`policy${sep}${name}`)))
    );
  if (!one.what.startsWith('.')) {
    const name = one.what
      .split('/')
      .slice(0, one.what.startsWith('@') ? 2 : 1)
      .join('/');
    return room.packages.includes(name);
  }
  const target = relative(src, join(one.file, '..', one.what)).split(sep);
  const [targetRoom, targetFile] = target as [string, string];
  if (targetRoom === one.from) return true;
  return room.rooms.some(
    (each) =>
      each === targetRoom ||
      (each === `${targetRoom} (types)` && (one.typeOnly || targetFile === 'types.ts')) ||
      each === `${targetRoom}/${targetFile?.replace(/\.tsx?$/, '')}`,
  );
}

const imports = filesUnder(src).flatMap(importsOf);

describe('the rooms', () => {
  test.each(Object.entries(rooms))('%s imports only what its row of the table allows', (name, room) => {
    const wrong = imports.filter((one) => one.from === name && !allowed(room, one));
    const told = wrong.map((one) => `${relative(root, one.file)} imports ${one.what}. ${room.because}`);
    expect(told).toEqual([]);
  });

  test('every folder of src is a room of the table, and nothing imports main.ts', () => {
    const folders = readdirSync(src, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).filter((name) => !Object.hasOwn(rooms, name))).toEqual([]);
    expect(imports.filter(({ what }) => /(^|\/)main\.ts$/.test(what)).map(({ file }) => relative(root, file))).toEqual(
      [],
    );
  });
});

describe('invariant 1: the engine knows no LKT', () => {
  /** Words of the domain, in both languages; they belong to the text. */
  const domain =
    /seminar|nominat|indstill|steering|styregruppe|tovholder|coordinator|vurdering|assessment|ekspert|expert|lkt|region|hospital|klynge|cluster|sundhed|kommun|municipal|round(?:s\b|-)|runde/i;

  test.each(['engine', 'conditions', 'policy', 'ledger'])('src/%s holds no word of the domain', (room) => {
    const found = filesUnder(join(src, room)).flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .map((line, index) => ({ line, place: `${relative(root, file)}:${index + 1}` }))
        .filter(({ line }) => domain.test(line))
        .map(({ line, place }) => `${place} ${line.trim()}`),
    );
    expect(found).toEqual([]);
  });
});

describe('time and chance are values', () => {
  const forbidden =
    /Date\.now\(|new Date\(\s*\)|Math\.random\(|performance\.now\(|setTimeout\(|setInterval\(|DateTime\.(?:now|local|utc)\(\s*\)/;

  test.each(['engine', 'conditions', 'policy', 'lab', 'service', 'ledger'])(
    'src/%s asks no clock and throws no dice',
    (room) => {
      const found = filesUnder(join(src, room)).filter((file) => forbidden.test(readFileSync(file, 'utf8')));
      expect(found.map((file) => relative(root, file))).toEqual([]);
    },
  );

  test('no machine of the engine uses XState timers', () => {
    const found = filesUnder(join(src, 'engine')).filter((file) =>
      /\bafter:\s*\{|delay\s*:|raise\(|sendTo\(/.test(readFileSync(file, 'utf8')),
    );
    expect(found.map((file) => relative(root, file))).toEqual([]);
  });
});
