/** The OpenAPI document, from the same schemas that check what comes and write what goes. */

import type { SwaggerOptions } from '@fastify/swagger';
import type { FastifySchema } from 'fastify';
import type { House } from '../house.ts';
import { apiWords as words } from '../words/api.ts';
import { type Bytes, type Group, type Operation, takesBytes } from './operation.ts';
import { id, integer, list, object, orNull, ref, type Schema, string } from './schema.ts';

const both = ({ da, en }: { da: string; en: string }) => `${en} / ${da}`;

export function documentOf({ url }: House): SwaggerOptions {
  return {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'lkt-engine', version: '1', description: both(words.lead) },
      servers: [{ url }],
      tags: (Object.keys(words.groups) as Group[]).map((name) => ({ name, description: both(words.groups[name]) })),
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    },
    refResolver: {
      buildLocalReference: ({ $id }, _baseUri, _fragment, number) =>
        typeof $id === 'string' ? $id : `schema-${number}`,
    },
  };
}

const paging = {
  offset: { type: 'integer', minimum: 0, maximum: 1_000_000, default: 0 },
  limit: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
};

/** What Fastify is told of an operation. */
export function schemaOf(operation: Operation): FastifySchema & Record<string, unknown> {
  const { id: operationId, group, title, scope, path, query = {}, needs = [], body, answer, method } = operation;
  const names = [...path.matchAll(/:([a-z]+)/gi)].map(([, name]) => name as string);
  const parameters: Record<string, Schema> = 'paged' in answer ? { ...query, ...paging } : query;
  const headers = {
    ...(operation.versioned ? { 'if-match': { ...string, description: both(words.ifMatch) } } : {}),
    ...(method === 'POST' && !operation.unkept
      ? { 'idempotency-key': { ...string, description: both(words.key) } }
      : {}),
  };
  return {
    operationId,
    tags: [group],
    summary: title.en,
    description: title.da,
    security: [{ token: [] }],
    'x-scope': scope,
    ...(operation.act ? { 'x-act': operation.act } : {}),
    ...(names.length > 0 ? { params: object(Object.fromEntries(names.map((name) => [name, id]))) } : {}),
    querystring: object(
      parameters,
      Object.keys(parameters).filter((name) => !needs.includes(name)),
    ),
    ...(Object.keys(headers).length > 0 ? { headers: { type: 'object', properties: headers } } : {}),
    ...(body === undefined ? {} : bodyOf(body)),
    response: { ...answers(operation), default: problem },
  };
}

const problem = {
  description: both(words.problem),
  content: { 'application/problem+json': { schema: ref('Problem') } },
};

function bodyOf(body: Schema | Bytes): { body: Schema } {
  if (!takesBytes(body)) return { body };
  return { body: { content: Object.fromEntries(body.bytes.map((type) => [type, { schema: {} }])) } };
}

function answers({ answer, title, creates }: Operation): Record<string, Schema> {
  const description = both(title);
  if ('files' in answer) {
    const types = answer.files as string[];
    return { 200: { description, content: Object.fromEntries(types.map((type) => [type, { schema: {} }])) } };
  }
  const schema =
    'paged' in answer ? object({ items: list(answer.paged as Schema), total: orNull(integer) }) : (answer as Schema);
  const json = { description, content: { 'application/json': { schema } } };
  return creates ? { 200: json, 201: json } : { 200: json };
}
