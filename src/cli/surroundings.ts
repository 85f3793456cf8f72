import type { Readable } from 'node:stream';

/** What the command line is given from outside: streams, environment, time and the wish to stop. */
export interface Surroundings {
  env: Record<string, string | undefined>;
  /** The working directory. */
  cwd: string;
  stdin: Readable;
  stdout: Output;
  stderr: Output;
  /** A UTC instant, ISO 8601 with milliseconds and `Z`. */
  now(): string;
  /** Milliseconds that only ever grow. */
  elapsed(): number;
  /** 256 bits that nobody can guess, as base64url. */
  secret(): string;
  /** Returns early, without an error, when the signal aborts. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** From now on a wish to stop (Ctrl-C, SIGTERM) aborts the signal instead of ending the process. */
  stopSignal(): AbortSignal;
}

export type Output = NodeJS.WritableStream & { isTTY?: boolean };

/** Writes, and waits where the reader of a pipe is slower than we are. */
export async function write(output: Output, text: string): Promise<void> {
  if (output.write(text)) return;
  await new Promise<void>((resolve) => output.once('drain', resolve));
}
