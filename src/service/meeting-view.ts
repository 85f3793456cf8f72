/** One meeting as its pages show it: how far it has come, its papers, and each item with the name that commands know it by. */

import type { MeetingPapers, PaperItem } from '../documents/meeting-papers.ts';
import { available } from '../engine/available.ts';
import type { Case } from '../engine/types.ts';
import type { CalendarDate, Policy, Source, Text } from '../policy/types.ts';
import { titleOfState } from './effect-of.ts';
import { type AgendaItem, agendaOf, keyOf, meetingWorkflow } from './meeting-agenda.ts';
import { meetingPapers } from './meeting-papers.ts';
import { type Office, policyOf } from './office.ts';

export interface MeetingView {
  case: Case;
  policy: Policy;
  state: Text;
  /** The agenda; the minutes once the meeting has been held. */
  papers: MeetingPapers;
  items: ViewedItem[];
  /** How many items have been decided or concluded. */
  settled: number;
  /** Commands that one of the roles may give now, each with its title. */
  may: Map<string, Text>;
  /** What the text remarks, without standing in the way of it, on a decision taken now. */
  remarks: { text: Text; source: Source }[];
}

export interface ViewedItem {
  key: string;
  item: AgendaItem;
  paper: PaperItem;
  settled: boolean;
}

/** Null when the case is no meeting. */
export async function meetingView(
  office: Office,
  kase: Case,
  roles: string[],
  today: CalendarDate,
): Promise<MeetingView | null> {
  if (kase.workflow !== meetingWorkflow) return null;
  const policy = await policyOf(office, kase);
  const minutes = await meetingPapers(office, kase.id, 'minutes');
  const found = 'papers' in minutes ? minutes : await meetingPapers(office, kase.id, 'agenda');
  if ('problem' in found) return null;
  const { items } = agendaOf(kase.facts);
  const viewed = items.map((item, index): ViewedItem => {
    const paper = found.papers.items[index] as PaperItem;
    return { key: keyOf(items, item), item, paper, settled: paper.outcomes.length > 0 };
  });
  const next = available(policy, kase, { role: roles[0] ?? '', by: '' }, today);
  return {
    case: kase,
    policy,
    state: titleOfState(policy, kase.workflow, kase.state),
    papers: found.papers,
    items: viewed,
    settled: viewed.filter(({ settled }) => settled).length,
    may: new Map(
      next.flatMap((each) => (each.roles.some((role) => roles.includes(role)) ? [[each.command, each.title]] : [])),
    ),
    remarks: next
      .flatMap(({ lacking }) => lacking)
      .filter(({ strength }) => strength === 'should')
      .flatMap(({ criterion }) => {
        const rule = policy.criteria[criterion];
        return rule?.otherwise ? [{ text: rule.otherwise, source: rule.source }] : [];
      }),
  };
}
