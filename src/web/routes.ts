/** Everything the house offers. A route that is not in this table does not exist. */

import { assessmentRoutes } from './pages/assessment.tsx';
import { calendarRoutes } from './pages/calendar.ts';
import { caseRoutes } from './pages/case.tsx';
import { casesRoutes } from './pages/cases.tsx';
import { clarificationAnswerRoutes } from './pages/clarification-answer.tsx';
import { commandRoutes } from './pages/command.tsx';
import { eventRoutes } from './pages/event.tsx';
import { languageRoutes } from './pages/language.ts';
import { meRoutes } from './pages/me.tsx';
import { overviewRoutes } from './pages/overview.tsx';
import { participationRoutes } from './pages/participation.tsx';
import { participationAnswerRoutes } from './pages/participation-answer.tsx';
import { participationImportRoutes } from './pages/participation-import.tsx';
import { rankingRoutes } from './pages/ranking.tsx';
import { seminarHeldRoutes } from './pages/seminar-held.tsx';
import { seminarMoveRoutes } from './pages/seminar-move.tsx';
import { seminarRoutes } from './pages/seminars.tsx';
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
  ...participationRoutes,
  ...participationAnswerRoutes,
  ...participationImportRoutes,
  ...seminarRoutes,
  ...seminarMoveRoutes,
  ...seminarHeldRoutes,
  ...calendarRoutes,
  ...meRoutes,
  ...validationRoutes,
  ...clarificationAnswerRoutes,
  ...assessmentRoutes,
  ...rankingRoutes,
];
