import type { Facts } from '../conditions/types.ts';
import { formProblems } from '../policy/forms.ts';
import type { JsonObject, Policy, Text, Transition } from '../policy/types.ts';
import { resolveRecordings } from './changes.ts';
import { actorRefusals, dateRefusals, rightRefusals } from './command-checks.ts';
import { evolve } from './evolve.ts';
import { header } from './header.ts';
import { leafPaths, machineOf } from './machine.ts';
import { criterionRefusal, missingThatMatters, quoted, refusal, titleOf } from './refusals.ts';
import type { Case, CaseEvent, Command, CriterionVerdict, Decision, Refusal } from './types.ts';
import { explained, factsOf, holds, judge } from './verdicts.ts';

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
    return { refusals: [notAvailable(policy, kase, what, machine.commands(kase.state))] };
  }
  const wrong = [
    ...actorRefusals(what, command.actor),
    ...rightRefusals(policy, kase, command, what),
    ...dateRefusals(policy, what, kase, command),
  ];
  if (wrong.length > 0) return { refusals: wrong };

  const refusals: Refusal[] = [];
  for (const candidate of candidates) {
    const filled = fill(policy, candidate, command, what);
    if ('refusals' in filled) return filled;
    const record = candidate.meta.record ?? [];
    const resolved = resolveRecordings(record, filled.payload, kase, command.occurredAt, workflow.milestones);
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
      notices: candidate.meta.notify ?? [],
      verdicts: [],
      advisory: command.history ?? false,
    };
    const by = {
      name: command.name,
      role: command.actor.role,
      occurredAt: command.occurredAt,
      payload: filled.payload,
    };
    const facts = factsOf(policy, evolve(policy, kase, event), by, command.related ?? {});
    const verdicts = candidate.guard ? judge(policy, candidate.guard, facts) : [];
    if (!event.advisory && !holds(verdicts)) {
      refusals.push(...unmet(policy, what, verdicts, facts));
      continue;
    }
    const position = { state: kase.state, history: kase.history, done: false };
    const stepped = machine.step(position, command.name, (guard) => guard === candidate.guard);
    if (stepped?.taken !== candidate) {
      throw new Error(`The statechart of ${kase.workflow} refuses ${command.name}, which its guards allow.`);
    }
    const { state: to, history, done } = stepped.to;
    const accepted = { ...event, to, history, done, verdicts };
    return {
      events: [accepted],
      effects: accepted.notices.map((notice) => ({ ...notice, version: accepted.version, at: accepted.recordedAt })),
      judgedBy: { [accepted.version]: facts },
    };
  }
  return { refusals };
}

function fill(
  policy: Policy,
  transition: Transition,
  command: Do,
  what: Text,
): { payload: JsonObject } | { refusals: Refusal[] } {
  const form = transition.meta.form;
  if (!form) {
    if (Object.keys(command.payload).length === 0) return { payload: {} };
    const why = { da: 'Handlingen tager ingen oplysninger imod.', en: 'The command takes no payload.' };
    return { refusals: [refusal({ code: 'payload', what, why, source: transition.meta.source })] };
  }
  const { problems, payload } = formProblems(policy, form, command.payload);
  if (problems.length === 0) return { payload };
  return {
    refusals: problems.map(({ path, message }) =>
      refusal({ code: 'payload', what, why: message, rule: form, source: transition.meta.source, missing: [path] }),
    ),
  };
}

function unmet(policy: Policy, what: Text, verdicts: CriterionVerdict[], facts: Facts): Refusal[] {
  return verdicts
    .filter(({ strength, verdict }) => strength === 'must' && verdict !== 'pass')
    .map((verdict) => {
      const missing = missingThatMatters(explained(policy, verdict.criterion, facts));
      const criterion = policy.criteria[verdict.criterion];
      if (criterion) return criterionRefusal(what, verdict.criterion, criterion, { ...verdict, missing });
      const condition = policy.conditions[verdict.criterion];
      return refusal({
        code: 'guard-failed',
        what,
        why: condition?.title ?? quoted(verdict.criterion),
        rule: verdict.criterion,
        source: condition?.source ?? [],
        missing,
      });
    });
}

function notAvailable(policy: Policy, kase: Case, what: Text, commands: string[]): Refusal {
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
  const states = leafPaths(kase.state).join(', ');
  const possible = commands.filter((name) => policy.rights[kase.workflow]?.[name]).join(', ');
  return refusal({
    code: 'not-available',
    what,
    why: {
      da: `Det kan ikke ske, mens sagen er i »${states}«. Her kan ske: ${possible}.`,
      en: `That cannot happen while the case is in "${states}". What can happen here: ${possible}.`,
    },
  });
}
