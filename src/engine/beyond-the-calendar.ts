import type { Policy, Text } from '../policy/types.ts';
import { refusal } from './refusals.ts';
import { TimeError } from './time.ts';
import type { Case, Instant, Refusal } from './types.ts';
import { nextWakeUp } from './wake-up.ts';

/** A date so far away that its deadlines cannot be computed would stop every later look at the case. */
export function calendarRefusals(policy: Policy, kase: Case, at: Instant, what: Text = dateBeyond): Refusal[] {
  try {
    nextWakeUp(policy, kase, at);
    return [];
  } catch (error) {
    if (!(error instanceof TimeError)) throw error;
    return [
      refusal({
        code: 'out-of-range',
        what,
        why: {
          da: 'En dato i oplysningerne ligger så langt væk, at dens frister ikke kan beregnes. Ret datoen.',
          en: 'A date in the payload is so far away that its deadlines cannot be computed. Correct the date.',
        },
      }),
    ];
  }
}

const dateBeyond: Text = { da: 'Dato uden for kalenderen', en: 'Date beyond the calendar' };
