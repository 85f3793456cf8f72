/** What waits for a decision at a meeting and stands on no open agenda, each with the item it would give. */

import { available } from '../engine/available.ts';
import { effectiveEvents } from '../engine/correct.ts';
import { leafPaths, stateAt } from '../engine/machine.ts';
import type { Case, CaseEvent, Instant, Span } from '../engine/types.ts';
import type { Policy, Text } from '../policy/types.ts';
import { today } from './days.ts';
import { fieldsOf } from './form-fields.ts';
import { agendaOf, mappings, meetingWorkflow } from './meeting-agenda.ts';
import { currentPolicy, type Office, policyOf } from './office.ts';

export interface PendingDecision {
  case: { id: string; title: string };
  workflow: Text;
  state: Text;
  /** Since when: the case came to its state, or the proposal was made. */
  since: Span;
  /** The payload of the item that would put it on an agenda, with its title in both languages. */
  item: { title: Text; case: string; kind: 'decision'; command?: string };
}

export async function pendingDecisions(office: Office, at: Instant): Promise<PendingDecision[]> {
  const { policy } = await currentPolicy(office, today(office.text, at));
  const cases = await office.ledger.listCases({ origin: 'run', status: 'active' });
  const onAgenda = new Set(cases.flatMap(({ snapshot }) => casesOnAgenda(snapshot)));
  const decisions = decisionsOf(policy);
  const pending: PendingDecision[] = [];
  for (const { snapshot } of cases) {
    if (onAgenda.has(snapshot.id)) continue;
    const found = await awaited(office, snapshot, decisions);
    if (found) pending.push(found);
  }
  const from = ({ since }: PendingDecision) => since.earliest ?? since.latest ?? '';
  return pending.toSorted((a, b) => (from(a) < from(b) ? -1 : from(a) > from(b) ? 1 : a.case.id < b.case.id ? -1 : 1));
}

/** The cases that a meeting which is still to deal with them has on its agenda. */
function casesOnAgenda({ workflow, facts, state }: Case): string[] {
  if (workflow !== meetingWorkflow || !openStates.includes(String(state))) return [];
  const settled = new Set([
    ...mappings(facts.decisions).map((each) => each.case),
    ...mappings(facts.conclusions).map((each) => each.item),
  ]);
  return agendaOf(facts).items.flatMap((item) =>
    item.case === null || settled.has(item.case) || settled.has(item.name) ? [] : [item.case],
  );
}

/** Decisions that an item may propose: command → what it is called. */
function decisionsOf(policy: Policy): Map<string, Text> {
  const form = policy.forms['agenda-item'];
  const choices = form ? fieldsOf(form).find(({ path }) => path === 'command')?.choices : undefined;
  return new Map(choices?.map(({ value, label }) => [String(value), label]));
}

async function awaited(office: Office, kase: Case, decisions: Map<string, Text>): Promise<PendingDecision | null> {
  const policy = await policyOf(office, kase);
  const workflow = policy.workflows[kase.workflow];
  const node =
    workflow &&
    leafPaths(kase.state)
      .map((path) => stateAt(workflow, path))
      .at(0);
  if (!node) return null;
  const possible = available(policy, kase, { role: decider, by: '' }, policy.at)
    .filter(({ command, roles }) => decisions.has(command) && roles.includes(decider))
    .map(({ command }) => command);
  const line = (command: string | undefined, since: Span): PendingDecision => ({
    case: { id: kase.id, title: kase.title },
    workflow: workflow.title,
    state: node.meta.title,
    since,
    item: {
      title: titled(command === undefined ? undefined : decisions.get(command), kase.title),
      case: kase.id,
      kind: 'decision',
      ...(command !== undefined && { command }),
    },
  });
  if (node.meta.owner === decider) {
    const own = Object.keys(node.on ?? {});
    const arrived = kase.stays.at(-1)?.from ?? kase.started;
    return line(
      possible.find((command) => own.includes(command)),
      arrived,
    );
  }
  if (possible.length === 0) return null;
  const events = (await office.ledger.events(kase.id)).map(({ event }) => event);
  const open = openProposal(effectiveEvents(events), possible);
  return open && line(open.command, open.event.occurredAt);
}

/** The latest `thing.propose` that none of the decisions on the same thing has followed. */
function openProposal(events: CaseEvent[], possible: string[]): { command: string; event: CaseEvent } | null {
  for (const event of events.toReversed()) {
    if (event.type !== 'accepted') continue;
    const thing = event.command.slice(0, event.command.lastIndexOf('.') + 1);
    const decisions = possible.filter((command) => command.startsWith(thing));
    if (event.command.endsWith('.propose') && decisions[0] !== undefined) {
      const settled = events.some(
        (later) => later.type === 'accepted' && later.version > event.version && decisions.includes(later.command),
      );
      return settled ? null : { command: decisions[0], event };
    }
  }
  return null;
}

function titled(decision: Text | undefined, title: string): Text {
  return decision ? { da: `${decision.da}: ${title}`, en: `${decision.en}: ${title}` } : { da: title, en: title };
}

/** The role that decides at meetings. */
const decider = 'steering-group';
/** States of a meeting in which the items on its agenda are still to be dealt with. */
const openStates = ['planning', 'agenda-closed', 'held'];
