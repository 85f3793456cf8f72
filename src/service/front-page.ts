/** What the front page tells of the open cases that somebody may see. */

import type { Case } from '../engine/types.ts';
import type { StoredCase } from '../ledger/contract.ts';
import type { CalendarDate } from '../policy/types.ts';
import type { Access } from './access.ts';
import { type Coming, comingDays } from './agenda-of-days.ts';
import { openCases } from './cases-seen.ts';
import type { Office } from './office.ts';
import { programmeCases } from './programme.ts';
import { type Waiting, waitingFor } from './tasks.ts';
import { overdueDeadlines, type Trouble } from './trouble.ts';

export interface FrontPage {
  open: StoredCase[];
  waiting: Waiting[];
  overdue: Trouble['overdue'];
  days: Coming[];
  programme: Case[];
}

const known = new WeakMap<StoredCase[], { access: Access; today: CalendarDate; page: FrontPage }>();

/** Worked out again only when one of the cases, what the person may do, or the day has become another. */
export async function frontPage(office: Office, access: Access, today: CalendarDate): Promise<FrontPage> {
  const open = await openCases(office, access);
  const last = known.get(open);
  if (last?.access === access && last.today === today) return last.page;
  const page: FrontPage = {
    open,
    waiting: await waitingFor(office, access, today, open),
    overdue: await overdueDeadlines(office, today, open),
    days: await comingDays(office, access, today, open),
    programme: await programmeCases(office, access, open),
  };
  known.set(open, { access, today, page });
  return page;
}
