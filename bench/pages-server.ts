/** The house as it is built, in a process of its own: `node bench/pages-server.ts LEDGER`, and beside it a server that answers bytes. */

import { join } from 'node:path';
import Fastify from 'fastify';
import { secretOf, visitors } from './many-lkts.ts';
import { root } from './the-text.ts';

const [file = ''] = process.argv.slice(2);
/** Node strips types but knows no TSX, so what is measured is what is shipped. */
async function built<Module>(path: string): Promise<Module> {
  return (await import(join(root, 'dist', path))) as Module;
}
const [
  { createServer },
  { newSession },
  { openSqliteLedger },
  { readTextFolder },
  { parseText },
  { paperPrinter },
  { warmUp },
] = await Promise.all([
  built<typeof import('../src/web/server.ts')>('web/server.js'),
  built<typeof import('../src/web/session.ts')>('web/session.js'),
  built<typeof import('../src/ledger/sqlite.ts')>('ledger/sqlite.js'),
  built<typeof import('../src/policy/read.ts')>('policy/read.js'),
  built<typeof import('../src/policy/text.ts')>('policy/text.js'),
  built<typeof import('../src/service/paper-printer.ts')>('service/paper-printer.js'),
  built<typeof import('../src/service/warm-up.ts')>('service/warm-up.js'),
]);
const now = () => '2026-02-02T09:00:00.000Z';
const ledger = await openSqliteLedger(file);
const { text } = parseText(readTextFolder(root));
for (const [visitor, { id: person, language }] of visitors.entries())
  await ledger.access.openSession(newSession(secretOf(visitor), { person, language, by: 'link' }, now()));
const office = { ledger, text, sender: { name: 'LKT', address: 'lkt@lkt.example' } };
const server = await createServer({
  house: {
    office,
    mode: 'production',
    now,
    secret: () => 'x'.repeat(43),
    url: 'http://localhost:8080',
    transport: { deliver: async () => ({ is: 'accepted' }), close: async () => {} },
    printer: paperPrinter({}),
  },
  // The limit on requests counts addresses; here every request comes from another one.
  proxies: ['127.0.0.1'],
  onFault: ({ error }) => console.error(error),
});
await warmUp(office, now());
const bare = Fastify();
bare.get('/:bytes', (request, reply) => {
  const { bytes } = request.params as { bytes: string };
  return reply.type('text/html').send(Buffer.alloc(Number(bytes), 'x'));
});
const addresses = {
  house: await server.listen({ port: 0, host: '127.0.0.1' }),
  bare: await bare.listen({ port: 0, host: '127.0.0.1' }),
};
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.((user + system) / 1000);
});
process.send?.(addresses);
process.on('disconnect', () => process.exit());
