/** The HTTP server: every route of the table, and before each of them who comes, whether they may, and that it is noted. */

import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Language } from '../policy/types.ts';
import { type Access, accessOf } from '../service/access.ts';
import { today } from '../service/days.ts';
import { knownProblem } from '../service/known-problem.ts';
import { answerWith, problemPage, type Rendering } from './answer.tsx';
import { api } from './api/api.ts';
import { type Assets, readAssets } from './assets.ts';
import { compressAnswers } from './compress.ts';
import { csrfOf, isOwnForm } from './csrf.ts';
import { withDays } from './forms/day-parts.ts';
import type { House } from './house.ts';
import { readBody } from './read-body.ts';
import type { Answer, Route, SignedIn, Visit } from './route.ts';
import { routes } from './routes.ts';
import { cookieName, isSecure, sessionOf } from './session.ts';
import { webhooks } from './webhooks.ts';
import type { ProblemName } from './words/problems.ts';

const mebibyte = 1024 * 1024;

export interface ServerOptions {
  house: House;
  /** Addresses of proxies whose word on the visitor's address is taken. */
  proxies?: string[];
  /** Told of faults of the program itself; never of personal data. */
  onFault(fault: { request: string; route: string; error: unknown }): void;
}

export async function createServer({ house, proxies = [], onFault }: ServerOptions): Promise<FastifyInstance> {
  const server = Fastify({
    trustProxy: proxies.length > 0 ? proxies : false,
    bodyLimit: mebibyte,
    genReqId: () => randomUUID(),
    routerOptions: { ignoreTrailingSlash: true },
  });
  const assets = readAssets();
  const secure = isSecure(house.url);
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        frameSrc: ["'self'"],
        baseUri: ["'none'"],
      },
    },
    hsts: secure,
    referrerPolicy: { policy: 'same-origin' },
  });
  compressAnswers(server);
  closeWithTheLastAnswer(server);
  await server.register(cookie);
  await server.register(formbody, { bodyLimit: mebibyte });
  await server.register(multipart, {
    limits: { fileSize: 10 * mebibyte, files: 1, fields: 500, fieldSize: mebibyte },
  });
  await server.register(rateLimit, { max: 600, timeWindow: '1 minute' });

  // Before any route: a route that is ready keeps the handlers it was made with.
  const note = (error: unknown, request: FastifyRequest) =>
    onFault({ request: request.id, route: `${request.method} ${request.routeOptions.url ?? '?'}`, error });
  server.setNotFoundHandler((request, reply) => tell('not-found', 404, house, assets, request, reply));
  server.setErrorHandler(async (error: { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? (knownProblem(error) ? 503 : 500);
    if (status >= 500) note(error, request);
    try {
      return await tell(problemOfStatus(status), status, house, assets, request, reply);
    } catch (another) {
      // What made the first fault, such as a ledger out of reach, may well make another while it is told.
      note(another, request);
      const visit = unknownVisit(house, request);
      return problemPage('unexpected', status < 500 ? 500 : status, { house, assets, visit }, reply);
    }
  });
  await server.register(webhooks(house));
  server.get('/assets/*', async (request, reply) => sendAsset(assets, request, reply));
  for (const route of routes) {
    if (route.training && house.mode !== 'training') continue;
    server.route({
      method: route.method,
      url: route.path,
      ...(route.perMinute === undefined
        ? {}
        : { config: { rateLimit: { max: route.perMinute, timeWindow: '1 minute' } } }),
      handler: (request, reply) => visit(house, assets, route, request, reply),
    });
  }
  await server.register(api, { prefix: '/api', house, onFault });
  return server;
}

/** A connection that is kept for more requests would otherwise hold up the stop until it is cut off. */
function closeWithTheLastAnswer(server: FastifyInstance): void {
  let closing = false;
  server.addHook('preClose', async () => {
    closing = true;
  });
  server.addHook('onSend', async (_, reply) => {
    if (closing) reply.header('connection', 'close');
  });
}

async function visit(
  house: House,
  assets: Assets,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { visit: came, access } = await whoCame(house, request, route);
  const rendering = { house, assets, visit: came };
  const subject = came.params.case ?? came.params.person ?? null;
  const note = (outcome: 'granted' | 'refused') =>
    house.office.ledger.access.logAccess({
      at: came.at,
      person: access?.person.id ?? null,
      action: `${route.method} ${route.path}`,
      subject,
      outcome,
    });
  if (route.method === 'POST' && !isOwnForm(house, request, came)) {
    await note('refused');
    return problemPage('form-expired', 403, rendering, reply);
  }
  if (route.open === 'everybody') return answerWith(await route.handle(came), rendering, reply);
  if (access === null || came.session === null) return toSignIn(request, reply);
  const signedIn = Object.assign(came, { access, session: came.session }) as SignedIn;
  if (came.params.case !== undefined) {
    const kase = await house.office.ledger.loadCase(came.params.case);
    // The answer to an id that is not for the visitor is the same as to one that does not exist.
    if (!kase || !access.sees(kase.snapshot)) {
      await note('refused');
      return problemPage('not-found', 404, rendering, reply);
    }
    signedIn.kase = kase;
  }
  if (typeof route.open === 'object' && !access.mayAct(route.open.act, signedIn.kase?.snapshot)) {
    await note('refused');
    return problemPage('forbidden', 403, rendering, reply);
  }
  if (route.personal || subject !== null) await note('granted');
  try {
    const answer = await route.handle(signedIn);
    // A second id, in path, query or body, that is not for the visitor.
    if (isNotFound(answer)) await note('refused');
    return await answerWith(answer, rendering, reply);
  } catch (error) {
    const known = knownProblem(error);
    if (known?.kind === 'refused') return problemPage(known.text, 409, rendering, reply);
    throw error;
  }
}

