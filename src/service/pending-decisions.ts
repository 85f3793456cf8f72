/** What waits for a decision at a meeting and stands on no open agenda, each with the item it would give. */

import { available, givable } from '../engine/available.ts';
import { effectiveEvents } from '../engine/correct.ts';
import { leafPaths, stateAt } from '../engine/machine.ts';
import { rightTo } from '../engine/rights.ts';
import type { Case, CaseEvent, Instant, Span } from '../engine/types.ts';
import { dateInWords, spanInWords } from '../engine/wording.ts';
import type { Form, JsonObject, Language, Policy, Text } from '../policy/types.ts';
import { today } from './days.ts';
import { fieldsOf } from './form-fields.ts';
import { agendaOf, mappings, meetingWorkflow } from './meeting-agenda.ts';
import { currentPolicy, type Office, policyOf } from './office.ts';
import { perCase } from './per-case.ts';

type Accepted = Extract<CaseEvent, { type: 'accepted' }>;

export interface PendingDecision {
  case: { id: string; title: string };
  workflow: Text;
  state: Text;
  /** Since when: the case came to its state, or the proposal was made. */
  since: Span;
  /** The decision that the item would propose, as it is called; null where the text leaves it open. */
  proposed: Text | null;
  /** The payload of the item that would put it on an agenda, with its title in both languages. */
  item: { title: Text; case: string; kind: 'decision'; command?: string };
  /** What the item might say: points of the recommendation, and the background. */
  recommendation: Text | null;
  background: Text;
}

/** @param sees left out for whoever may see everything. */
export async function pendingDecisions(
  office: Office,
  at: Instant,
  sees: (kase: Case) => boolean = () => true,
): Promise<PendingDecision[]> {
  const day = today(office.text, at);
  const cases = await office.ledger.listCases({ origin: 'run', status: 'active' });
  const onAgenda = new Set(cases.flatMap(({ snapshot }) => casesOnAgenda(snapshot)));
  const pending: PendingDecision[] = [];
  for (const { snapshot } of cases) {
    if (onAgenda.has(snapshot.id) || !sees(snapshot)) continue;
    const found = await awaited(office, snapshot, day);
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

interface Proposable {
  label: Text;
  recommended?: Text;
}

/** Decisions that an item may propose: command → what it is called, and how it is recommended. */
export function decisionsOf(policy: Policy): Map<string, Proposable> {
  const fields = (policy.forms['agenda-item']?.properties ?? {}) as Record<string, JsonObject>;
  const choices = mappings(fields.command?.oneOf) as unknown as ({ const: string } & Proposable)[];
  return new Map(choices.map(({ const: command, ...told }) => [command, told]));
}

/** What a case waits for. Front pages ask for all of them at once. */
const awaited = perCase(async (office, kase, day): Promise<PendingDecision | null> => {
  const decisions = decisionsOf((await currentPolicy(office, day)).policy);
  const policy = await policyOf(office, kase);
  const workflow = policy.workflows[kase.workflow];
  const node =
    workflow &&
    leafPaths(kase.state)
      .map((path) => stateAt(workflow, path))
      .at(0);
  if (!node) return null;
  const possible = givable(policy, kase, { role: decider, by: '' })
    .map(({ command }) => command)
    .filter((command) => decisions.has(command));
  const line = (command: string | undefined, since: Span, background: Text): PendingDecision => {
    const proposable = command === undefined ? undefined : decisions.get(command);
    return {
      case: { id: kase.id, title: kase.title },
      workflow: workflow.title,
      state: node.meta.title,
      since,
      proposed: proposable?.label ?? null,
      item: {
        title: titled(proposable?.label, kase.title),
        case: kase.id,
        kind: 'decision',
        ...(command !== undefined && { command }),
      },
      recommendation: proposable?.recommended ?? null,
      background,
    };
  };
  if (node.meta.owner === decider) {
    const own = Object.keys(node.on ?? {});
    const arrived = kase.stays.at(-1)?.from ?? kase.started;
    return line(
      possible.find((command) => own.includes(command)),
      arrived,
      waitingSince(kase, node.meta.title, arrived),
    );
  }
  if (!possible.some((command) => rightTo(policy, kase.workflow, `${thingOf(command)}propose`))) return null;
  const events = (await office.ledger.events(kase.id)).map(({ event }) => event);
  const open = openProposal(effectiveEvents(events), possible);
  return open && line(open.decisions[0], open.event.occurredAt, proposalTold(policy, kase, open.event));
});

/** The latest `thing.propose` that none of the decisions on the same thing has followed. */
export function openProposal(events: CaseEvent[], possible: string[]): { decisions: string[]; event: Accepted } | null {
  for (const event of events.toReversed()) {
    if (event.type !== 'accepted') continue;
    const thing = thingOf(event.command);
    const decisions = possible.filter((command) => command.startsWith(thing));
    if (event.command.endsWith('.propose') && decisions.length > 0) {
      const settled = events.some(
        (later) => later.type === 'accepted' && later.version > event.version && decisions.includes(later.command),
      );
      return settled ? null : { decisions, event };
    }
  }
  return null;
}

/** `extension.` of `extension.grant`. */
function thingOf(command: string): string {
  return command.slice(0, command.lastIndexOf('.') + 1);
}

function waitingSince({ title }: Case, state: Text, since: Span): Text {
  return {
    da: `${title}: ${state.da}, siden ${spanInWords(since, 'da')}.`,
    en: `${title}: ${state.en}, since ${spanInWords(since, 'en')}.`,
  };
}

/** Who proposed what, when, by the names of the proposal's form. */
function proposalTold(policy: Policy, kase: Case, { command, payload, occurredAt, actor }: Accepted): Text {
  const form = available(policy, kase, { role: actor.role, by: '' }, policy.at).find(
    (each) => each.command === command,
  );
  const fields = form?.form && policy.forms[form.form] ? fieldsOf(policy.forms[form.form] as Form) : [];
  const role = policy.roles[actor.role]?.title ?? { da: actor.role, en: actor.role };
  const told = (language: Language) => {
    const details = fields.flatMap(({ path, label, type }) => {
      const value = payload[path];
      if (typeof value !== 'string' || value === '') return [];
      return [`${label[language]}: ${type === 'date' ? dateInWords(value, language) : value}`];
    });
    return details.join('\n');
  };
  return {
    da: `Foreslået ${spanInWords(occurredAt, 'da')} (${role.da}).\n${told('da')}`.trim(),
    en: `Proposed ${spanInWords(occurredAt, 'en')} (${role.en}).\n${told('en')}`.trim(),
  };
}

function titled(decision: Text | undefined, title: string): Text {
  return decision ? { da: `${decision.da}: ${title}`, en: `${decision.en}: ${title}` } : { da: title, en: title };
}

/** The role that decides at meetings. */
export const decider = 'steering-group';
/** States of a meeting in which the items on its agenda are still to be dealt with. */
const openStates = ['planning', 'agenda-closed', 'held'];
