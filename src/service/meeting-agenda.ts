/** What stands on the agenda of a meeting: the items put on, taken off, edited and ordered, as its case's facts tell. */

import type { Json, JsonObject } from '../policy/types.ts';

/** The workflow whose cases are meetings. */
export const meetingWorkflow = 'steering-group-meeting';

export interface AgendaItem {
  /** What it was called when it was put on; rules, edits and order know it by this or by its case. */
  name: string;
  title: string;
  case: string | null;
  kind: string | null;
  /** The decision that is proposed in the case. */
  command: string | null;
  recommendation: string[];
  note: string | null;
  annexes: string[];
}

export interface MeetingAgenda {
  items: AgendaItem[];
  withdrawn: { item: AgendaItem; reason: string }[];
}

export function agendaOf(facts: JsonObject): MeetingAgenda {
  let items: AgendaItem[] = [];
  let withdrawn: MeetingAgenda['withdrawn'] = [];
  for (const entry of mappings(facts.agenda)) {
    const [off, edited] = [text(entry.withdrawn), text(entry.item)];
    if (off !== null) {
      const reason = text(entry.reason) ?? '';
      withdrawn = withdrawn.concat(items.filter((each) => isCalled(each, off)).map((item) => ({ item, reason })));
      items = items.filter((each) => !isCalled(each, off));
    } else if (edited !== null) {
      const item = itemCalled(items, edited);
      items = items.map((each) => (each === item ? { ...each, ...changed(entry) } : each));
    } else {
      const item = itemFrom(entry);
      withdrawn = withdrawn.filter(({ item: gone }) => !isAgain(gone, item));
      items = [...items, item];
    }
  }
  const order = texts(facts.itemOrder);
  const place = (item: AgendaItem) => {
    const index = order.findIndex((name) => isCalled(item, name));
    return index === -1 ? order.length : index;
  };
  return { items: items.toSorted((a, b) => place(a) - place(b)), withdrawn };
}

/** The item of that name; where none bears it, the first of the case of that id. */
export function itemCalled(items: AgendaItem[], name: string): AgendaItem | undefined {
  return items.find((item) => item.name === name) ?? items.find((item) => item.case === name);
}

/** The name by which commands find this item and none other: its case, unless several items are about that. */
export function keyOf(items: AgendaItem[], item: AgendaItem): string {
  const alone = item.case !== null && items.filter((each) => each.case === item.case).length === 1;
  return alone && item.case !== null ? item.case : item.name;
}

export function mappings(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isMapping) : [];
}

export function texts(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** Null for anything but a text with content. */
export function text(value: Json | undefined): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function isCalled(item: AgendaItem, name: string): boolean {
  return item.name === name || item.case === name;
}

/** What was taken off has been put on again. */
function isAgain(gone: AgendaItem, item: AgendaItem): boolean {
  return gone.case === null ? gone.name === item.name : gone.case === item.case;
}

function itemFrom(entry: JsonObject): AgendaItem {
  const name = text(entry.title) ?? '';
  const empty = { kind: null, command: null, recommendation: [], note: null, annexes: [] };
  return { name, title: name, case: text(entry.case), ...empty, ...changed(entry) };
}

/** The fields of an item that a payload names. */
function changed(entry: JsonObject): Partial<AgendaItem> {
  return {
    ...(text(entry.title) !== null && { title: text(entry.title) as string }),
    ...('kind' in entry && { kind: text(entry.kind) }),
    ...('command' in entry && { command: text(entry.command) }),
    ...('recommendation' in entry && { recommendation: texts(entry.recommendation) }),
    ...('note' in entry && { note: text(entry.note) }),
    ...('annexes' in entry && { annexes: texts(entry.annexes) }),
  };
}

function isMapping(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
