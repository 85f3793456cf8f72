import { stateAt } from '../engine/machine.ts';
import { countedInWords, plannedTitle } from '../engine/wording.ts';
import type { ParsedText } from '../policy/text.ts';
import type { DeadlineRule, Language, Policy, Text } from '../policy/types.ts';
import { kindInWords, rungInWords, statusInWords } from '../policy/words.ts';
import { type Cited, cited } from './cited.ts';
import { inBoth } from './in-both.ts';
import { recipientsInWords } from './recipient-words.ts';

/** A deadline or cap in words, with the mails that remind of it. */
export interface ToldDeadline {
  id: string;
  title: Text;
  kind: Text;
  /** How long, and counted from what. */
  counted: Text;
  parameter: { id: string; title: Text } | null;
  /** What meets it. */
  until: Text[];
  /** States it is open in; empty: all. */
  states: Text[];
  /** States its clock stands still in. */
  stopsIn: Text[];
  stopsWhenPaused: boolean;
  owner: Text[];
  binding: boolean;
  status: Text;
  roll: Text | null;
  /** What becomes of one that is running when the case is moved to these rules. */
  running: Text;
  /** What the engine does by itself when the day has passed. */
  passed: Text | null;
  ladder: { when: Text; to: Text[]; message: string }[];
  sources: Cited[];
}

export function deadlineRules(text: ParsedText, policy: Policy, workflow: string): ToldDeadline[] {
  const own = Object.entries(policy.deadlines).filter(([, rule]) => rule.workflow === workflow);
  return own.map(([id, rule]) => {
    const state = (path: string) => stateAt(policy.workflows[workflow]!, path)?.meta.title ?? { da: path, en: path };
    const { parameter } = rule;
    const title = parameter === undefined ? undefined : policy.parameters[parameter]?.title;
    return {
      id,
      title: rule.title,
      kind: inBoth((language) => kindInWords(rule.kind, language)),
      counted: inBoth((language) => lengthInWords(rule, policy, language)),
      parameter: parameter !== undefined && title ? { id: parameter, title } : null,
      until: rule.until.map((milestone) => titleOf(policy, workflow, milestone)),
      states: rule.while.map(state),
      stopsIn: rule.stopsIn.map(state),
      stopsWhenPaused: rule.stopsWhenPaused,
      owner: recipientsInWords(policy, workflow, rule.owner),
      binding: rule.binding,
      status: inBoth((language) => statusInWords(rule.status, language)),
      roll: rule.roll === 'none' ? null : rolls[rule.roll],
      running: running[rule.running],
      passed: rule.passed === undefined ? null : commandTitle(policy, workflow, rule.passed),
      ladder: laddersOf(policy, workflow, id),
      sources: cited(text, rule.source),
    };
  });
}

function laddersOf(policy: Policy, workflow: string, deadline: string): ToldDeadline['ladder'] {
  const rungs = Object.values(policy.reminders).flatMap((rule) => (rule.deadline === deadline ? rule.ladder : []));
  return rungs.flatMap((rung) => {
    const when = inBoth((language) => rungInWords(rung, language));
    const own = { when, to: recipientsInWords(policy, workflow, rung.to), message: rung.message };
    if (!rung.escalate) return [own];
    const { to, message } = rung.escalate;
    return [own, { when: afterTheLast, to: recipientsInWords(policy, workflow, to), message }];
  });
}

function lengthInWords({ from, for: period, workflow }: DeadlineRule, policy: Policy, language: Language): string {
  const say = words[language];
  const title = (milestone: string) => titleOf(policy, workflow, milestone)[language];
  const anchors = (from.milestone ?? []).map((milestone) => `»${title(milestone)}«`);
  if (from.plan !== undefined)
    anchors.push(
      say.planned((plannedTitle(policy.workflows[workflow], from.plan) ?? { da: from.plan, en: from.plan })[language]),
    );
  if (from.deadline !== undefined) {
    anchors.push(say.deadline(policy.deadlines[from.deadline]?.title[language] ?? from.deadline));
  }
  const start = anchors.join(say.otherwise);
  const quoted = language === 'da' ? start : start.replaceAll('»', '“').replaceAll('«', '”');
  return countedInWords(period, quoted, language);
}

function titleOf(policy: Policy, workflow: string, milestone: string): Text {
  return policy.workflows[workflow]?.milestones[milestone]?.title ?? { da: milestone, en: milestone };
}

function commandTitle(policy: Policy, workflow: string, command: string): Text {
  const open = [policy.workflows[workflow]!, ...Object.values(policy.workflows[workflow]!.states)];
  for (const { on, states } of open) {
    const title = on?.[command]?.[0]?.meta.title;
    if (title) return title;
    open.push(...Object.values(states ?? {}));
  }
  return { da: command, en: command };
}

const words = {
  da: {
    otherwise: ', ellers ',
    planned: (title: string) => `»${title}« efter planen`,
    deadline: (title: string) => `fristen »${title}«`,
  },
  en: {
    otherwise: ', otherwise ',
    planned: (title: string) => `»${title}« as planned`,
    deadline: (title: string) => `the deadline »${title}«`,
  },
} satisfies Record<Language, object>;

const afterTheLast: Text = { da: 'efter den sidste rykker', en: 'after the last reminder' };

const rolls: Record<'following' | 'preceding', Text> = {
  following: {
    da: 'Falder den på en fridag, gælder den næste hverdag.',
    en: 'If it falls on a day off, the next working day counts.',
  },
  preceding: {
    da: 'Falder den på en fridag, gælder hverdagen før.',
    en: 'If it falls on a day off, the working day before counts.',
  },
};

const running: Record<DeadlineRule['running'], Text> = {
  keep: {
    da: 'En frist, der løber, når reglerne ændres, beholder sin dato.',
    en: 'One that is running when the rules change keeps its date.',
  },
  recompute: {
    da: 'En frist, der løber, når en sag flyttes til ændrede regler, regnes om.',
    en: 'One that is running when a case is moved to changed rules is counted again.',
  },
  earliest: {
    da: 'Når en sag flyttes til ændrede regler, gælder den tidligste af den gamle og den nye dato.',
    en: 'When a case is moved to changed rules, the earlier of the old and the new date counts.',
  },
};
