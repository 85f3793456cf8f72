/** Everything the house offers. A route that is not in this table does not exist. */

import { assessmentRoutes } from './pages/assessment.tsx';
import { caseRoutes } from './pages/case.tsx';
import { casesRoutes } from './pages/cases.tsx';
import { clarificationAnswerRoutes } from './pages/clarification-answer.tsx';
import { commandRoutes } from './pages/command.tsx';
import { eventRoutes } from './pages/event.tsx';
import { languageRoutes } from './pages/language.ts';
import { overviewRoutes } from './pages/overview.tsx';
import { rankingRoutes } from './pages/ranking.tsx';
import { signInRoutes } from './pages/sign-in.tsx';
import { startRoutes } from './pages/start.tsx';
import { trainingRoutes } from './pages/training.tsx';
import { validationRoutes } from './pages/validation.tsx';
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
  ...validationRoutes,
  ...clarificationAnswerRoutes,
  ...assessmentRoutes,
  ...rankingRoutes,
];
