import type { Answer, Route, Visit } from '../route.ts';
import { ownPath } from './sign-in.tsx';

export const languageRoutes: Route[] = [
  { method: 'GET', path: '/language/da', open: 'everybody', handle: (visit) => speak(visit, 'da') },
  { method: 'GET', path: '/language/en', open: 'everybody', handle: (visit) => speak(visit, 'en') },
];

/** A session remembers it; for somebody who is not signed in the browser does. */
async function speak({ house, session, query }: Visit, language: 'da' | 'en'): Promise<Answer> {
  if (session) await house.office.ledger.access.setSessionLanguage(session.hash, language);
  return { redirect: ownPath(query.to), language };
}
