/** Programs that call the interface with a token. */

import type { InjectOptions } from 'fastify';
import type { Token } from '../../src/ledger/access-contract.ts';
import { hashOf } from '../../src/ledger/secret-hash.ts';
import type { TestHouse } from './house.ts';

interface Answered {
  status: number;
  headers: Record<string, string | string[] | number | undefined>;
  // biome-ignore lint/suspicious/noExplicitAny: an answer is looked into by the test that asked
  json: any;
  text: string;
  body: Buffer;
}

export interface Program {
  token: string;
  call(method: string, path: string, sent?: { body?: unknown; headers?: Record<string, string> }): Promise<Answered>;
}

/** With a token as if it had been issued, whatever the person's roles allow. */
export async function program(
  { office, clock, server }: Pick<TestHouse, 'office' | 'clock' | 'server'>,
  person: string,
  scopes: string[] = ['read', 'write', 'administer'],
  change: Partial<Token> = {},
): Promise<Program> {
  const token = `lkt_${person}-${scopes.join('-')}`.padEnd(47, 'x');
  await office.ledger.access.saveToken({
    hash: hashOf(token),
    person,
    title: 'Prøve',
    scopes,
    createdAt: clock.now,
    expiresAt: null,
    revokedAt: null,
    usedAt: null,
    ...change,
  });
  return { token, call: caller(server, { authorization: `Bearer ${token}` }) };
}

export function caller(server: TestHouse['server'], own: Record<string, string> = {}): Program['call'] {
  return async (method, path, { body, headers = {} } = {}) => {
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const asItIs = body === undefined || typeof body === 'string' || Buffer.isBuffer(body);
    const payload = asItIs ? body : JSON.stringify(body);
    const options = { method, url: `/api${path}`, headers: { ...own, ...type, ...headers }, payload };
    const answer = await server.inject(options as InjectOptions);
    const isJson = String(answer.headers['content-type']).includes('json');
    return {
      status: answer.statusCode,
      headers: answer.headers,
      json: isJson ? JSON.parse(answer.body) : null,
      text: answer.body,
      body: answer.rawPayload,
    };
  };
}
