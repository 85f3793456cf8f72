import type { Facts } from '../conditions/types.ts';
import { formProblems, withActor } from '../policy/forms.ts';
import type { Form, JsonObject, Language, Policy, Text, Transition } from '../policy/types.ts';
import { resolveRecordings } from './changes.ts';
import { actorRefusals, dateRefusals, rightRefusals } from './command-checks.ts';
import { deadlines } from './deadlines.ts';
import { resolveDrives } from './drives.ts';
import { evolve } from './evolve.ts';
import { header } from './header.ts';
import { leafPaths, type Machine, machineOf, stateAt } from './machine.ts';
import { perPolicy } from './per-policy.ts';
import { criterionRefusal, missingThatMatters, quoted, refusal, titleOf } from './refusals.ts';
import { rightTo } from './rights.ts';
import { dateOf, daysBetween } from './time.ts';
import type {
  Case,
  CaseEvent,
  Change,
  Command,
  CriterionVerdict,
  Decision,
  FilledNotice,
  Refusal,
  Span,
} from './types.ts';
import { explained, factsOf, holds, judge, stands } from './verdicts.ts';

type Do = Extract<Command, { kind: 'do' }>;
type Accepted = Extract<CaseEvent, { type: 'accepted' }>;

/** A command of the workflow: rights and payload first, then verdicts, then XState's transition. */
export function carryOut(policy: Policy, kase: Case, command: Do): Decision {
  const machine = machineOf(policy, kase.workflow);
  const workflow = policy.workflows[kase.workflow];
  if (!machine || !workflow) throw new Error(`The policy of case ${kase.id} has no workflow "${kase.workflow}".`);
  const candidates = machine.candidates(kase.state, command.name);
  const what = titleOf(candidates, command.name);
  if (candidates.length === 0) {
    return { refusals: [notAvailable(policy, kase, what, machine)] };
  }
  const wrong = [
    ...actorRefusals(what, command.actor),
    ...rightRefusals(policy, kase, command, what),
    ...dateRefusals(policy, what, kase, command),
  ];
  if (wrong.length > 0) return { refusals: wrong };

  const refusals: Refusal[] = [];
  for (const candidate of candidates) {
    const early = command.history || !candidate.target ? undefined : beforeArrival(what, kase, command.occurredAt);
    if (early) return { refusals: [early] };
    const given = withActor(formOf(policy, candidate), command.payload, command.actor.by);
    const another = command.history ? undefined : forAnother(policy, candidate, given, command.actor.by, what);
    if (another) return { refusals: [another] };
    const filled = fill(policy, candidate, laidOver(kase, candidate, given), what);
    if ('refusals' in filled) return filled;
    const record = candidate.meta.record ?? [];
    const resolved = resolveRecordings(record, filled.payload, kase, command.occurredAt, {
      milestones: workflow.milestones,
      criteria: policy.criteria,
    });
    if ('problem' in resolved) {
      const { source } = candidate.meta;
      return { refusals: [refusal({ code: 'recording', what, why: resolved.problem, source })] };
    }
    const event: Accepted = {
      type: 'accepted',
      ...header(kase, command),
      command: command.name,
      payload: filled.payload,
      from: kase.state,
      to: kase.state,
      history: kase.history,
      done: false,
      changes: resolved.changes,
      notices: isNews(policy, command) ? filledNotices(policy, candidate, filled.payload) : [],
      drives: [],
      verdicts: [],
      advisory: command.history ?? false,
    };
    const by = {
      name: command.name,
      role: command.actor.role,
      occurredAt: command.occurredAt,
      payload: filled.payload,
    };
    let after = evolve(policy, kase, event);
    if (event.changes.some((change) => 'extend' in change)) {
      event.changes = event.changes.map((change) => extendedCount(policy, change, after));
      after = evolve(policy, kase, event);
    }
    const facts = factsOf(policy, after, by, command.related ?? {});
    const verdicts = candidate.guard ? judge(policy, candidate.guard, facts, kase, command.occurredAt) : [];
    if (!event.advisory && !holds(verdicts)) {
      refusals.push(...unmet(policy, what, verdicts, facts));
      continue;
    }
    const position = { state: kase.state, history: kase.history, done: false };
    const stepped = machine.step(position, command.name, candidate.guard === undefined ? [] : [candidate.guard]);
    if (stepped?.taken !== candidate) {
      throw new Error(`The statechart of ${kase.workflow} refuses ${command.name}, which its guards allow.`);
    }
    const { state: to, history, done } = stepped.to;
    const drives = resolveDrives(candidate.meta.drive ?? [], filled.payload, after.facts);
    const accepted = { ...event, to, history, done, verdicts, drives };
    return {
      events: [accepted],
      effects: accepted.notices.map((notice, index) => {
        return { ...notice, index, version: accepted.version, at: accepted.recordedAt };
      }),
      judgedBy: { [accepted.version]: facts },
    };
  }
  return { refusals };
}

