#!/usr/bin/env node
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

// The reader of a pipe may leave before everything is written, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? (process.exitCode ?? 0) : 3);
});
process.stderr.on('error', () => {});

const oldestNode = 24;
if (Number.parseInt(process.versions.node, 10) < oldestNode) {
  // The database's driver would end an older runtime without a word.
  process.stderr.write(
    `lkt kræver Node ${oldestNode} eller nyere; her kører ${process.versions.node}. Brug »npx lkt«. / lkt needs Node ${oldestNode} or newer; this is ${process.versions.node}. Use "npx lkt".\n`,
  );
  process.exit(3);
}

const { run } = await import('./cli/run.ts');
process.exitCode = await run(process.argv.slice(2), {
  env: process.env,
  cwd: process.cwd(),
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  now: () => new Date().toISOString(),
  elapsed: () => performance.now(),
  secret: () => randomBytes(32).toString('base64url'),
  sleep: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }).catch(() => {}),
  stopSignal() {
    const stop = new AbortController();
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort());
    return stop.signal;
  },
});
