import { drawProgramme } from '../documents/programme-line.ts';
import type { TimeLine } from '../documents/time-line-model.ts';
import { effectiveEvents } from '../engine/correct.ts';
import type { CalendarDate, Language } from '../policy/types.ts';
import type { Access } from './access.ts';
import { timeLineOf } from './case-time-line.ts';
import { type Office, policyOf } from './office.ts';

/** The workflow whose cases share a time line. */
const programme = 'national-lkt';

/** Every running LKT that somebody may see, the one that began first on top. */
export async function programmeLines(office: Office, access: Access, today: CalendarDate): Promise<TimeLine[]> {
  const stored = await office.ledger.listCases({ workflow: programme, origin: 'run', status: 'active' });
  const seen = stored
    .map(({ snapshot }) => snapshot)
    .filter((kase) => access.sees(kase))
    .sort((a, b) => ((a.started.earliest ?? '') < (b.started.earliest ?? '') ? -1 : 1));
  const lines = seen.map(async (kase) => {
    const events = effectiveEvents((await office.ledger.events(kase.id)).map(({ event }) => event));
    return timeLineOf(await policyOf(office, kase), kase, events, { day: today, is: 'today' });
  });
  return Promise.all(lines);
}

export async function programmePicture(
  office: Office,
  access: Access,
  today: CalendarDate,
  language: Language,
): Promise<string> {
  return drawProgramme(await programmeLines(office, access, today), today, language);
}
