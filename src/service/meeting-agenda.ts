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
  const withdrawn: MeetingAgenda['withdrawn'] = [];
  for (const entry of mappings(facts.agenda)) {
    const off = text(entry.withdrawn);
    if (off === null) {
      items.push(itemFrom(entry));
      continue;
    }
    for (const item of items.filter((each) => isCalled(each, off)))
      withdrawn.push({ item, reason: text(entry.reason) ?? '' });
    items = items.filter((each) => !isCalled(each, off));
  }
  for (const edit of mappings(facts.itemEdits)) {
    const edited = itemCalled(items, text(edit.item) ?? '');
    items = items.map((each) => (each === edited ? { ...each, ...changed(edit) } : each));
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