function isNotFound(answer: Answer): boolean {
  return 'problem' in answer ? answer.problem === 'not-found' : 'status' in answer && answer.status === 404;
}

async function whoCame(
  house: House,
  request: FastifyRequest,
  route: Pick<Route, 'method' | 'upload' | 'open'>,
): Promise<{ visit: Visit; access: Access | null }> {
  const came = unknownVisit(house, request);
  const session = await sessionOf(house, came.cookies[cookieName(house)]);
  const people = session ? await house.office.ledger.people() : [];
  const person = people.find(({ id }) => id === session?.person);
  const access = person ? await accessOf(house.office, person, came.today) : null;
  const language = (access && session?.language) ?? came.language;
  // Files are read into memory, and only for somebody who may hand them in.
  const upload = route.upload === true && mayCome(route, access);
  const { body, files } = route.method === 'POST' ? await readBody(request, upload) : { body: {}, files: [] };
  const visit: Visit = {
    ...came,
    language,
    body,
    files,
    say: (text) => text[language],
    access,
    session: access ? session : null,
    csrf: csrfOf(access && session ? session.hash : null),
  };
  return { visit, access };
}

function mayCome({ open }: Pick<Route, 'open'>, access: Access | null): boolean {
  if (open === 'everybody') return true;
  return access !== null && (open === 'signed-in' || access.mayAct(open.act));
}

function onlyText(query: unknown): Record<string, string> {
  const entries = Object.entries((query ?? {}) as Record<string, unknown>);
  return withDays(
    Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string')),
  );
}

function toSignIn(request: FastifyRequest, reply: FastifyReply): unknown {
  const target = request.method === 'GET' ? request.url : '/';
  const path = `/sign-in?to=${encodeURIComponent(target)}`;
  // htmx follows a redirect inside the page; this makes the whole page go there.
  if (request.headers['hx-request']) return reply.header('HX-Redirect', path).status(204).send();
  return reply.redirect(path, 303);
}

async function tell(
  problem: ProblemName,
  status: number,
  house: House,
  assets: Assets,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { visit } = await whoCame(house, request, { method: 'GET', open: 'everybody' });
  const rendering: Rendering = { house, assets, visit };
  return problemPage(problem, status, rendering, reply);
}

/** Somebody of whom nothing is asked of the ledger. */
function unknownVisit(house: House, request: FastifyRequest): Visit {
  const at = house.now();
  const language = languageOf(request);
  return {
    house,
    method: request.method === 'POST' ? 'POST' : 'GET',
    url: request.url,
    language,
    at,
    today: today(house.office.text, at),
    params: (request.params ?? {}) as Record<string, string>,
    query: onlyText(request.query),
    body: {},
    files: [],
    cookies: request.cookies ?? {},
    say: (text) => text[language],
    access: null,
    session: null,
    csrf: csrfOf(null),
  };
}

/** As chosen on the page; a session may say otherwise. */
function languageOf({ cookies }: FastifyRequest): Language {
  return cookies?.lang === 'en' ? 'en' : 'da';
}

function problemOfStatus(status: number): ProblemName {
  if (status === 429) return 'too-many';
  if (status === 413) return 'too-large';
  if (status === 404) return 'not-found';
  return status < 500 ? 'unreadable' : 'unexpected';
}

function sendAsset({ files }: Assets, request: FastifyRequest, reply: FastifyReply): unknown {
  const asset = files.get((request.params as { '*': string })['*']);
  if (!asset) return reply.callNotFound();
  const accepted = String(request.headers['accept-encoding'] ?? '');
  reply.header('Cache-Control', 'public, max-age=31536000, immutable').header('Vary', 'Accept-Encoding');
  reply.type(asset.type);
  if (asset.br && /\bbr\b/.test(accepted)) return reply.header('Content-Encoding', 'br').send(asset.br);
  if (asset.gzip && /\bgzip\b/.test(accepted)) return reply.header('Content-Encoding', 'gzip').send(asset.gzip);
  return reply.send(asset.plain);
}
