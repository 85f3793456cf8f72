/** Everything the house offers. A route that is not in this table does not exist. */

import { caseRoutes } from './pages/case.tsx';
import { casesRoutes } from './pages/cases.tsx';
import { commandRoutes } from './pages/command.tsx';
import { eventRoutes } from './pages/event.tsx';
import { languageRoutes } from './pages/language.ts';
import { meetingRoutes } from './pages/meeting.tsx';
import { meetingActRoutes } from './pages/meeting-act.tsx';
import { meetingDecideRoutes } from './pages/meeting-decide.tsx';
import { meetingPapersRoutes } from './pages/meeting-papers.tsx';
import { meetingsRoutes } from './pages/meetings.tsx';
import { overviewRoutes } from './pages/overview.tsx';
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
  ...meetingsRoutes,
  ...meetingRoutes,
  ...meetingActRoutes,
  ...meetingDecideRoutes,
  ...meetingPapersRoutes,
];
