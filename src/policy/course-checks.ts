/** The checks that follow a case through its whole course: deadlines, waiting states, recipients, and the facts in them. */

import { coursesOf } from './deadline-courses.ts';
import { checkDeadlines } from './deadlines-check.ts';
import { factShapesOf } from './fact-shapes.ts';
import { checkFacts } from './facts-check.ts';
import type { Finding } from './findings.ts';
import { checkRecipients, recipientFacts } from './recipients-check.ts';
import type { Registers } from './registers.ts';
import type { ParsedText } from './text.ts';
import { checkWaitingStates } from './waiting-states.ts';
import { walksOf } from './walk.ts';

export function checkCourses(text: ParsedText, registers: Registers): Finding[] {
  const walks = walksOf(text, registers);
  const courses = coursesOf(text, walks, recipientFacts(text));
  const shapes = factShapesOf(text, registers);
  return [
    ...checkDeadlines(text, registers, courses),
    ...checkWaitingStates(text, walks, courses),
    ...checkRecipients(text, registers, shapes, courses),
    ...checkFacts(text, registers, shapes),
  ];
}
