/** What personal data a text may say how long it is kept. */

/** What is deleted when its period is over. */
export const timedKinds = [
  'sign-in-links',
  'sessions',
  'tokens',
  'deputies',
  'access-log',
  'letters',
  'bounces',
  'incidents',
] as const;

export type TimedKind = (typeof timedKinds)[number];

/** These have no period: people are kept until they are erased, and events for good. */
export type RetainedKind = TimedKind | 'people' | 'events';
