/** From an answer to what goes over the wire. */

import { hash, randomUUID } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Text } from '../policy/types.ts';
import type { Assets } from './assets.ts';
import type { House } from './house.ts';
import { LanguageContext } from './language.tsx';
import { Layout } from './layout.tsx';
import type { Answer, Page, Visit } from './route.ts';
import { cookieName, isSecure } from './session.ts';
import { type ProblemName, problems } from './words/problems.ts';
import { isTold, told } from './words/told.ts';

const started = randomUUID();

export interface Rendering {
  house: House;
  assets: Assets;
  visit: Visit;
}

export function answerWith(answer: Answer, rendering: Rendering, reply: FastifyReply): unknown {
  reply.header('Cache-Control', 'no-store');
  if ('problem' in answer) return problemPage(answer.problem, 404, rendering, reply);
  if ('page' in answer && answer.signedOut) {
    setSessionCookie(null, rendering.house, reply);
    const visit = { ...rendering.visit, access: null, session: null };
    return sendPage(answer.page, 200, { ...rendering, visit }, reply);
  }
  if ('page' in answer) return sendPage(answer.page, answer.status ?? 200, rendering, reply);
  if ('redirect' in answer) {
    const [path = '', query = ''] = answer.redirect.split('?');
    const search = new URLSearchParams(query);
    if (answer.told) search.set('told', answer.told);
    if (answer.signedIn !== undefined) setSessionCookie(answer.signedIn, rendering.house, reply);
    if (answer.cookie) {
      const { name, value } = answer.cookie;
      const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(rendering.house.url) } as const;
      if (value === null) reply.clearCookie(name, options);
      else reply.setCookie(name, value, { ...options, maxAge: 600 });
    }
    if (answer.language) reply.setCookie('lang', answer.language, { path: '/', sameSite: 'lax', maxAge: 31_536_000 });
    return reply.redirect(search.size > 0 ? `${path}?${search}` : path, 303);
  }
  if ('part' in answer) {
    const part = <LanguageContext.Provider value={rendering.visit.language}>{answer.part}</LanguageContext.Provider>;
    return reply.type('text/html; charset=utf-8').send(htmlOf(part));
  }
  if ('json' in answer) return reply.status(answer.status ?? 200).send(answer.json);
  if ('draw' in answer) return sendDrawing(answer, rendering, reply);
  if (answer.policy) reply.header('Content-Security-Policy', answer.policy);
  if (answer.name) {
    reply.header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(answer.name)}`);
  }
  if (answer.kept !== undefined && isKept(answer.kept, reply)) return reply.status(304).send();
  return reply
    .status(answer.status ?? 200)
    .type(answer.type)
    .send(answer.file);
}

/** Notes the fingerprint of what is answered; true where the visitor has it already. */
function isKept(fingerprint: string, reply: FastifyReply): boolean {
  const tag = `"${fingerprint}"`;
  reply.header('Cache-Control', 'private, no-cache').header('ETag', tag);
  const known = String(reply.request.headers['if-none-match'] ?? '').split(/\s*,\s*/);
  return known.some((each) => each === '*' || each.replace(/^W\//, '') === tag);
}

async function sendDrawing(
  { draw, of, policy }: Extract<Answer, { draw: unknown }>,
  { visit }: Rendering,
  reply: FastifyReply,
): Promise<unknown> {
  reply.header('Content-Security-Policy', policy);
  // Another release may draw otherwise, so what was drawn before a restart is drawn again.
  if (isKept(hash('sha256', JSON.stringify([started, of, visit.today, visit.language])), reply))
    return reply.status(304).send();
  return reply.type('image/svg+xml').send(await draw());
}

function setSessionCookie(secret: string | null, house: House, reply: FastifyReply): void {
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(house.url) } as const;
  if (secret === null) reply.clearCookie(cookieName(house), options);
  else reply.setCookie(cookieName(house), secret, options);
}

/** A page that tells what is wrong and what to do. */
export function problemPage(
  problem: ProblemName | Text,
  status: number,
  rendering: Rendering,
  reply: FastifyReply,
): unknown {
  const { say } = rendering.visit;
  const { title, text } =
    typeof problem === 'string'
      ? problems[problem]
      : { title: { da: 'Det gik ikke', en: 'That did not work' }, text: problem };
  reply.header('Cache-Control', 'no-store');
  const body = (
    <>
      <h1>{say(title)}</h1>
      <p class="font-lead">{say(text)}</p>
      <p>
        <a href="/">{say({ da: 'Til forsiden', en: 'To the front page' })}</a>
      </p>
    </>
  );
  return sendPage({ title: say(title), body }, status, rendering, reply);
}

/** HTML holds no NUL, and UTF-8 no half of a character. */
function htmlOf(page: VNode): string {
  return renderToString(page).toWellFormed().replaceAll('\0', '\uFFFD');
}

function sendPage(page: Page, status: number, { house, assets, visit }: Rendering, reply: FastifyReply): unknown {
  const key = visit.query.told;
  const html = htmlOf(
    <LanguageContext.Provider value={visit.language}>
      <Layout house={house} assets={assets} visit={visit} page={page} told={isTold(key) ? told[key] : null} />
    </LanguageContext.Provider>,
  );
  // Most pages have nothing for htmx to do, and do without it.
  const script = html.includes(' hx-post="') ? `<script src="${assets.htmx}" defer></script>` : '';
  return reply
    .status(status)
    .type('text/html; charset=utf-8')
    .send(`<!doctype html>${html.replace('</head>', `${script}</head>`)}`);
}
