import type { CalendarDate, Text } from '../policy/types.ts';
import { between, daysBetween } from './time.ts';
import type { Deadline, DeadlineState, Duration, Span } from './types.ts';

/**
 * How a deadline stands on a day. A deadline counts to the end of its due date. Where dates are not known well enough,
 * the answer is `undecidable` with the reason, never a guess.
 */
export function deadlineState(deadline: Deadline, on: CalendarDate): DeadlineState {
  const { due, metBy } = deadline;
  if (deadline.forecast) return { is: 'not-counting' };
  if (metBy) return due ? comparison(metBy.when, due) : undecidable(noStart);
  if (!due) return { is: 'not-begun' };
  if (!deadline.counting) return { is: 'not-counting' };
  if (deadline.stopped) return { is: 'stopped' };
  if (due.latest && on > due.latest) return { is: 'overdue', days: daysBetween(due.latest, on) };
  if (due.earliest && on <= due.earliest) return { is: 'open', daysLeft: daysBetween(on, due.earliest) };
  return undecidable(dueNotKnown);
}

/** Whether something that happened, or is planned, within one span keeps a due date that lies within another. */
export function comparison(
  happened: Span,
  due: Span,
): Extract<DeadlineState, { is: 'met' | 'exceeded' | 'undecidable' }> {
  if (happened.latest && due.earliest && happened.latest <= due.earliest) return { is: 'met' };
  if (happened.earliest && due.latest && happened.earliest > due.latest) {
    return { is: 'exceeded', by: between(due.latest, happened.earliest), atMost: longest(happened, due) };
  }
  return undecidable(happened.earliest && happened.latest && due.earliest && due.latest ? tooVague : endNotKnown);
}

function longest(happened: Span, due: Span): Duration | null {
  return happened.latest && due.earliest ? between(due.earliest, happened.latest) : null;
}

function undecidable(why: Text) {
  return { is: 'undecidable' as const, why };
}

const noStart: Text = {
  da: 'Det vides ikke, hvornår fristen begyndte at løbe.',
  en: 'It is not known when the deadline began to run.',
};
const dueNotKnown: Text = {
  da: 'Fristdagen kendes ikke nøjagtigt nok.',
  en: 'The due date is not known precisely enough.',
};
const tooVague: Text = {
  da: 'Datoerne kendes ikke nøjagtigt nok til at afgøre, om fristen blev holdt.',
  en: 'The dates are not known precisely enough to tell whether the deadline was kept.',
};
const endNotKnown: Text = {
  da: 'Det vides ikke nøjagtigt, hvornår det skete.',
  en: 'It is not known precisely when it happened.',
};
