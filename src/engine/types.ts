/** What the engine takes and gives: cases, commands, events, refusals, deadlines and reminders, all plain data. */

export type * from './case-types.ts';
export type * from './deadline-types.ts';
export type * from './decision-types.ts';
export type * from './event-types.ts';
