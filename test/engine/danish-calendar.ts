import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Calendar } from '../../src/policy/types.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

export const calendarYaml = parse(readFileSync(new URL('../../rules/calendar.yaml', import.meta.url), 'utf8')) as Omit<
  Calendar,
  'workingDays'
> & { workingDays: string[] };

/** The calendar of the text, with weekdays as ISO numbers. */
export const danish: Calendar = {
  ...calendarYaml,
  workingDays: calendarYaml.workingDays.map((name) => weekdays.indexOf(name) + 1),
};
