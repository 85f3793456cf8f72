/** A house with its doors, on a clock that stands still, and visitors who go through them as a browser would. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { onTestFinished } from 'vitest';
import { hashOf } from '../../src/ledger/secret-hash.ts';
import type { Mail } from '../../src/post/mail.ts';
import { firstStart } from '../../src/service/first-start.ts';
import type { Office } from '../../src/service/office.ts';
import { paperPrinter } from '../../src/service/paper-printer.ts';
import { csrfOf } from '../../src/web/csrf.ts';
import { withDays } from '../../src/web/forms/day-parts.ts';
import type { House } from '../../src/web/house.ts';
import { createServer } from '../../src/web/server.ts';
import { cookieName, newSession } from '../../src/web/session.ts';
import { openOffice, root } from '../service/office.ts';

export interface TestHouse {
  close(): Promise<void>;
  house: House;
  office: Office;
  server: FastifyInstance;
  /** Mails that went past the outbox, such as sign-in links. */
  letters: Mail[];
  /** Faults of the program; a test that expects none need not look. */
  faults: unknown[];
  clock: { now: string };
  /** Somebody with an open session. */
  as(person: string, language?: 'da' | 'en'): Promise<Visitor>;
  nobody: Visitor;
}

interface Seen {
  status: number;
  html: string;
  /** The page as it reads, without markup. */
  text: string;
  location: string | undefined;
  headers: Record<string, string | string[] | number | undefined>;
  body: Buffer;
}

export interface Visitor {
  get(path: string, headers?: Record<string, string>): Promise<Seen>;
  /** Posts a form as our own page would: with the token, from the same origin. A text is posted as it stands. */
  post(path: string, fields?: Fields | string, headers?: Record<string, string>): Promise<Seen>;
  /** Posts the same with one file. */
  upload(path: string, fields: Record<string, string>, content: string): Promise<Seen>;
  /** Posts a body as it is. */
  send(path: string, type: string, body: string): Promise<Seen>;
}

type Fields = Record<string, string | string[]>;

/** Monday 23 November 2026, ten o'clock in Denmark. `examples`: the story of the first start and the precedents. */
export async function openHouse({
  mode = 'production',
  examples = false,
  url = 'http://localhost:8080',
  shared = false,
  file,
}: {
  mode?: House['mode'];
  examples?: boolean;
  url?: string;
  /** Outlives the test that opens it; whoever shares it closes it. */
  shared?: boolean;
  /** Where the ledger lies; in memory where none is named. */
  file?: string;
} = {}): Promise<TestHouse> {
  const office = await openOffice(file);
  const clock = { now: '2026-11-23T09:00:00.000Z' };
  const letters: Mail[] = [];
  const faults: unknown[] = [];
  const transport: House['transport'] = {
    async deliver(mail) {
      letters.push(mail);
      return { is: 'accepted' };
    },
    async close() {},
  };
  if (examples) {
    const story = readFileSync(join(root, 'examples', 'first-start.yaml'), 'utf8');
    await firstStart(office, transport, { story, at: clock.now, from: 'LKT <lkt@lkt.example>' });
    letters.length = 0;
  }
  let secrets = 0;
  const house: House = {
    office,
    mode,
    now: () => clock.now,
    secret: () => `secret-${++secrets}`.padEnd(43, 'x'),
    url,
    transport,
    printer: paperPrinter(process.env),
  };
  const server = await createServer({ house, onFault: (fault) => faults.push(fault) });
  const close = async () => {
    await server.close();
    await office.ledger.close();
  };
  if (!shared) onTestFinished(close);
  return {
    close,
    house,
    office,
    server,
    letters,
    faults,
    clock,
    async as(person, language = 'da') {
      const secret = house.secret();
      await office.ledger.access.openSession(newSession(secret, { person, language, by: 'link' }, clock.now));
      return visitor(server, house, secret);
    },
    nobody: visitor(server, house, null),
  };
}

function visitor(server: FastifyInstance, house: House, secret: string | null): Visitor {
  const cookie: Record<string, string> = secret === null ? {} : { cookie: `${cookieName(house)}=${secret}` };
  // Everybody comes from an address of their own, so that one does not use up what another may ask for in a minute.
  const number = secret === null ? 0 : Number(/\d+/.exec(secret)?.[0] ?? 0);
  const remoteAddress = `10.0.${number >> 8}.${number & 255}`;
  const go = async (options: InjectOptions): Promise<Seen> => {
    const answer = await server.inject({ ...options, remoteAddress });
    const html = answer.body;
    return {
      status: answer.statusCode,
      html,
      text: readable(html),
      location: answer.headers.location as string | undefined,
      headers: answer.headers,
      body: answer.rawPayload,
    };
  };
  return {
    get: (path, headers = {}) => go({ method: 'GET', url: path, headers: { ...cookie, ...headers } }),
    upload(path, fields, content) {
      const form = new FormData();
      form.append('_csrf', csrfOf(secret === null ? null : hashOf(secret)));
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      form.append('file', new Blob([content]), 'file.csv');
      return go({ method: 'POST', url: path, headers: { ...cookie, origin: house.url }, payload: form });
    },
    send: (path, type, payload) =>
      go({ method: 'POST', url: path, headers: { ...cookie, origin: house.url, 'content-type': type }, payload }),
    post(path, fields = {}, headers = {}) {
      const body = new URLSearchParams({ _csrf: csrfOf(secret === null ? null : hashOf(secret)) });
      for (const [name, value] of typeof fields === 'string' ? [] : Object.entries(fields)) {
        for (const each of Array.isArray(value) ? value : [value]) body.append(name, each);
      }
      const own = { origin: house.url, 'content-type': 'application/x-www-form-urlencoded' };
      return go({
        method: 'POST',
        url: path,
        headers: { ...cookie, ...own, ...headers },
        payload: typeof fields === 'string' ? fields : body.toString(),
      });
    },
  };
}

function readable(html: string): string {
  return html
    .replace(/<(script|style)\b.*?<\/\1>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ');
}

/** What a browser would send of the form as it stands. */
export function fieldsOf(html: string): Record<string, string | string[]> {
  const main = html.slice(html.indexOf('<main'));
  const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
  const fields: Record<string, string | string[]> = {};
  for (const [tag] of main.matchAll(/<input[^>]*>/g)) {
    const [name, type] = [attribute(tag, 'name'), attribute(tag, 'type')];
    const chosen = (type !== 'radio' && type !== 'checkbox') || tag.includes(' checked');
    if (!name || name === '_csrf' || !chosen) continue;
    const value = attribute(tag, 'value') ?? '';
    fields[name] = type === 'checkbox' ? [fields[name] ?? [], value].flat() : value;
  }
  for (const [, tag = '', inner = ''] of main.matchAll(/<textarea([^>]*)>([\s\S]*?)<\/textarea>/g))
    fields[attribute(tag, 'name') ?? ''] = inner;
  for (const [, tag = '', inner = ''] of main.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g))
    fields[attribute(tag, 'name') ?? ''] = /value="([^"]*)"[^>]* selected/.exec(inner)?.[1] ?? '';
  return withDays(fields);
}
