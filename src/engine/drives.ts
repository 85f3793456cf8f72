/** What an accepted command leads to in other cases, filled in from its payload and the facts it leaves. */

import type { Drive, Json, JsonObject } from '../policy/types.ts';
import { read } from './changes.ts';
import type { Driven } from './types.ts';

/** Drives of the text as plain data. One whose case the payload does not name leads to nothing. */
export function resolveDrives(drives: Drive[], payload: JsonObject, facts: JsonObject): Driven[] {
  return drives.flatMap((drive): Driven[] => {
    if ('linkedAs' in drive) return [drive];
    if ('start' in drive) {
      const { start, linkAs, as } = drive;
      const found = Object.entries(drive.facts ?? {}).map(([name, path]) => [name, read(facts, `$.${path}`)] as const);
      const given = found.filter((each): each is [string, Json] => each[1] !== undefined);
      const others = Object.entries(drive.links ?? {}).map(
        ([name, path]) => [name, text(read(payload, path))] as const,
      );
      const links = Object.fromEntries(others.filter(([, id]) => id !== ''));
      return [{ start, linkAs, as, title: text(read(payload, drive.title)), links, facts: Object.fromEntries(given) }];
    }
    const target = read(payload, drive.case);
    const command = drive.command.startsWith('$') ? read(payload, drive.command) : drive.command;
    if (typeof target !== 'string' || typeof command !== 'string') return [];
    const inner = drive.payload === undefined ? {} : read(payload, drive.payload);
    return [{ case: target, command, as: drive.as, payload: isObject(inner) ? inner : {} }];
  });
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
