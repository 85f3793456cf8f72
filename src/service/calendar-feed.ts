/** Deadlines, meetings and seminars of one person as a calendar: of the cases the person sees, what concerns a role held in them. */

import { deadlines } from '../engine/deadlines.ts';
import { type Invitation, invitations } from '../engine/invitations.ts';
import { isExact } from '../engine/time.ts';
import type { Case, Deadline } from '../engine/types.ts';
import type { CalendarDate, Language, Policy, Recipient } from '../policy/types.ts';
import { type FeedEntry, feedText } from '../post/calendar-feed.ts';
import type { Access } from './access.ts';
import { uidSent } from './invitations-due.ts';
import { mailDomain, type Office, policyOf } from './office.ts';
import { receivers } from './recipients.ts';

export async function calendarFeed(
  office: Office,
  access: Access,
  { language, url }: { language: Language; url: string },
): Promise<string> {
  const entries: FeedEntry[] = [];
  for (const { snapshot, origin } of await office.ledger.listCases({ status: 'active' })) {
    if (origin !== 'run' || !access.sees(snapshot)) continue;
    const policy = await policyOf(office, snapshot);
    const concerns = (to: Recipient[]) => receivers(policy, [access.person], snapshot, to).length > 0;
    for (const each of invitations(policy, snapshot))
      if (each.method === 'request' && concerns(each.to))
        entries.push(await entryOf(office, snapshot, each, access.person.id, language, url));
    for (const each of deadlines(policy, snapshot))
      if (isRunning(policy, each) && concerns(each.owner)) entries.push(dueOf(office, snapshot, each, language, url));
  }
  const title = { da: 'Lærings- og Kvalitetsteams', en: 'Learning and Quality Teams' }[language];
  return feedText(entries, { title, language, organizer: office.sender });
}

/** One seminar or meeting as a file for a person's calendar: the same entry as the invitation to it. */
export async function calendarEntry(
  office: Office,
  kase: Case,
  invitation: Invitation,
  { person, language, url }: { person: string; language: Language; url: string },
): Promise<string> {
  const entry = await entryOf(office, kase, invitation, person, language, url);
  return feedText([entry], { title: entry.summary, language, organizer: office.sender });
}

/** What falls due by itself on a planned day is in the calendar as the plan, with its hours. */
function isRunning(policy: Policy, { id, binding, counting, metBy, due }: Deadline): boolean {
  if (!binding || !counting || metBy || !due || !isExact(due)) return false;
  const from = policy.deadlines[id]?.from;
  const planned = from && 'plan' in from ? from.plan : undefined;
  return !(
    policy.deadlines[id]?.kind === 'date' &&
    Object.values(policy.invitations ?? {}).some(({ milestone }) => milestone === planned)
  );
}

async function entryOf(
  office: Office,
  kase: Case,
  invitation: Invitation,
  person: string,
  language: Language,
  url: string,
): Promise<FeedEntry> {
  const { id, title, sequence, at, begins, ends } = invitation;
  const sent = await uidSent(office, kase, id, person, await office.ledger.outboxKeys(kase.id));
  return {
    uid: sent ?? `${kase.id}-${id}@${mailDomain(office)}`,
    sequence,
    stamp: at,
    on: { begins, ends },
    summary: `${title[language]}: ${kase.title}`,
    description: kase.title,
    url: `${url}/cases/${kase.id}`,
  };
}

function dueOf(
  office: Office,
  kase: Case,
  { id, title, due, begun }: Deadline,
  language: Language,
  url: string,
): FeedEntry {
  const word = { da: 'Frist', en: 'Deadline' }[language];
  return {
    uid: `${kase.id}-deadline-${id}@${mailDomain(office)}`,
    // A case only ever gains events, so a later answer has the higher number.
    sequence: kase.version,
    stamp: `${begun ?? due?.latest}T00:00:00.000Z`,
    on: { day: due?.latest as CalendarDate },
    summary: `${word}: ${title[language]} – ${kase.title}`,
    description: kase.title,
    url: `${url}/cases/${kase.id}`,
  };
}
