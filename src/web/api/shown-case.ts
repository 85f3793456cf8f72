/**
 * Cases as a program gets them. All the facts of a case, and the payload of an event, are shown to those who keep the
 * record only; what a page shows of them to others has an operation of its own.
 */

import type { Explanation } from '../../conditions/types.ts';
import type { Available } from '../../engine/available.ts';
import type { Case } from '../../engine/types.ts';
import { plannedTitle } from '../../engine/wording.ts';
import type { CalendarDate, Policy } from '../../policy/types.ts';
import type { Access } from '../../service/access.ts';
import type { CaseFile, Explained, ToldEvent } from '../../service/case-file.ts';
import { cited } from '../../service/cited.ts';
import { derivationInWords } from '../../service/deadline-words.ts';
import { eventInWords } from '../../service/event-words.ts';
import { hidesActor, readsHidden } from '../../service/facts-seen.ts';
import { labelOf } from '../../service/labelled.ts';
import type { Office } from '../../service/office.ts';
import type { CaseLine } from '../../service/overview.ts';
import type { PlannedLetter } from '../../service/planned-letters.ts';
import { waiversOf } from '../../service/waivers.ts';

const titled = (id: string) => ({ da: id, en: id });

export function shownLine({ workflow, ...line }: CaseLine, kase: Case): Record<string, unknown> {
  return { ...line, workflow: kase.workflow, workflowTitle: workflow, version: kase.version };
}

export function shownMilestones({ case: kase, policy }: Pick<CaseFile, 'case' | 'policy'>) {
  const workflow = policy.workflows[kase.workflow];
  const milestones = (dated: Case['milestones'], planned: boolean) =>
    Object.entries(dated).map(([id, { when }]) => {
      const title = planned ? plannedTitle(workflow, id) : workflow?.milestones[id]?.title;
      return { id, title: title ?? titled(id), when, planned };
    });
  return [...milestones(kase.milestones, false), ...milestones(kase.planned, true)];
}

export function shownCase(file: CaseFile, access: Access, today: CalendarDate): Record<string, unknown> {
  const { line, case: kase, policy } = file;
  return {
    ...shownLine(line, kase),
    policy: kase.policy,
    started: kase.started,
    milestones: shownMilestones({ case: kase, policy }),
    waivers: waiversOf(file, today),
    links: kase.links,
    roles: access.rolesIn(kase),
    facts: access.mayAct('administer', kase) ? kase.facts : null,
  };
}

/** @param hidden facts of the case that the person may not read. */
export function shownEvent(
  { event, what, by }: ToldEvent,
  policy: Policy,
  access: Access,
  kase: Case,
  hidden: ReadonlySet<string>,
) {
  const accepted = event.type === 'accepted' ? event : null;
  return {
    version: event.version,
    type: event.type,
    command: accepted?.command ?? null,
    what,
    told: { da: eventInWords(event, what, policy, 'da'), en: eventInWords(event, what, policy, 'en') },
    role: event.actor.role,
    roleTitle: by,
    by: hidesActor(event, hidden, access.person.id) ? null : event.actor.by,
    occurredAt: event.occurredAt,
    recordedAt: event.recordedAt,
    policy: event.policy,
    payload: access.mayAct('administer', kase) ? (accepted?.payload ?? null) : null,
  };
}

export function shownExplanation(
  explained: Explained,
  { text }: Office,
  access: Access,
  kase: Case,
  hidden: ReadonlySet<string>,
) {
  const { event, explanation, policy, labels } = explained;
  return {
    event: shownEvent(explained, policy, access, kase, hidden),
    judgedBy: { at: policy.at, trial: policy.trial, hash: event.policy },
    advisory: explanation.advisory,
    sources: cited(text, explanation.source),
    rules: explanation.rules.map((rule) => ({
      criterion: rule.criterion,
      title: rule.title,
      strength: rule.strength,
      verdict: rule.verdict,
      otherwise: rule.otherwise ?? null,
      second: rule.second ?? null,
      sources: cited(text, rule.source),
      because: readsHidden(event, rule.criterion, hidden) ? null : because(rule.because, labels),
    })),
  };
}

export function because(of: Explanation, labels: Explained['labels']): Record<string, unknown> {
  if (of.kind !== 'leaf') return { ...of, of: of.of.map((each) => because(each, labels)) };
  return { ...of, label: labels[of.fact] ?? titled(of.fact) };
}

export function shownDeadline(each: CaseFile['deadlines'][number], policy: Policy, workflow: string, { text }: Office) {
  const { id, title, kind, binding, status, counting, forecast, due, original, state, owner, source } = each;
  const derivation = {
    da: derivationInWords(each, policy, workflow, 'da'),
    en: derivationInWords(each, policy, workflow, 'en'),
  };
  const owners = [...new Set(owner.map(({ role }) => role))];
  const sources = cited(text, source);
  return { id, title, kind, binding, status, counting, forecast, due, original, state, derivation, owners, sources };
}

export function shownCommand(each: Available, held: string[], policy: Policy, workflow: string, { text }: Office) {
  const label = labelOf(policy, workflow);
  return {
    command: each.command,
    title: each.title,
    form: each.form,
    roles: each.roles,
    yours: each.roles.filter((role) => held.includes(role)),
    lacking: each.lacking.map(({ criterion, strength, verdict, missing }) => {
      const rule = policy.criteria[criterion];
      const named = rule ?? policy.conditions[criterion];
      return {
        criterion,
        title: named?.title ?? titled(criterion),
        strength,
        verdict,
        otherwise: rule?.otherwise ?? null,
        missing: missing.map((path) => ({ path, label: label(path) })),
        sources: cited(text, named?.source ?? []),
      };
    }),
  };
}

/** @param administers whether they read every letter of the case; others only their own. */
export function shownLetter(planned: PlannedLetter, { text }: Office, access: Access, administers: boolean) {
  const { at, key, rule, message, subject, deadline, roles, letters, source } = planned;
  // Everybody who sees the case sees to whom it writes; the words are their readers'.
  const told = letters.map(({ person, name, sent, letter }) => {
    const own = administers || person === access.person.id;
    return { person, name, sent, subject: own ? letter.subject : subject, text: own ? letter.text : null };
  });
  return {
    at,
    key,
    rule,
    message,
    subject,
    deadline,
    roles,
    receivers: letters.length,
    letters: told,
    sources: cited(text, source),
  };
}
