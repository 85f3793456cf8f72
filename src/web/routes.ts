/** Everything the house offers. A route that is not in this table does not exist. */

import { assessmentRoutes } from './pages/assessment.tsx';
import { caseRoutes } from './pages/case.tsx';
import { casesRoutes } from './pages/cases.tsx';
import { clarificationAnswerRoutes } from './pages/clarification-answer.tsx';
import { commandRoutes } from './pages/command.tsx';
import { correctEventRoutes } from './pages/correct-event.tsx';
import { eventRoutes } from './pages/event.tsx';
import { languageRoutes } from './pages/language.ts';
import { migrateCaseRoutes } from './pages/migrate-case.tsx';
import { nominationRoutes } from './pages/nomination.tsx';
import { nominationAnnexRoutes } from './pages/nomination-annexes.tsx';
import { nominationSendRoutes } from './pages/nomination-send.tsx';
import { nominationStepRoutes } from './pages/nomination-step.tsx';
import { nominationWordRoutes } from './pages/nomination-word.tsx';
import { overviewRoutes } from './pages/overview.tsx';
import { placeCaseRoutes } from './pages/place-case.tsx';
import { rankingRoutes } from './pages/ranking.tsx';
import { roundRoutes } from './pages/round.tsx';
import { rulesRoutes } from './pages/rules.tsx';
import { searchRoutes } from './pages/search.tsx';
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
  ...correctEventRoutes,
  ...placeCaseRoutes,
  ...migrateCaseRoutes,
  ...roundRoutes,
  ...nominationRoutes,
  ...nominationStepRoutes,
  ...nominationAnnexRoutes,
  ...nominationSendRoutes,
  ...nominationWordRoutes,
  ...validationRoutes,
  ...clarificationAnswerRoutes,
  ...assessmentRoutes,
  ...rankingRoutes,
  ...rulesRoutes,
  ...searchRoutes,
];
