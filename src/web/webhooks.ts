/** Doors for machines of the own house: a mail server hands in mail that was returned. */

import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { readBounceFile } from '../service/read-bounce-file.ts';
import type { House } from './house.ts';

const largest = 1024 * 1024;

/** `POST /webhooks/bounces`: a mail as it is, with `Authorization: Bearer SECRET` or `X-Signature-256: sha256=HMAC`. */
export function webhooks(house: House) {
  return async (server: FastifyInstance): Promise<void> => {
    server.removeAllContentTypeParsers();
    server.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
    const options = { bodyLimit: largest, config: { rateLimit: { max: 120, timeWindow: '1 minute' } } };
    server.post('/webhooks/bounces', options, async (request, reply) => {
      const { bouncesToken } = house;
      if (!bouncesToken) return reply.callNotFound();
      const mail = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      if (!isTrusted(request, mail, bouncesToken)) return reply.status(401).send({ ok: false });
      const read = await readBounceFile(house.office, mail, house.now());
      // What came of it, and of no more: the answer goes into the log of another server.
      return reply.status(200).send({ ok: true, read: read.map(({ is }) => is) });
    });
  };
}

function isTrusted({ headers }: FastifyRequest, mail: Buffer, secret: string): boolean {
  const [, token] = /^Bearer (\S+)$/.exec(headers.authorization ?? '') ?? [];
  if (token !== undefined) return same(token, secret);
  const signature = headers['x-signature-256'];
  return (
    typeof signature === 'string' &&
    same(signature, `sha256=${createHmac('sha256', secret).update(mail).digest('hex')}`)
  );
}

function same(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
