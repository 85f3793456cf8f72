/** The production server as a process of its own: it starts, answers, and stops without leaving anything half done. */

import { execFileSync, spawn } from 'node:child_process';
import { createServer as tcpServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { mailInFolder, newFolder, root, session } from './session.ts';

const program = join(root, 'dist', 'main.js');

// The pages are TSX, which Node runs only when they have been built.
beforeAll(() => void execFileSync('npm', ['run', '--silent', 'build'], { cwd: root }));

async function freePort(): Promise<number> {
  const probe = tcpServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function started(folder: string, env: Record<string, string> = {}) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [program, 'serve'], {
    cwd: folder,
    env: {
      ...process.env,
      ...mailInFolder,
      LKT_DATA: join(folder, 'data'),
      LKT_URL: url,
      LKT_LISTEN: `127.0.0.1:${port}`,
      ...env,
    },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const events: Record<string, unknown>[] = [];
  let told = '';
  child.stderr.on('data', (chunk) => {
    told += String(chunk);
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const running = new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const event = JSON.parse(line);
      events.push(event);
      if (event.event === 'started') resolve();
    });
    void ended.then(() => reject(new Error(told)));
  });
  await running;
  return { child, url, port, events, ended, told: () => told };
}

test('starts empty, prints the link of the first administrator, serves, and stops on SIGTERM', async () => {
  const folder = newFolder();
  const { child, url, events, ended, told } = await started(folder);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect((await fetch(`${url}/metrics`)).status).toBe(200);
  while (!told().includes('/first/')) await sleep(50);
  const link = /http:\S+\/first\/\S+/.exec(told())?.[0] ?? '';
  expect(await (await fetch(link)).text()).toContain('Den første administrator');
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(events.map(({ event }) => event).filter((event) => event !== 'request' && event !== 'round')).toEqual(
    expect.arrayContaining(['started', 'stopping', 'stopped']),
  );
  expect(JSON.stringify(events)).not.toContain(link.split('/').at(-1));
  const here = session(folder);
  expect(JSON.parse((await here.lkt('case list --all --json')).out).cases).toEqual([]);
  expect((await here.lkt('db verify')).exit).toBe(0);
});

test('a request under way when the stop comes is answered, and new ones are not taken', async () => {
  const folder = newFolder();
  const { child, url, port, ended, events } = await started(folder);
  const { request } = await import('node:http');
  const slow = request({
    port,
    host: '127.0.0.1',
    method: 'POST',
    path: '/sign-in',
    headers: { 'content-length': '21' },
  });
  const answered = new Promise<unknown[]>((resolve, reject) => {
    slow.once('response', ({ statusCode, headers }) => resolve([statusCode, headers.connection]));
    slow.once('error', reject);
  });
  slow.setHeader('content-type', 'application/x-www-form-urlencoded');
  slow.write('email=nobody');
  await sleep(500);
  child.kill('SIGTERM');
  while (!events.some(({ event }) => event === 'stopping')) await sleep(20);
  await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  slow.end('%40a.test');
  // The connection too is at its end: nothing is waited for once the answer is there.
  expect(await answered).toEqual([403, 'close']);
  expect(await ended).toBe(0);
});

test('a port that is taken ends with a sentence, and the ledger is whole', async () => {
  const folder = newFolder();
  const blocker = tcpServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => blocker.once('listening', resolve));
  onTestFinished(() => void blocker.close());
  const { port } = blocker.address() as { port: number };
  const env = { ...mailInFolder, LKT_URL: `http://127.0.0.1:${port}`, LKT_LISTEN: `127.0.0.1:${port}` };
  const { exit, err } = await session(folder).lkt('serve', { env });
  expect({ exit, err }).toEqual({ exit: 3, err: `Port ${port} er optaget. Vælg en anden med LKT_LISTEN.\n` });
});
