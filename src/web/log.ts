/** The log: one JSON document a line, for machines to gather. It holds neither names, addresses, ids of people nor paths. */

import pino from 'pino';

export type LogLevel = 'error' | 'warn' | 'info' | 'debug';

export type Log = Record<LogLevel, (fields: Record<string, unknown>, event: string) => void>;

export function openLog(level: LogLevel, out: NodeJS.WritableStream, now: () => string): Log {
  return pino(
    {
      level,
      base: null,
      messageKey: 'event',
      timestamp: () => `,"time":"${now()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    out as NodeJS.WritableStream & pino.DestinationStream,
  );
}

/** What may be told of a fault: its kind and where it happened. Its message may quote what somebody wrote. */
export function faultFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { code } = error as NodeJS.ErrnoException;
  const stack = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    kind: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    stack: stack.map((line) => line.trim()),
    ...(error.cause === undefined ? {} : { cause: faultFields(error.cause) }),
  };
}
