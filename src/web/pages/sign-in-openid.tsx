import type { House } from '../house.ts';
import type { Answer, Route, Visit } from '../route.ts';
import { isSecure, newSession } from '../session.ts';
import { signInWords as words } from '../words/sign-in.ts';
import { ownPath } from './sign-in.tsx';

export const openIdRoutes: Route[] = [
  { method: 'GET', path: '/sign-in/openid', open: 'everybody', perMinute: 30, handle: begin },
  { method: 'GET', path: '/sign-in/openid/callback', open: 'everybody', perMinute: 30, handle: finish },
];

/** The cookie that binds an attempt to the browser it was begun in; over HTTPS no other host can plant it. */
function attemptOf({ url }: House): string {
  return isSecure(url) ? '__Host-openid' : 'openid';
}

async function begin({ house, query, say }: Visit): Promise<Answer> {
  if (!house.openId) return { redirect: '/sign-in' };
  const begun = await house.openId.begin(ownPath(query.to));
  if (begun === null) return problem(say(words.unreachableTitle), say(words.unreachable), say(words.other), 503);
  return { redirect: begun.url, cookie: { name: attemptOf(house), value: begun.secret } };
}

/** Whoever is unknown here gets the same answer as one whose sign-in failed. */
async function finish({ house, cookies, url, at, say }: Visit): Promise<Answer> {
  if (!house.openId) return { redirect: '/sign-in' };
  const found = await house.openId.finish(cookies[attemptOf(house)], new URL(url, house.url));
  const { ledger } = house.office;
  const wanted = found?.email.trim().toLowerCase();
  const people = found ? (await ledger.people()).filter(({ email }) => email.toLowerCase() === wanted) : [];
  const [person] = people;
  if (!found || !person || people.length > 1) {
    return problem(say(words.notLetInTitle), say(words.notLetIn), say(words.other), 403);
  }
  const secret = house.secret();
  const session = newSession(secret, { person: person.id, language: person.language, by: 'openid' }, at);
  await ledger.access.openSession(session);
  house.openId.keep(session.hash, found.idToken);
  return {
    redirect: found.target,
    told: 'signed-in',
    signedIn: secret,
    cookie: { name: attemptOf(house), value: null },
  };
}

function problem(title: string, text: string, other: string, status: number): Answer {
  const body = (
    <>
      <h1>{title}</h1>
      <p class="font-lead">{text}</p>
      <p>
        <a href="/sign-in">{other}</a>
      </p>
    </>
  );
  return { page: { title, body }, status };
}
