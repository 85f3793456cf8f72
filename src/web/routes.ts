/** Everything the house offers. A route that is not in this table does not exist. */

import { apiRoutes } from './pages/api.tsx';
import { caseRoutes } from './pages/case.tsx';
import { casesRoutes } from './pages/cases.tsx';
import { commandRoutes } from './pages/command.tsx';
import { eventRoutes } from './pages/event.tsx';
import { languageRoutes } from './pages/language.ts';
import { overviewRoutes } from './pages/overview.tsx';
import { signInRoutes } from './pages/sign-in.tsx';
import { startRoutes } from './pages/start.tsx';
import { tokenRoutes } from './pages/tokens.tsx';
import { trainingRoutes } from './pages/training.tsx';
import type { Route } from './route.ts';

export const routes: Route[] = [
  ...signInRoutes,
  ...languageRoutes,
  ...trainingRoutes,
  ...overviewRoutes,
  ...casesRoutes,
  ...startRoutes,
  ...caseRoutes,
  ...commandRoutes,
  ...eventRoutes,
  ...tokenRoutes,
  ...apiRoutes,
];
