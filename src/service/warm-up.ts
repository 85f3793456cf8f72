import type { Instant } from '../engine/types.ts';
import { accessOf } from './access.ts';
import { today } from './days.ts';
import { frontPage } from './front-page.ts';
import type { Office } from './office.ts';
import { readRegister } from './register.ts';

/** Reads every open case and works out its deadlines, so that the first visitor waits no longer than the others. */
export async function warmUp(office: Office, at: Instant): Promise<void> {
  const day = today(office.text, at);
  for (const person of (await readRegister(office.ledger)).on(day)) {
    const access = await accessOf(office, person, day);
    if (!access.mayAct('administer')) continue;
    await frontPage(office, access, day);
    return;
  }
}
