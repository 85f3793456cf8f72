import { drawProgramme } from '../documents/programme-line.ts';
import type { TimeLine } from '../documents/time-line-model.ts';
import { effectiveEvents } from '../engine/correct.ts';
import type { Case } from '../engine/types.ts';
import type { StoredCase } from '../ledger/contract.ts';
import type { CalendarDate, Language } from '../policy/types.ts';
import type { Access } from './access.ts';
import { timeLineOf } from './case-time-line.ts';
import { openCases } from './cases-seen.ts';
import { nationalWorkflow } from './nominations.ts';
import { type Office, policyOf } from './office.ts';
import { perCase } from './per-case.ts';

/** Every running LKT that somebody may see, the one that began first on top. */
export async function programmeCases(
  office: Office,
  access: Access,
  open: StoredCase[] | Promise<StoredCase[]> = openCases(office, access),
): Promise<Case[]> {
  return (await open)
    .map(({ snapshot }) => snapshot)
    .filter(({ workflow }) => workflow === nationalWorkflow)
    .sort((a, b) => ((a.started.earliest ?? '') < (b.started.earliest ?? '') ? -1 : 1));
}

export function programmeLines(office: Office, cases: Case[], today: CalendarDate): Promise<TimeLine[]> {
  return Promise.all(cases.map((kase) => lineOn(office, kase, today)));
}

const lineOn = perCase(async (office, kase, day): Promise<TimeLine> => {
  const events = effectiveEvents((await office.ledger.events(kase.id)).map(({ event }) => event));
  return timeLineOf(await policyOf(office, kase), kase, events, { day, is: 'today' });
});

export async function programmePicture(
  office: Office,
  cases: Case[],
  today: CalendarDate,
  language: Language,
): Promise<string> {
  return drawProgramme(await programmeLines(office, cases, today), today, language);
}
