import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { run } from '../../src/cli/run.ts';
import type { Surroundings } from '../../src/cli/surroundings.ts';

export const root = join(import.meta.dirname, '..', '..');

interface Answer {
  exit: number;
  out: string;
  err: string;
}

interface Given {
  env?: Record<string, string>;
  stdin?: string;
  /** Standard error is a terminal. */
  terminal?: boolean;
  /** Aborts when the service is to stop. */
  stop?: AbortSignal;
}

export interface Session {
  folder: string;
  /** UTC, moved by hand. */
  clock: { now: string };
  lkt(line: string | string[], given?: Given): Promise<Answer>;
}

/** What `lkt serve --once` needs to be told to send nothing. */
export const mailInFolder = { LKT_MAIL: 'folder', LKT_MAIL_FROM: 'LKT <lkt@lkt.test>' };

/**
 * A working directory, a new one unless given, with a clock that stands still on Monday 23 November 2026 at ten o'clock
 * in Denmark.
 * @param runs the program as it is written here, or as it is built.
 */
export function session(folder = newFolder(), runs = run): Session {
  const clock = { now: '2026-11-23T09:00:00.000Z' };
  let secrets = 0;
  return {
    folder,
    clock,
    async lkt(line, { env = {}, stdin = '', stop, terminal = false } = {}) {
      const [stdout, stderr] = [new PassThrough(), new PassThrough()];
      const [out, err] = [collected(stdout), collected(stderr)];
      const surroundings: Surroundings = {
        env: { LKT_DATA: join(folder, 'data'), ...env },
        cwd: folder,
        stdin: Readable.from(stdin === '' ? [] : [Buffer.from(stdin)]),
        stdout,
        stderr: Object.assign(stderr, { isTTY: terminal }),
        now: () => clock.now,
        elapsed: () => Date.parse(clock.now),
        secret: () => `secret-${++secrets}`.padEnd(43, '-'),
        sleep: (_, signal) =>
          new Promise((resolve) => {
            if (signal.aborted) resolve();
            else signal.addEventListener('abort', () => resolve(), { once: true });
          }),
        stopSignal: () => stop ?? new AbortController().signal,
      };
      const exit = await runs(typeof line === 'string' ? words(line) : line, surroundings);
      stdout.end();
      stderr.end();
      return { exit, out: await out, err: await err };
    },
  };
}

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lkt-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A copy of the text that may be broken. */
export function copyOfText(): string {
  const folder = newFolder();
  for (const part of ['workflows', 'rules', 'schemas'])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  return folder;
}

async function collected(stream: PassThrough): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Splits as a shell does, as far as double quotes go. */
function words(line: string): string[] {
  return (line.match(/(?:[^\s"]|"[^"]*")+/g) ?? []).map((word) => word.replaceAll('"', ''));
}
