/** The agenda and the minutes of a meeting, told from its case, the cases it is about, and the policy that judged it. */

import type { MeetingPapers, Outcome, PaperItem } from '../documents/meeting-papers.ts';
import { writtenPapers } from '../documents/meeting-papers.ts';
import type { PdfPrinter } from '../documents/pdf-printer.ts';
import { docxOf } from '../documents/written-docx.ts';
import { isExact } from '../engine/time.ts';
import type { Case } from '../engine/types.ts';
import { dateInWords } from '../engine/wording.ts';
import type { Json, JsonObject, Language, Policy, Text } from '../policy/types.ts';
import { isDay } from './days.ts';
import { type FormField, fieldsOf } from './form-fields.ts';
import { type AgendaItem, agendaOf, itemCalled, mappings, meetingWorkflow, text, texts } from './meeting-agenda.ts';
import { caseById, type Office, policyOf } from './office.ts';

export type PapersKind = MeetingPapers['kind'];
export type PapersFormat = 'docx' | 'pdf';

/** A file of the papers. @throws {NoSuchCase} @throws {NoBrowser} */
export async function printMeetingPapers(
  office: Office,
  printer: PdfPrinter,
  id: string,
  asked: { kind: PapersKind; format: PapersFormat; language: Language },
): Promise<{ papers: MeetingPapers; file: Uint8Array } | { problem: Text }> {
  const found = await meetingPapers(office, id, asked.kind);
  if ('problem' in found) return found;
  const document = writtenPapers(found.papers, asked.language);
  const file = asked.format === 'docx' ? await docxOf(document) : await printer.print(document);
  return { papers: found.papers, file };
}

/** `problem` when the case is no meeting, or its minutes are asked for before it has been held. @throws {NoSuchCase} */
export async function meetingPapers(
  office: Office,
  id: string,
  kind: PapersKind,
): Promise<{ papers: MeetingPapers } | { problem: Text }> {
  const { snapshot } = await caseById(office, id);
  if (snapshot.workflow !== meetingWorkflow) return { problem: noMeeting(snapshot) };
  const held = snapshot.milestones[meeting] !== undefined || snapshot.facts.attendance !== undefined;
  if (kind === 'minutes' && !held) return { problem: notHeld(snapshot) };
  const policy = await policyOf(office, snapshot);
  const { plan, attendance, minutes } = snapshot.facts as Record<string, JsonObject | undefined>;
  const { items, withdrawn } = agendaOf(snapshot.facts);
  const outcomes = kind === 'minutes' ? outcomesOf(policy, snapshot, items) : new Map<AgendaItem, Outcome[]>();
  const organisations = (value: Json | undefined) =>
    texts(value).map((each) => policy.organisations[each]?.title ?? same(each));
  const when = (snapshot.milestones[meeting] ?? snapshot.planned[meeting])?.when ?? null;
  return {
    papers: {
      kind,
      meeting: snapshot.id,
      title: snapshot.title,
      body,
      standing: standingOf(policy, snapshot, kind),
      when,
      hours: when && isExact(when) ? hoursOf(policy) : null,
      place: text(plan?.place),
      remarks: text(kind === 'agenda' ? plan?.note : minutes?.note),
      participants: organisations(kind === 'agenda' ? await seats(office, policy, snapshot) : attendance?.present),
      absent: kind === 'agenda' ? [] : organisations(attendance?.absent),
      guests: kind === 'agenda' ? [] : organisations(attendance?.guests),
      quorum: kind === 'agenda' ? null : quorumOf(policy, attendance),
      items: await Promise.all(
        items.map((item, index) => paperItem(office, policy, item, index + 1, outcomes.get(item) ?? [])),
      ),
      withdrawn: withdrawn.map(({ item, reason }) => ({ title: item.title, reason })),
    },
  };
}

async function paperItem(
  office: Office,
  policy: Policy,
  item: AgendaItem,
  number: number,
  outcomes: Outcome[],
): Promise<PaperItem> {
  const fields = formFields(policy, 'agenda-item');
  const about = item.case === null ? null : await office.ledger.loadCase(item.case);
  return {
    number,
    title: item.title,
    kind: item.kind === null ? null : choice(fields, 'kind', item.kind),
    case: item.case === null ? null : { id: item.case, title: about?.snapshot.title ?? item.case },
    proposed: item.command === null ? null : choice(fields, 'command', item.command),
    recommendation: item.recommendation,
    presentation: item.note,
    annexes: item.annexes,
    outcomes,
  };
}

