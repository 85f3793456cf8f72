import type { FastifyRequest } from 'fastify';
import { withDays } from './forms/day-parts.ts';
import type { UploadedFile, Visit } from './route.ts';

/** The fields and files of a posted form. */
export async function readBody(
  request: FastifyRequest,
  upload: boolean,
): Promise<{ body: Visit['body']; files: UploadedFile[] }> {
  if (!request.isMultipart()) return { body: withDays(fieldsOf(request.body)), files: [] };
  if (!upload) return { body: {}, files: [] };
  const body: Visit['body'] = {};
  const files: UploadedFile[] = [];
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') add(body, part.fieldname, part.value);
    } else {
      const content = await part.toBuffer();
      if (part.filename !== '')
        files.push({ field: part.fieldname, name: part.filename, type: part.mimetype, content });
    }
  }
  return { body: withDays(body), files };
}

function fieldsOf(body: unknown): Visit['body'] {
  const fields: Visit['body'] = {};
  if (typeof body !== 'object' || body === null) return fields;
  for (const [name, value] of Object.entries(body)) {
    for (const each of Array.isArray(value) ? value : [value]) if (typeof each === 'string') add(fields, name, each);
  }
  return fields;
}

function add(fields: Visit['body'], name: string, given: string): void {
  if (name === '__proto__') return;
  // No document can hold them; somebody who pastes them sees that they are gone.
  const value = given.toWellFormed().replaceAll('\0', '\uFFFD');
  const before = Object.hasOwn(fields, name) ? fields[name] : undefined;
  // Copying the list for every value would let one form of a megabyte hold up the house for minutes.
  if (Array.isArray(before)) before.push(value);
  else fields[name] = before === undefined ? value : [before, value];
}
