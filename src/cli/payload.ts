/** What is written with a command: from JSON, a file or standard input, and field by field. */

import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import type { Form, Json, JsonObject } from '../policy/types.ts';
import { misuse, Problem } from './problem.ts';
import type { Surroundings } from './surroundings.ts';

/** `--data` names both the payload and, as everywhere, the data folder: a value that is a folder is the latter. */
export function splitData(given: string[], cwd: string): { payload: string | undefined; folder: string | undefined } {
  const isFolder = (value: string) => statSync(resolve(cwd, value), { throwIfNoEntry: false })?.isDirectory() === true;
  const [folders, payloads] = [given.filter(isFolder), given.filter((value) => !isFolder(value))];
  if (payloads.length > 1 || folders.length > 1) {
    throw misuse({ da: '--data kan kun angives én gang.', en: '--data can be given once only.' });
  }
  return { payload: payloads[0], folder: folders[0] };
}

/** @param form the command's form, by which the values of `--set` are read. */
export async function payloadFrom(
  data: string | undefined,
  set: string[],
  form: Form | undefined,
  surroundings: Surroundings,
): Promise<JsonObject> {
  const payload = data === undefined ? {} : parsed(await written(data, surroundings));
  for (const each of set) put(payload, each, form);
  return payload;
}

async function written(data: string, { stdin, cwd }: Surroundings): Promise<string> {
  if (data === '-') return readAll(stdin);
  if (data.trimStart().startsWith('{')) return data;
  try {
    return readFileSync(resolve(cwd, data), 'utf8');
  } catch (error) {
    const { message } = error as Error;
    throw new Problem(3, {
      da: `Filen ${data} kan ikke læses (${message}). Angiv en fil, »-« eller JSON, der begynder med {.`,
      en: `The file ${data} cannot be read (${message}). Give a file, "-" or JSON that begins with {.`,
    });
  }
}

function parsed(text: string): JsonObject {
  let value: Json;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const { message } = error as Error;
    throw misuse({
      da: `Det, der er angivet med --data, er ikke JSON (${message}).`,
      en: `What was given with --data is not JSON (${message}).`,
    });
  }
  if (isMapping(value)) return value;
  throw misuse({
    da: '--data skal være ét JSON-objekt: { "felt": værdi, … }.',
    en: '--data must be one JSON object: { "field": value, … }.',
  });
}

/** `field=value`, `field.inner=value`; of a list, each `--set` adds one. */
function put(payload: JsonObject, assignment: string, form: Form | undefined): void {
  const [, path, value] = /^([\w-]+(?:\.[\w-]+)*)=(.*)$/s.exec(assignment) ?? [];
  if (path === undefined || value === undefined || /(?:^|\.)(?:__proto__|constructor|prototype)(?:\.|$)/.test(path)) {
    throw misuse({
      da: `--set er »${assignment}«. Skriv felt=værdi, for eksempel deadline=2027-03-01.`,
      en: `--set is "${assignment}". Write field=value, for instance deadline=2027-03-01.`,
    });
  }
  const steps = path.split('.');
  const last = steps.pop() as string;
  let into = payload;
  let schema: Json | undefined = form;
  for (const step of steps) {
    schema = fieldOf(schema, step);
    const known = into[step];
    const inner = isMapping(known) ? known : {};
    into[step] = inner;
    into = inner;
  }
  into[last] = readValue(value, fieldOf(schema, last), into[last]);
}

function readValue(written: string, schema: Json | undefined, before: Json | undefined): Json {
  const type = isMapping(schema) ? schema.type : undefined;
  if (type === 'string') return written;
  if (type === 'array') {
    if (written.trimStart().startsWith('[')) return json(written) ?? written;
    const items = isMapping(schema) ? schema.items : undefined;
    return [...(Array.isArray(before) ? before : []), readValue(written, items, undefined)];
  }
  return json(written) ?? written;
}

function json(written: string): Json | undefined {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}

function fieldOf(schema: Json | undefined, name: string): Json | undefined {
  const properties = isMapping(schema) ? schema.properties : undefined;
  return isMapping(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined;
}

function isMapping(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
