/** The interface for programs: every operation of its table, with the schemas that check, write and document it. */

import swagger from '@fastify/swagger';
import type { ErrorObject } from 'ajv';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CaseWrite, StoredCase } from '../../ledger/contract.ts';
import { today } from '../../service/days.ts';
import { knownProblem } from '../../service/known-problem.ts';
import type { House } from '../house.ts';
import { callerOf, languageOf } from './caller.ts';
import { checkPlain } from './hostile.ts';
import { once } from './once.ts';
import { documentOf, schemaOf } from './openapi.ts';
import { type Call, type Caller, type Operation, type Reply, takesBytes } from './operation.ts';
import { operations } from './operations.ts';
import { ApiProblem, type ApiProblemName, problemBody } from './problems.ts';
import { sharedSchemas } from './schemas.ts';
import { serializerCompiler } from './serializer.ts';
import { invalid, validatorCompiler } from './validation.ts';
import { writtenBy } from './written.ts';

interface Options {
  house: House;
  onFault(fault: { route: string; error: unknown }): void;
}

const callers = new WeakMap<FastifyRequest, Caller>();
/** The case of a path with `:case`, once its caller may see it. */
const casesOf = new WeakMap<FastifyRequest, StoredCase>();
const usualPerMinute = 300;

/** A plugin, to be registered under `/api`. */
export async function api(server: FastifyInstance, { house, onFault }: Options): Promise<void> {
  await server.register(swagger, documentOf(house));
  for (const schema of sharedSchemas) server.addSchema(schema);
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  server.removeAllContentTypeParsers();
  const parse = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser('application/json', { parseAs: 'string' }, parse);
  for (const type of new Set(operations.flatMap(({ body }) => (takesBytes(body) ? body.bytes : []))))
    server.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  server.addHook('onRequest', async (request) => {
    const caller = await callerOf(house, request);
    if (caller) callers.set(request, caller);
  });
  for (const operation of operations) {
    server.route({
      method: operation.method,
      url: operation.path,
      schema: schemaOf(operation),
      ...(takesBytes(operation.body) && operation.body.atMost ? { bodyLimit: operation.body.atMost } : {}),
      config: {
        rateLimit: {
          max: operation.perMinute ?? usualPerMinute,
          timeWindow: '1 minute',
          keyGenerator: (request) => callers.get(request)?.token.hash ?? request.ip,
        },
      },
      preParsing: (request) => admit(house, operation, request),
      preValidation: async (request) => checkType(operation, request),
      handler: (request, reply) => answer(house, operation, request, reply),
    });
  }
  server.get('/openapi.json', { schema: { hide: true } }, async (_request, reply) => reply.send(server.swagger()));
  server.setNotFoundHandler(async (request, reply) => tell(new ApiProblem('not-found'), house, request, reply));
  server.setErrorHandler(async (error, request, reply) => {
    const problem = problemOf(error);
    if (problem.problem === 'unexpected')
      onFault({ route: `${request.method} ${request.routeOptions.url ?? '?'}`, error });
    return tell(problem, house, request, reply);
  });
}

/** Before anything that was sent is read. */
async function admit(
  house: House,
  { scope, act, method, path }: Operation,
  request: FastifyRequest,
): Promise<undefined> {
  const caller = callers.get(request);
  if (!caller) throw new ApiProblem('not-authenticated');
  const { token, access } = caller;
  const refuse = async (problem: ApiProblemName) => {
    await note(house, caller, `${method} /api${path}`, request, 'refused');
    throw new ApiProblem(problem);
  };
  if (!token.scopes.includes(scope)) return refuse('scope');
  const { case: id } = request.params as Record<string, string>;
  const kase = id === undefined ? null : await house.office.ledger.loadCase(id);
  // The answer to an id that is not for the caller is the same as to one that does not exist.
  if (id !== undefined && (!kase || !access.sees(kase.snapshot))) return refuse('not-found');
  if (act !== undefined && !access.mayAct(act, kase?.snapshot)) return refuse('forbidden');
  if (kase) casesOf.set(request, kase);
}

/** Bytes come where bytes are taken, and of a type that is. */
function checkType({ body }: Operation, request: FastifyRequest): void {
  if (request.body === undefined || request.body === null) return;
  const [type = ''] = (request.headers['content-type'] ?? '').split(';');
  const fits = takesBytes(body) ? body.bytes.includes(type.trim().toLowerCase()) : !Buffer.isBuffer(request.body);
  if (!fits) throw new ApiProblem('unsupported-type');
}

