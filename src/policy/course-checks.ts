/** The checks that follow a case through its whole course: deadlines, waiting states, recipients, and the facts in them. */

import { type Course, coursesOf } from './deadline-courses.ts';
import { checkDeadlines } from './deadlines-check.ts';
import { factShapesOf } from './fact-shapes.ts';
import { checkFacts } from './facts-check.ts';
import type { Finding } from './findings.ts';
import { checkRecipients, recipientFacts } from './recipients-check.ts';
import type { Registers } from './registers.ts';
import { rememberedOf } from './remembered.ts';
import type { ParsedText } from './text.ts';
import { checkWaitingStates } from './waiting-states.ts';
import { type Walk, walksOf } from './walk.ts';

/** The kinds of files that say how a case goes. To follow every case is slow, and most edits are of other files. */
const followed: ReadonlySet<string> = new Set([
  'workflow',
  'phase',
  'form',
  'criteria',
  'conditions',
  'deadlines',
  'reminders',
]);
const newest = rememberedOf<{ walks: Map<string, Walk>; courses: Course[] }>();

export function checkCourses(text: ParsedText, registers: Registers): Finding[] {
  const read = text.files.flatMap(({ kind, parsed }) => (followed.has(kind) ? [parsed] : []));
  const { walks, courses } = newest(read, () => {
    const made = walksOf(text, registers);
    return { walks: made, courses: coursesOf(text, made, recipientFacts(text)) };
  });
  const shapes = factShapesOf(text, registers);
  return [
    ...checkDeadlines(text, registers, courses),
    ...checkWaitingStates(text, walks, courses),
    ...checkRecipients(text, registers, shapes, courses),
    ...checkFacts(text, registers, shapes),
  ];
}
