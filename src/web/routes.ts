/** Everything the house offers. A route that is not in this table does not exist. */

import { accessLogRoutes } from './pages/access-log.tsx';
import { adminRoutes } from './pages/admin.tsx';
import { backupRoutes } from './pages/backup.tsx';
import { caseRoutes } from './pages/case.tsx';
import { casesRoutes } from './pages/cases.tsx';
import { commandRoutes } from './pages/command.tsx';
import { deputyRoutes } from './pages/deputies.tsx';
import { eventRoutes } from './pages/event.tsx';
import { healthRoutes } from './pages/health.tsx';
import { importRoutes } from './pages/import-people.tsx';
import { languageRoutes } from './pages/language.ts';
import { overviewRoutes } from './pages/overview.tsx';
import { peopleRoutes } from './pages/people.tsx';
import { personalDataRoutes } from './pages/personal-data.tsx';
import { sessionRoutes } from './pages/sessions.tsx';
import { signInRoutes } from './pages/sign-in.tsx';
import { startRoutes } from './pages/start.tsx';
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
  ...adminRoutes,
  ...peopleRoutes,
  ...importRoutes,
  ...deputyRoutes,
  ...accessLogRoutes,
  ...sessionRoutes,
  ...backupRoutes,
  ...healthRoutes,
  ...personalDataRoutes,
];
