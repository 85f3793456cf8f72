/** Cases that are simply there: started, and placed where a test wants them. */

import { exactly } from '../../src/engine/time.ts';
import type { Office } from '../../src/service/office.ts';
import { placeCase } from '../../src/service/place-case.ts';
import { startCase } from '../../src/service/start-case.ts';
import { noon } from './office.ts';

export const secretariat = { role: 'secretariat', by: 'test' };

export async function start(
  office: Office,
  workflow: string,
  id: string,
  day: string,
  links: Record<string, string> = {},
) {
  const given = { id, workflow, title: id, actor: secretariat, occurredAt: exactly(day), at: noon(day), links };
  const started = await startCase(office, given);
  if ('refusals' in started) throw new Error(JSON.stringify(started.refusals));
}

export async function place(
  office: Office,
  id: string,
  state: string,
  day: string,
  more: Partial<Parameters<typeof placeCase>[1]> = {},
) {
  const given = { case: id, state, reason: 'Taken over.', actor: secretariat, occurredAt: exactly(day), at: noon(day) };
  const placed = await placeCase(office, { ...given, ...more });
  if ('refusals' in placed) throw new Error(JSON.stringify(placed.refusals));
}
