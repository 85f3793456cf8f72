/** Commands and cases that have pages of their own; every other has the general ones. */

import type { Text } from '../policy/types.ts';
import { scoring } from '../service/assessment.ts';
import type { CaseFile } from '../service/case-file.ts';
import { meetingWorkflow } from '../service/meeting-agenda.ts';
import { isNomination, roundWorkflow } from '../service/nominations.ts';
import { settling } from '../service/participation.ts';
import { ranking } from '../service/ranking.ts';
import { planning } from '../service/seminars.ts';
import { passing } from '../service/validation.ts';
import { assessmentWords, rankingWords } from './words/assessment.ts';
import { meetingWords } from './words/meetings.ts';
import { nominationWords } from './words/nomination.ts';
import { participationWords } from './words/participation.ts';
import { seminarWords } from './words/seminars.ts';
import { validationWords } from './words/validation.ts';

/** Command → page on which it is given; `:case` stands for the case. */
const commandPages: Record<string, string> = {
  'nomination.save': '/cases/:case/nomination',
  'nomination.submit': '/cases/:case/nomination/check',
  'nomination.resubmit': '/cases/:case/nomination/check',
  'validation.save': '/cases/:case/validation',
  'validation.pass': '/cases/:case/validation',
  'clarification.request': '/cases/:case/validation',
  'assessment.score': '/cases/:case/assessment',
  'assessment.recuse': '/cases/:case/assessment',
  'assessment.exclude': '/cases/:case/assessment',
  'assessment.recommend': '/cases/:case/assessment',
  'round.recommend': '/cases/:case/ranking',
  'participation.answer': '/cases/:case/participation/answer',
  'seminar.plan': '/cases/:case/seminars',
  'seminar.postpone': '/cases/:case/seminars',
  'leadership-seminar.hold': '/cases/:case/seminars/leadership-seminar/held',
  'learning-seminar.hold': '/cases/:case/seminars',
  'webinar.hold': '/cases/:case/seminars/webinar/held',
  'closing-seminar.hold': '/cases/:case/seminars/closing-seminar/held',
  'meeting.plan': '/meetings/:case/do/meeting.plan',
  'item.add': '/meetings/:case/new-item',
  'item.edit': '/meetings/:case',
  'item.remove': '/meetings/:case',
  'item.decide': '/meetings/:case',
  'item.conclude': '/meetings/:case',
  'agenda.order': '/meetings/:case',
  'agenda.close': '/meetings/:case',
  'meeting.hold': '/meetings/:case/do/meeting.hold',
  'minutes.submit': '/meetings/:case/do/minutes.submit',
  'minutes.approve': '/meetings/:case',
};

/** The address of the page on which a command is given to a case; null for the general form. */
export function pageOfCommand(command: string, kase: string): string | null {
  return Object.hasOwn(commandPages, command) ? (commandPages[command] as string).replace(':case', kase) : null;
}

/** Command with the general form → the page of the case that it belongs to, and that one comes back to. */
const pagesAbout: Record<string, string> = {
  'nomination.withdraw': 'nomination',
  'validation.fail': 'validation',
  'participation.open': 'participation',
  'participation.register': 'participation',
  'participation.settle': 'participation',
};

export interface OwnPage {
  /** Below the address of the case. */
  page: string;
  title: Text;
  shown(of: Pick<CaseFile, 'case' | 'policy'>): boolean;
}

/** The first that is shown is where one looks when a case waits and takes no command. */
const ownPages: OwnPage[] = [
  { page: 'round', title: nominationWords.roundPage, shown: ({ case: kase }) => kase.workflow === roundWorkflow },
  {
    page: 'nomination',
    title: nominationWords.ownPage,
    shown: ({ case: kase }) => isNomination(kase),
  },
  { page: 'meeting', title: meetingWords.ownPage, shown: ({ case: kase }) => kase.workflow === meetingWorkflow },
  {
    page: 'validation',
    title: validationWords.title,
    shown: (of) => has(of, passing) && of.case.facts.nomination !== undefined,
  },
  {
    page: 'assessment',
    title: assessmentWords.title,
    shown: (of) => has(of, scoring) && of.case.milestones.validated !== undefined,
  },
  { page: 'ranking', title: rankingWords.ownPage, shown: (of) => has(of, ranking) },
  { page: 'participation', title: participationWords.title, shown: (of) => has(of, settling) && approved(of) },
  { page: 'seminars', title: seminarWords.title, shown: (of) => has(of, planning) && approved(of) },
];

/** The pages that a case has. */
export function pagesOf(file: Pick<CaseFile, 'case' | 'policy'>): OwnPage[] {
  return ownPages.filter(({ shown }) => shown(file));
}

/** The page that a command with the general form belongs to. */
export function pageAbout(command: string): OwnPage | null {
  const about = Object.hasOwn(pagesAbout, command) ? pagesAbout[command] : undefined;
  return ownPages.find(({ page }) => page === about) ?? null;
}

function has({ case: kase, policy }: Pick<CaseFile, 'case' | 'policy'>, command: string): boolean {
  return command in (policy.rights[kase.workflow] ?? {});
}

function approved({ case: kase }: Pick<CaseFile, 'case'>): boolean {
  return kase.milestones['project-description-approved'] !== undefined || kase.facts.participation !== undefined;
}