/** What was decided long ago, or is entered as history, is no news to anybody. */
function isNews(policy: Policy, { history, occurredAt, recordedAt }: Do): boolean {
  const today = dateOf(recordedAt, policy.calendar.timeZone);
  const day = occurredAt.latest;
  return !history && day !== null && daysBetween(day, today) <= newsDays;
}
const newsDays = 14;

/** Notices with what their messages say of the payload: `{{payload.reason}}`. */
function filledNotices(policy: Policy, { meta }: Transition, payload: JsonObject): FilledNotice[] {
  return (meta.notify ?? []).map((notice) => {
    const fields = fieldsMentioned(policy, notice.message);
    const mentioned = fields.size > 0 ? Object.entries(payload).filter(([field]) => fields.has(field)) : [];
    return mentioned.length > 0 ? { ...notice, values: Object.fromEntries(mentioned) } : notice;
  });
}

/** Fields of the payload that a message mentions. */
const fieldsMentioned = perPolicy((policy, id): Set<string> => {
  const message = policy.messages[id];
  const written = message ? message.da.subject + message.da.body : '';
  return new Set([...written.matchAll(/\{\{payload\.([^{}]+)\}\}/g)].map(([, field]) => field as string));
});

/** A payload that is to be merged comes on top of what the fact holds; a field that is null takes away what stood there. */
function laidOver(kase: Case, { meta }: Transition, payload: JsonObject): JsonObject {
  const merged = meta.record?.find((recording) => 'merge' in recording);
  if (!merged) return payload;
  const held = Object.hasOwn(kase.facts, merged.merge) ? kase.facts[merged.merge] : undefined;
  const whole = held && typeof held === 'object' && !Array.isArray(held) ? { ...held, ...payload } : payload;
  if (!Object.values(whole).includes(null)) return whole;
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== null));
}

/** An extension names the count that it extends, so that it says nothing of a later one. */
function extendedCount(policy: Policy, change: Change, after: Case): Change {
  if (!('extend' in change)) return change;
  const deadline = deadlines(policy, after).find(({ id }) => id === change.extend);
  return { ...change, of: deadline?.from && !deadline.forecast ? deadline.fromVersion : null };
}

function fill(
  policy: Policy,
  transition: Transition,
  given: JsonObject,
  what: Text,
): { payload: JsonObject } | { refusals: Refusal[] } {
  const form = transition.meta.form;
  if (!form) {
    if (Object.keys(given).length === 0) return { payload: {} };
    const why = { da: 'Handlingen tager ingen oplysninger imod.', en: 'The command takes no payload.' };
    return { refusals: [refusal({ code: 'payload', what, why, source: transition.meta.source })] };
  }
  const { problems, payload } = formProblems(policy, form, given);
  if (problems.length === 0) return { payload };
  return {
    refusals: problems.map(({ path, message }) =>
      refusal({ code: 'payload', what, why: message, rule: form, source: transition.meta.source, missing: [path] }),
    ),
  };
}

