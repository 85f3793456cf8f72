/** What is written with a command: from JSON, a file or standard input, and field by field. */

import { text as readAll } from 'node:stream/consumers';
import type { Form, Json, JsonObject } from '../policy/types.ts';
import { contentOf } from './files.ts';
import { isMapping, readField, schemaOf } from './payload-field.ts';
import { misuse } from './problem.ts';
import type { Surroundings } from './surroundings.ts';

/** @param form the command's form, by which the values of `--set` are read. */
export async function payloadFrom(
  given: string | undefined,
  set: string[],
  form: Form | undefined,
  surroundings: Surroundings,
): Promise<JsonObject> {
  const payload = given === undefined ? {} : parsed(await written(given, surroundings));
  return laidOver(payload, set, form);
}

/** A payload with single fields set. */
export function laidOver(payload: JsonObject, set: string[], form: Form | undefined): JsonObject {
  const copy = structuredClone(payload);
  const replaced = new Set<string>();
  for (const each of set) put(copy, each, form, replaced);
  return copy;
}

async function written(given: string, { stdin, cwd }: Surroundings): Promise<string> {
  if (given === '-') return readAll(stdin);
  return given.trimStart().startsWith('{') ? given : contentOf(given, cwd).toString('utf8');
}

function parsed(text: string): JsonObject {
  let value: Json;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const [, line, column] = /line (\d+) column (\d+)/.exec((error as Error).message) ?? [];
    const place = {
      da: line === undefined ? '' : ` (linje ${line}, tegn ${column})`,
      en: line === undefined ? '' : ` (line ${line}, character ${column})`,
    };
    throw misuse({
      da: `Det, der er angivet med --payload, er ikke gyldig JSON${place.da}. Kontrollér anførselstegn, kommaer og parenteser. »lkt case do … --form« giver et tomt skema at udfylde.`,
      en: `What was given with --payload is not valid JSON${place.en}. Check quotation marks, commas and brackets. "lkt case do … --form" gives an empty form to fill in.`,
    });
  }
  if (isMapping(value)) return value;
  throw misuse({
    da: '--payload skal være ét JSON-objekt: { "felt": værdi, … }.',
    en: '--payload must be one JSON object: { "field": value, … }.',
  });
}

/** `field=value`, `field.inner=value`; of a list, the first `--set` begins it and each further one adds to it. */
function put(payload: JsonObject, assignment: string, form: Form | undefined, replaced: Set<string>): void {
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
    schema = schemaOf(schema, step);
    const known = into[step];
    const inner = isMapping(known) ? known : {};
    into[step] = inner;
    into = inner;
  }
  const before = replaced.has(path) ? into[last] : undefined;
  replaced.add(path);
  into[last] = readField(path, value, schemaOf(schema, last), before);
}
