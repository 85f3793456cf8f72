/** Everything the house offers. A route that is not in this table does not exist. */

import { caseRoutes } from './pages/case.tsx';
import { casesRoutes } from './pages/cases.tsx';
import { commandRoutes } from './pages/command.tsx';
import { eventRoutes } from './pages/event.tsx';
import { firstRoutes } from './pages/first.tsx';
import { languageRoutes } from './pages/language.ts';
import { mailRoutes } from './pages/mail.tsx';
import { mailLetterRoutes } from './pages/mail-letter.tsx';
import { mailOfCaseRoutes } from './pages/mail-of-case.tsx';
import { overviewRoutes } from './pages/overview.tsx';
import { signInRoutes } from './pages/sign-in.tsx';
import { openIdRoutes } from './pages/sign-in-openid.tsx';
import { startRoutes } from './pages/start.tsx';
import { trainingRoutes } from './pages/training.tsx';
import type { Route } from './route.ts';

export const routes: Route[] = [
  ...firstRoutes,
  ...signInRoutes,
  ...openIdRoutes,
  ...languageRoutes,
  ...trainingRoutes,
  ...overviewRoutes,
  ...casesRoutes,
  ...startRoutes,
  ...caseRoutes,
  ...commandRoutes,
  ...eventRoutes,
  ...mailRoutes,
  ...mailLetterRoutes,
  ...mailOfCaseRoutes,
];