function formOf(policy: Policy, { meta }: Transition): Form | undefined {
  return meta.form !== undefined && Object.hasOwn(policy.forms, meta.form) ? policy.forms[meta.form] : undefined;
}

/** What a form says of who acts, nobody says for another; what is entered as history tells who it was. */
function forAnother(
  policy: Policy,
  transition: Transition,
  payload: JsonObject,
  by: string,
  what: Text,
): Refusal | undefined {
  const form = formOf(policy, transition);
  const field = form?.actor;
  if (typeof field !== 'string' || payload[field] === by) return undefined;
  const label = ((form?.properties as JsonObject | undefined)?.[field] as { label?: Text } | undefined)?.label;
  const { da, en } = label ?? { da: field, en: field };
  return refusal({
    code: 'payload',
    what,
    why: {
      da: `»${da}« er den, der handler (${by}), og kan ikke være en anden.`,
      en: `“${en}” is whoever acts (${by}) and cannot be anybody else.`,
    },
    ...(transition.meta.form === undefined ? {} : { rule: transition.meta.form }),
    source: transition.meta.source,
    missing: [field],
  });
}

/** A case cannot leave a state before it came there. */
function beforeArrival(what: Text, kase: Case, occurredAt: Span): Refusal | undefined {
  const arrived = kase.stays.at(-1)?.from.earliest;
  const day = occurredAt.latest;
  if (!arrived || !day || day >= arrived) return undefined;
  return refusal({
    code: 'before-start',
    what,
    why: {
      da: `Datoen ${day} ligger før den dag, sagen kom hertil (${arrived}). Ret datoen, eller indfør beslutningen som historik.`,
      en: `The date ${day} is before the day the case came here (${arrived}). Correct the date, or enter the decision as history.`,
    },
  });
}

function unmet(policy: Policy, what: Text, verdicts: CriterionVerdict[], facts: Facts): Refusal[] {
  return verdicts.filter(stands).map((verdict) => {
    const explanation = explained(policy, verdict.criterion, facts);
    const criterion = policy.criteria[verdict.criterion];
    if (criterion) return criterionRefusal(what, verdict.criterion, criterion, explanation);
    const condition = policy.conditions[verdict.criterion];
    return refusal({
      code: 'guard-failed',
      what,
      why: condition?.title ?? quoted(verdict.criterion),
      rule: verdict.criterion,
      source: condition?.source ?? [],
      missing: missingThatMatters(explanation),
    });
  });
}

function notAvailable(policy: Policy, kase: Case, what: Text, machine: Machine): Refusal {
  const commands = machine.commands(kase.state).filter((name) => rightTo(policy, kase.workflow, name));
  if (kase.status === 'done') {
    return refusal({
      code: 'case-ended',
      what,
      why: {
        da: 'Sagen er afsluttet, så der kan ikke ske mere i den.',
        en: 'The case has ended; nothing more can happen in it.',
      },
    });
  }
  const workflow = policy.workflows[kase.workflow];
  const states = leafPaths(kase.state).map((path) => (workflow && stateAt(workflow, path)?.meta.title) ?? quoted(path));
  const possible = commands.map((name) => ({ name, title: titleOf(machine.candidates(kase.state, name), name) }));
  const here = (language: Language) => states.map((title) => title[language]).join(', ');
  const list = (language: Language) => possible.map(({ name, title }) => `${name} (${title[language]})`).join(', ');
  return refusal({
    code: 'not-available',
    what,
    why: {
      da: `Det kan ikke ske, mens sagen er i »${here('da')}«. Her kan ske: ${list('da')}.`,
      en: `That cannot happen while the case is in "${here('en')}". What can happen here: ${list('en')}.`,
    },
  });
}