async function answer(house: House, operation: Operation, request: FastifyRequest, reply: FastifyReply) {
  const caller = callers.get(request);
  if (!caller) throw new ApiProblem('not-authenticated');
  const { access, token } = caller;
  const { text } = house.office;
  const at = house.now();
  const params = request.params as Record<string, string>;
  const { offset = 0, limit = 50, ...query } = request.query as Record<string, string | number>;
  const action = `${operation.method} /api${operation.path}`;
  checkPlain(Buffer.isBuffer(request.body) ? null : request.body);
  if (takesBytes(operation.body) && !Buffer.isBuffer(request.body)) throw new ApiProblem('unsupported-type');
  if (operation.personal || subjectOf(request) !== null) await note(house, caller, action, request, 'granted');
  const key = operation.method === 'POST' && !operation.unkept ? keyOf(request) : undefined;
  const asked = { method: request.method, url: request.url, body: request.body };
  const { reply: found, replayed } = await once(
    house,
    { token: token.hash, key, request: asked, at },
    async (inHand) => {
      const call: Omit<Call, 'kase'> & { kase: Call['kase'] | null } = {
        house,
        access,
        token,
        at,
        today: today(text, at),
        language: languageOf(request.headers['accept-language']),
        params,
        query,
        body: request.body,
        page: { offset: Number(offset), limit: Number(limit) },
        kase: casesOf.get(request) ?? null,
        seen: operation.versioned ? seenVersion(request) : 0,
        answer(status) {
          let made: Reply | null = null;
          return {
            answer(writes: CaseWrite[]) {
              made = { ...writtenBy(access, writes), status };
              return inHand?.answered(status, made);
            },
            reply() {
              if (made === null) throw new Error('Nothing was written.');
              return made;
            },
          };
        },
      };
      try {
        return await operation.handle(call as Call);
      } catch (error) {
        // A second id, in path, query or body, that is not for the caller.
        const refused = error instanceof ApiProblem && ['not-found', 'forbidden'].includes(error.problem);
        if (refused) await note(house, caller, action, request, 'refused');
        throw error;
      }
    },
  );
  if (replayed) reply.header('Idempotency-Replayed', 'true');
  return send(found, request, reply);
}

function send(found: Reply, request: FastifyRequest, reply: FastifyReply): unknown {
  reply.header('Cache-Control', 'no-store');
  if ('items' in found) {
    const links = linksOf(request, found.more);
    if (links !== '') reply.header('Link', links);
    return reply.send({ items: found.items, total: found.total });
  }
  if ('file' in found) {
    if (found.type === 'image/svg+xml') {
      reply.header('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'");
    }
    if (found.name !== undefined) {
      reply.header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(found.name)}`);
    }
    return reply.type(found.type).send(found.file instanceof Uint8Array ? Buffer.from(found.file) : found.file);
  }
  if (found.version !== undefined) reply.header('ETag', `"${found.version}"`);
  if (found.location !== undefined) reply.header('Location', found.location);
  return reply.status(found.status ?? 200).send(found.json);
}

/** RFC 8288: where the other parts of the list are. */
function linksOf(request: FastifyRequest, more: boolean): string {
  const url = new URL(request.url, 'http://localhost');
  const { offset = 0, limit = 50 } = request.query as { offset?: number; limit?: number };
  const at = (place: number) => {
    url.searchParams.set('offset', String(place));
    url.searchParams.set('limit', String(limit));
    return `<${url.pathname}${url.search}>`;
  };
  return [
    ...(more ? [`${at(offset + limit)}; rel="next"`] : []),
    ...(offset > 0 ? [`${at(Math.max(0, offset - limit))}; rel="prev"`, `${at(0)}; rel="first"`] : []),
  ].join(', ');
}

function seenVersion(request: FastifyRequest): number {
  const header = request.headers['if-match'];
  if (header === undefined) throw new ApiProblem('version-required');
  const [, version] = /^"(\d{1,9})"$/.exec(header) ?? [];
  if (version === undefined) throw new ApiProblem('changed');
  return Number(version);
}

function keyOf(request: FastifyRequest): string | undefined {
  const header = request.headers['idempotency-key'];
  if (header === undefined) return undefined;
  if (typeof header === 'string' && /^[\x21-\x7e]{1,200}$/.test(header)) return header;
  const detail = { da: 'Nøglen skal være 1–200 synlige tegn.', en: 'The key must be 1–200 visible characters.' };
  throw new ApiProblem('invalid-request', { problems: [{ parameter: 'Idempotency-Key', detail }] });
}

function subjectOf(request: FastifyRequest): string | null {
  const { case: kase, person } = request.params as Record<string, string>;
  return kase ?? person ?? null;
}

function note(
  house: House,
  { access }: Caller,
  action: string,
  request: FastifyRequest,
  outcome: 'granted' | 'refused',
) {
  const entry = { at: house.now(), person: access.person.id, action, subject: subjectOf(request), outcome };
  return house.office.ledger.access.logAccess(entry);
}

async function tell(problem: ApiProblem, house: House, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const language = languageOf(request.headers['accept-language']);
  const body = problemBody(problem, house.office, language);
  reply.header('Cache-Control', 'no-store').header('Content-Language', language);
  if (body.status === 401) reply.header('WWW-Authenticate', 'Bearer realm="lkt"');
  const { version } = problem.details;
  if (version !== undefined) reply.header('ETag', `"${version}"`);
  return reply.status(body.status).type('application/problem+json').serializer(JSON.stringify).send(body);
}

/** What an error of whatever kind is told as. */
function problemOf(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  const {
    validation,
    validationContext,
    statusCode = 500,
  } = error as {
    validation?: ErrorObject[];
    validationContext?: string;
    statusCode?: number;
  };
  if (validation) return invalid(validation, validationContext);
  const known = knownProblem(error);
  if (known?.code === 'no-such-case') return new ApiProblem('not-found');
  if (known?.code === 'conflict') return new ApiProblem('changed');
  if (known) return new ApiProblem(known.kind === 'refused' ? 'impossible' : 'unavailable', { detail: known.text });
  return new ApiProblem(statusCode < 500 ? (ofStatus[statusCode] ?? 'unreadable') : 'unexpected');
}

const ofStatus: Record<number, ApiProblemName> = {
  404: 'not-found',
  413: 'too-large',
  415: 'unsupported-type',
  429: 'too-many',
};
