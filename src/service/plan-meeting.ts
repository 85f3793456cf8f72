/** A new meeting with its date and place: the case is started and the meeting planned in one, so that the invitations can go out. */

import type { Actor, Instant, Refusal } from '../engine/types.ts';
import { dateInWords } from '../engine/wording.ts';
import { type FormProblem, formProblems } from '../policy/forms.ts';
import type { CalendarDate, JsonObject } from '../policy/types.ts';
import type { Noted } from './keyed-request.ts';
import { meetingWorkflow, text } from './meeting-agenda.ts';
import { businessDate, currentPolicy, type Office } from './office.ts';
import { startCase } from './start-case.ts';

export interface NewMeeting {
  /** Empty: named after what it is and its date. */
  title: string;
  plan: JsonObject;
  actor: Actor;
  today: CalendarDate;
  at: Instant;
  answer?: Noted['answer'];
}

export async function planMeeting(
  office: Office,
  { title, plan, actor, today, at, answer }: NewMeeting,
): Promise<{ case: string } | { problems: FormProblem[] } | { refusals: Refusal[] }> {
  const { policy } = await currentPolicy(office, today);
  const { problems } = formProblems(policy, 'meeting-plan', plan);
  if (problems.length > 0) return { problems };
  const named = `${policy.workflows[meetingWorkflow]?.title.da} ${dateInWords(text(plan.date) ?? '', 'da')}`;
  const started = await startCase(office, {
    workflow: meetingWorkflow,
    title: title === '' ? named : title,
    actor,
    occurredAt: businessDate(today, undefined),
    at,
    first: { name: 'meeting.plan', payload: plan },
    ...(answer && { answer }),
  });
  return 'refusals' in started ? started : { case: started.case.id };
}
