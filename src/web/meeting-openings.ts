/** How the form of each act at a meeting opens: what is filled in, what is fixed, and what may be chosen. */

import type { Actor, Instant, Span } from '../engine/types.ts';
import type { JsonObject } from '../policy/types.ts';
import type { Choices } from '../service/choices.ts';
import { conclusionsOn } from '../service/item-conclusions.ts';
import { decisionsOn } from '../service/item-decisions.ts';
import type { AgendaItem } from '../service/meeting-agenda.ts';
import { seats } from '../service/meeting-papers.ts';
import type { MeetingView, ViewedItem } from '../service/meeting-view.ts';
import { businessDate } from '../service/office.ts';
import { pendingDecisions } from '../service/pending-decisions.ts';
import type { SignedIn } from './route.ts';
import { actingRole, type Found, text } from './take-command.ts';
import { filled, meetingWords as words } from './words/meetings.ts';

export interface Opening {
  values: JsonObject;
  /** Fields that the page knows and does not ask for. */
  fixed: Record<string, string>;
  choices?: Choices;
  /** The day to be suggested; left out where the day is not asked for. */
  day?: string;
  /** What it is about. */
  about?: string;
}

/** Null when the item that it is about does not stand on the agenda. */
export async function openingOf(visit: SignedIn, view: MeetingView, found: Found): Promise<Opening | null> {
  const { facts } = view.case;
  switch (found.command) {
    case 'meeting.plan':
      return { values: (facts.plan ?? {}) as JsonObject, fixed: {} };
    case 'item.add':
      return added(visit, view);
    case 'item.edit':
      return ofItem(visit, view, 'item', (viewed) => edited(visit, view, viewed));
    case 'item.remove':
      return ofItem(visit, view, 'withdrawn', () => ({}));
    case 'meeting.hold':
      return held(visit, view);
    case 'item.conclude':
      return ofItem(visit, view, 'item', (viewed) => concluded(visit, view, viewed, found));
    case 'minutes.submit':
      return {
        values: (facts.minutes ?? {
          reference: filled(visit.say(words.minutesReference), { title: view.case.title }),
        }) as JsonObject,
        fixed: {},
      };
    default:
      return { values: {}, fixed: {} };
  }
}

/** The item that the address or the posted form names, under the name of the field that holds it. */
async function ofItem(
  { query, body }: SignedIn,
  { items }: MeetingView,
  field: string,
  open: (viewed: ViewedItem) => Partial<Opening> | Promise<Partial<Opening>>,
): Promise<Opening | null> {
  const key = text(body[field]) || query.item;
  const viewed = items.find((each) => each.key === key);
  if (!viewed) return null;
  const about = `${viewed.paper.number}. ${viewed.item.title}`;
  return { values: {}, fixed: { [field]: viewed.key }, about, ...(await open(viewed)) };
}

/** About the case that was chosen, or about none; null when that is no case the visitor may see. */
async function added(visit: SignedIn, view: MeetingView): Promise<Opening | null> {
  const { house, access, at, query, body, say } = visit;
  const about = query.about ?? (text(body._about) || text(body.case));
  if (about === '') return { values: {}, fixed: { case: '', command: '', _about: '' } };
  const stored = await house.office.ledger.loadCase(about);
  if (!stored || !access.sees(stored.snapshot)) return null;
  const { title } = stored.snapshot;
  const pending = (await pendingDecisions(house.office, at, access.sees)).find((each) => each.case.id === about);
  const proposed: JsonObject = pending
    ? {
        ...pending.item,
        title: say(pending.item.title),
        ...(pending.recommendation ? { recommendation: [say(pending.recommendation)] } : {}),
        note: say(pending.background),
      }
    : { title, kind: 'decision' };
  const { fixed, choices } = await proposing(visit, view, { case: about, command: pending?.item.command ?? null });
  return { values: proposed, fixed: { ...fixed, case: about, _about: about }, choices, about: title };
}

async function edited(visit: SignedIn, view: MeetingView, viewed: ViewedItem): Promise<Partial<Opening>> {
  const { title, kind, command, recommendation, note, annexes } = viewed.item;
  const values: JsonObject = { title, recommendation, annexes };
  if (kind !== null) values.kind = kind;
  if (command !== null) values.command = command;
  if (note !== null) values.note = note;
  const { fixed, choices } = await proposing(visit, view, viewed.item);
  return { values, fixed: { item: viewed.key, ...fixed }, choices };
}

/** The decisions that the case of an item takes now, the one that is proposed already first; where it takes none, none is asked for. */
async function proposing(
  { house, today }: SignedIn,
  { policy }: MeetingView,
  item: Pick<AgendaItem, 'case' | 'command'>,
): Promise<{ fixed: Opening['fixed']; choices: Choices }> {
  const decidable = await decisionsOn(house.office, policy, item, today);
  const choices = (decidable?.decisions ?? []).map(({ command, title }) => ({ value: command, label: title }));
  return choices.length > 0 ? { fixed: {}, choices: { command: choices } } : { fixed: { command: '' }, choices: {} };
}

async function held({ house, today }: SignedIn, view: MeetingView): Promise<Opening> {
  const { organisations } = view.policy;
  const seated = await seats(house.office, view.policy, view.case);
  const others = Object.keys(organisations).filter((id) => !seated.includes(id));
  const choices = [...seated, ...others].map((value) => ({
    value,
    label: organisations[value]?.title ?? { da: value, en: value },
  }));
  const planned = view.papers.when?.latest ?? '';
  return {
    values: {},
    fixed: {},
    choices: { present: choices, absent: choices },
    day: planned <= today ? planned : '',
  };
}

function concluded(visit: SignedIn, view: MeetingView, { key }: ViewedItem, found: Found): Partial<Opening> {
  const outcome = conclusionsOn(view.policy, view.case, key, askedAs(visit, view, found));
  return { day: dayOfMeeting(view), choices: { outcome } };
}

/** As whom and on what day the rules of a meeting are asked what it may still record. */
export function askedAs(
  visit: SignedIn,
  view: MeetingView,
  { roles }: Found,
): { actor: Actor; occurredAt: Span; at: Instant } {
  const day = dayOfMeeting(view);
  const actor = { role: actingRole(visit, roles), by: visit.access.person.id };
  return { actor, occurredAt: businessDate(visit.today, day === '' ? undefined : day), at: visit.at };
}

/** The day the meeting was held, where that is known to the day. */
export function dayOfMeeting({ case: { milestones } }: MeetingView): string {
  const when = milestones['meeting-held']?.when;
  return when && when.earliest === when.latest ? (when.latest ?? '') : '';
}
