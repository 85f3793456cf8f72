/** Everything the house offers. A route that is not in this table does not exist. */

import { accessLogRoutes } from './pages/access-log.tsx';
import { adminRoutes } from './pages/admin.tsx';
import { apiRoutes } from './pages/api.tsx';
import { assessmentRoutes } from './pages/assessment.tsx';
import { backupRoutes } from './pages/backup.tsx';
import { calendarRoutes } from './pages/calendar.ts';
import { caseRoutes } from './pages/case.tsx';
import { casesRoutes } from './pages/cases.tsx';
import { clarificationAnswerRoutes } from './pages/clarification-answer.tsx';
import { commandRoutes } from './pages/command.tsx';
import { correctEventRoutes } from './pages/correct-event.tsx';
import { deputyRoutes } from './pages/deputies.tsx';
import { eventRoutes } from './pages/event.tsx';
import { firstRoutes } from './pages/first.tsx';
import { healthRoutes } from './pages/health.tsx';
import { importRoutes } from './pages/import-people.tsx';
import { languageRoutes } from './pages/language.ts';
import { mailRoutes } from './pages/mail.tsx';
import { mailLetterRoutes } from './pages/mail-letter.tsx';
import { mailOfCaseRoutes } from './pages/mail-of-case.tsx';
import { meRoutes } from './pages/me.tsx';
import { meetingRoutes } from './pages/meeting.tsx';
import { meetingActRoutes } from './pages/meeting-act.tsx';
import { meetingDecideRoutes } from './pages/meeting-decide.tsx';
import { meetingItemRoutes } from './pages/meeting-item.tsx';
import { meetingPapersRoutes } from './pages/meeting-papers.tsx';
import { meetingsRoutes } from './pages/meetings.tsx';
import { migrateCaseRoutes } from './pages/migrate-case.tsx';
import { nominationRoutes } from './pages/nomination.tsx';
import { nominationAnnexRoutes } from './pages/nomination-annexes.tsx';
import { nominationSendRoutes } from './pages/nomination-send.tsx';
import { nominationStepRoutes } from './pages/nomination-step.tsx';
import { nominationWordRoutes } from './pages/nomination-word.tsx';
import { overviewRoutes } from './pages/overview.tsx';
import { participationRoutes } from './pages/participation.tsx';
import { participationAnswerRoutes } from './pages/participation-answer.tsx';
import { participationImportRoutes } from './pages/participation-import.tsx';
import { peopleRoutes } from './pages/people.tsx';
import { personalDataRoutes } from './pages/personal-data.tsx';
import { placeCaseRoutes } from './pages/place-case.tsx';
import { rankingRoutes } from './pages/ranking.tsx';
import { roundRoutes } from './pages/round.tsx';
import { rulesRoutes } from './pages/rules.tsx';
import { searchRoutes } from './pages/search.tsx';
import { seminarHeldRoutes } from './pages/seminar-held.tsx';
import { seminarMoveRoutes } from './pages/seminar-move.tsx';
import { seminarRoutes } from './pages/seminars.tsx';
import { sessionRoutes } from './pages/sessions.tsx';
import { signInRoutes } from './pages/sign-in.tsx';
import { openIdRoutes } from './pages/sign-in-openid.tsx';
import { startRoutes } from './pages/start.tsx';
import { tokenRoutes } from './pages/tokens.tsx';
import { trainingRoutes } from './pages/training.tsx';
import { validationRoutes } from './pages/validation.tsx';
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
  ...correctEventRoutes,
  ...placeCaseRoutes,
  ...migrateCaseRoutes,
  ...roundRoutes,
  ...nominationRoutes,
  ...nominationStepRoutes,
  ...nominationAnnexRoutes,
  ...nominationSendRoutes,
  ...nominationWordRoutes,
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
  ...rulesRoutes,
  ...searchRoutes,
  ...meetingsRoutes,
  ...meetingRoutes,
  ...meetingItemRoutes,
  ...meetingActRoutes,
  ...meetingDecideRoutes,
  ...meetingPapersRoutes,
  ...tokenRoutes,
  ...apiRoutes,
  ...adminRoutes,
  ...peopleRoutes,
  ...importRoutes,
  ...deputyRoutes,
  ...accessLogRoutes,
  ...sessionRoutes,
  ...backupRoutes,
  ...healthRoutes,
  ...personalDataRoutes,
  ...mailRoutes,
  ...mailLetterRoutes,
  ...mailOfCaseRoutes,
];
