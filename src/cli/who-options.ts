/** Who acts and when: the same on every command that changes a case. */

import type { Command } from 'commander';
import type { Text } from '../policy/types.ts';
import { dayWord, roleWord } from './names.ts';

export interface WhoOptions {
  as: string;
  by: string;
  at?: string;
}

export function withActor(command: Command, say: (text: Text) => string): Command {
  return command.requiredOption(asFlag(say), say(roleHelp)).requiredOption(byFlag(say), say(byHelp));
}

/** The same options where the command can also be asked something without acting. */
export function withActorWhenActing(command: Command, say: (text: Text) => string): Command {
  return command.option(asFlag(say), say(roleHelp)).option(byFlag(say), say(byHelp));
}

export function withDay(command: Command, say: (text: Text) => string): Command {
  return command.option(`--at <${say(dayWord)}>`, say(dayHelp));
}

/** For options that may be repeated. */
export function collected(value: string, before: string[] = []): string[] {
  return [...before, value];
}

export function asFlag(say: (text: Text) => string): string {
  return `--as <${say(roleWord)}>`;
}

export function byFlag(say: (text: Text) => string): string {
  return `--by <${say({ da: 'id', en: 'id' })}>`;
}

const roleHelp: Text = { da: 'rollen, der handles i', en: 'the role that acts' };
const byHelp: Text = {
  da: 'id på den, der handler (ikke navn); se »lkt people list«',
  en: 'id of whoever acts (no name); see "lkt people list"',
};
const dayHelp: Text = { da: 'dagen, det skete (ellers i dag)', en: 'the day it happened (otherwise today)' };

export const setWord: Text = { da: 'felt=værdi', en: 'field=value' };
export const setHelp: Text = {
  da: 'ét felt, efter værdi eller navn; kan gentages, også for at føje flere til en liste',
  en: 'one field, by value or name; may be repeated, also to add several to a list',
};
export const payloadWord: Text = { da: 'fil|-|JSON', en: 'file|-|JSON' };
export const payloadHelp: Text = {
  da: 'det, der følger med: en fil, - for standardinput eller JSON',
  en: 'what comes with it: a file, - for standard input or JSON',
};
export const reasonHelp: Text = { da: 'hvorfor; står i historikken', en: 'why; it stands in the history' };
