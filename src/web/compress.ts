/** Pages and drawings go compressed where the visitor takes it; what is already small, or compressed, goes as it is. */

import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

const compressible = /^(?:text\/html|image\/svg\+xml)/;
/** Below this the answer fits into one packet anyway. */
const least = 1024;
/** Made for every answer: the time counts, not the last kilobyte. */
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

export function compressAnswers(server: FastifyInstance): void {
  server.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || !compressible.test(String(reply.getHeader('content-type')))) return payload;
    reply.header('Vary', 'Accept-Encoding');
    const accepted = String(request.headers['accept-encoding'] ?? '');
    const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null;
    if (encoding === null || payload.length < least) return payload;
    reply.header('Content-Encoding', encoding).removeHeader('Content-Length');
    return encoding === 'br' ? brotliCompressSync(payload, quality) : gzipSync(payload);
  });
}
