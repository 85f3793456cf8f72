import writerOf from 'fast-json-stringify';
import type { FastifySerializerCompiler } from 'fastify';
import type { Schema } from './schema.ts';
import { sharedSchemas } from './schemas.ts';

/** Its own type of a schema knows no union of types. */
type Writable = Parameters<typeof writerOf>[0];

const shared = Object.fromEntries(sharedSchemas.map((schema) => [String(schema.$id), schema as unknown as Writable]));

/** What writes an answer by its schema, made when it is first needed: to make all of them takes seconds at the start. */
export const serializerCompiler: FastifySerializerCompiler<Schema> = ({ schema }) => {
  let write: ReturnType<typeof writerOf> | undefined;
  return (data) => {
    write ??= writerOf(schema as unknown as Writable, { schema: shared });
    return write(data);
  };
};