/** Decisions go to the item of their case, to the one that proposed them where there are several; conclusions by name. */
function outcomesOf(policy: Policy, { facts }: Case, items: AgendaItem[]): Map<AgendaItem, Outcome[]> {
  const outcomes = new Map<AgendaItem, Outcome[]>();
  const add = (item: AgendaItem | undefined, outcome: Outcome) => {
    if (item) outcomes.set(item, [...(outcomes.get(item) ?? []), outcome]);
  };
  const decided = formFields(policy, 'item-decision');
  for (const { case: id, decision, with: given } of mappings(facts.decisions)) {
    const ofCase = items.filter((item) => item.case === id);
    const item = ofCase.find(({ command }) => command === decision) ?? ofCase[0];
    const details = detailsOf(decided, (given ?? {}) as JsonObject, 'with.');
    add(item, { decision: choice(decided, 'decision', String(decision)), details });
  }
  const concluded = formFields(policy, 'item-conclusion');
  for (const { item, outcome, ...given } of mappings(facts.conclusions)) {
    const decision = choice(concluded, 'outcome', String(outcome));
    add(itemCalled(items, String(item)), { decision, details: detailsOf(concluded, given, '') });
  }
  return outcomes;
}

/** What goes with a decision, in the order and by the names of its form. */
function detailsOf(fields: FormField[], given: JsonObject, prefix: string): Outcome['details'] {
  return fields.flatMap(({ path, label, type }) => {
    const name = path.slice(prefix.length);
    if (!path.startsWith(prefix) || !Object.hasOwn(given, name)) return [];
    const value = [given[name] as Json].flat().filter((each) => each !== null && each !== '');
    const told = value.map((each) => (type === 'date' ? dated(String(each)) : choice(fields, path, String(each))));
    return told.length === 0 ? [] : [{ label, value: told }];
  });
}

function formFields(policy: Policy, form: string): FormField[] {
  return Object.hasOwn(policy.forms, form) ? fieldsOf(policy.forms[form] as JsonObject) : [];
}

function choice(fields: FormField[], path: string, value: string): Text {
  const field = fields.find((each) => each.path === path);
  return field?.choices.find((each) => each.value === value)?.label ?? same(value);
}

/** How far the paper has come, in the words of the text. */
function standingOf(policy: Policy, kase: Case, kind: PapersKind): MeetingPapers['standing'] {
  const reached = (kind === 'agenda' ? ['agenda-closed'] : ['minutes-approved', 'minutes-submitted']).find(
    (id) => kase.milestones[id],
  );
  const milestone = reached === undefined ? undefined : kase.milestones[reached];
  if (reached === undefined || !milestone) return null;
  return { title: policy.workflows[kase.workflow]?.milestones[reached]?.title ?? same(reached), when: milestone.when };
}

function hoursOf(policy: Policy): MeetingPapers['hours'] {
  const invitation = Object.values(policy.invitations ?? {}).find(({ workflow }) => workflow === meetingWorkflow);
  return invitation?.hours ?? null;
}

function quorumOf(policy: Policy, attendance: JsonObject | undefined): MeetingPapers['quorum'] {
  const fewest = policy.parameters['steering-group-quorum'];
  const seats = texts(attendance?.present).length;
  return fewest?.applies && typeof fewest.value === 'number' && seats > 0 ? { seats, fewest: fewest.value } : null;
}

/** Ids of the organisations that are registered with a seat, in the order of the text. */
export async function seats({ ledger }: Office, policy: Policy, kase: Case): Promise<string[]> {
  const held = (await ledger.people())
    .flatMap(({ roles }) => roles)
    .filter(({ role, case: only }) => role === 'steering-group' && (only === undefined || only === kase.id));
  const seated = new Set(held.map(({ organisation }) => organisation));
  return Object.keys(policy.organisations).filter((id) => seated.has(id));
}

function dated(value: string): Text {
  return isDay(value) ? { da: dateInWords(value, 'da'), en: dateInWords(value, 'en') } : same(value);
}

function same(value: string): Text {
  return { da: value, en: value };
}

const meeting = 'meeting-held';
const body: Text = { da: 'Styregruppen for LKT', en: 'Steering group for LKT' };

function noMeeting({ id, title }: Case): Text {
  return {
    da: `Sagen »${title}« (${id}) er ikke et møde. »lkt meeting pending« viser, hvad der venter på et.`,
    en: `The case "${title}" (${id}) is no meeting. "lkt meeting pending" shows what waits for one.`,
  };
}

function notHeld({ title }: Case): Text {
  return {
    da: `»${title}« er ikke registreret som holdt, så der er intet referat endnu. Registrér mødet med meeting.hold.`,
    en: `"${title}" has not been recorded as held, so there are no minutes yet. Record the meeting with meeting.hold.`,
  };
}
