/** A list of cases, and one case with all that belongs to it. */

import type { CaseEvent } from '../engine/types.ts';
import { dateInWords, spanInWords } from '../engine/wording.ts';
import type { CalendarDate, Language, Policy, StateNode } from '../policy/types.ts';
import type { CaseFile } from '../service/case-file.ts';
import type { Cited } from '../service/cited.ts';
import type { CaseLine } from '../service/overview.ts';
import { derivationInWords, stateInWords } from './deadline-words.ts';
import { sourceLines } from './refusal-lines.ts';
import { table } from './table.ts';

export function listTable(lines: CaseLine[], language: Language): string[] {
  const say = words[language];
  if (lines.length === 0) return [say.none];
  const rows = lines.map(({ id, title, state, owner, next, origin }) => [
    id,
    title,
    origin === 'precedent' ? `${state[language]} (${say.precedent})` : state[language],
    owner?.[language] ?? '–',
    next?.due
      ? `${next.title[language]}: ${spanInWords(next.due, language)} (${stateInWords(next.state, language)})`
      : '–',
  ]);
  return table([say.id, say.title, say.state, say.waits, say.next], rows);
}

/**
 * @param seenFrom the day that deadlines are seen from.
 * @param role whose view of what may happen; undefined for everybody's.
 */
export function caseLines(
  file: CaseFile,
  seenFrom: CalendarDate,
  role: string | undefined,
  cite: (source: string[]) => Cited[],
  language: Language,
): string[] {
  const say = words[language];
  const { line, case: kase, policy, deadlines, history } = file;
  const links = Object.entries(kase.links).map(([name, id]) => `${name} = ${id}`);
  const known = deadlines.filter(({ due, binding, metBy }) => due && (binding || metBy));
  return [
    `${line.title} (${line.id})`,
    `${say.workflow}: ${line.workflow[language]}${line.origin === 'precedent' ? ` (${say.fromRecord} ${dateInWords(seenFrom, language)})` : ''}`,
    `${say.stands}: ${line.state[language]} [${line.states.join(', ')}]`,
    `${say.waits}: ${line.owner?.[language] ?? say.nobody}`,
    `${say.rules}: ${dateInWords(policy.at, language)} [${kase.policy.slice(0, 12)}]`,
    ...(links.length === 0 ? [] : [`${say.linked}: ${links.join(', ')}`]),
    ...section(
      say.mayHappen(role && (policy.roles[role]?.title[language] ?? role)),
      commandLines(file, role, cite, language),
    ),
    ...section(
      say.deadlines,
      known.flatMap((each) => [
        `${each.title[language]}: ${each.due ? spanInWords(each.due, language) : '–'} (${stateInWords(each.state, language)})`,
        `  ${derivationInWords(each, policy, kase.workflow, language)}`,
      ]),
    ),
    ...section(
      say.history,
      history.map(({ event }) => eventLine(event, file, language)),
    ),
  ];
}

function commandLines(
  { next, policy, case: kase }: CaseFile,
  role: string | undefined,
  cite: (source: string[]) => Cited[],
  language: Language,
): string[] {
  const say = words[language];
  if (next.length === 0) return [kase.status === 'done' ? say.closed : say.nothing];
  return next.flatMap(({ command, title, form, roles, allowed, refusals, lacking }) => {
    const who = roles.map((each) => policy.roles[each]?.title[language] ?? each).join(', ') || say.nobody;
    const denied = role !== undefined && !allowed;
    return [
      `${command} – ${title[language]}${denied ? ` (${say.notAllowed})` : ''}`,
      `  ${say.by}: ${who}${form === null ? '' : `; ${say.form}: ${form}`}`,
      ...(denied
        ? refusals.flatMap(({ why, source }) => [
            `  ${why[language]}`,
            ...sourceLines(cite(source), language).map((each) => `  ${each}`),
          ])
        : []),
      ...lacking.map(({ criterion, strength, missing }) => {
        const rule = policy.criteria[criterion] ?? policy.conditions[criterion];
        const lack = missing.length === 0 ? say.notMet : `${say.missing} ${missing.join(', ')}`;
        return `  ${strength === 'must' ? say.must : say.should}: ${rule?.title[language] ?? criterion} – ${lack}`;
      }),
    ];
  });
}

function eventLine(event: CaseEvent, { policy, case: kase }: CaseFile, language: Language): string {
  const role = policy.roles[event.actor.role]?.title[language] ?? event.actor.role;
  return `${event.version}. ${spanInWords(event.occurredAt, language)}: ${eventInWords(event, policy, kase.workflow, language)} – ${role} (${event.actor.by})`;
}

function eventInWords(event: CaseEvent, policy: Policy, workflow: string, language: Language): string {
  const say = words[language];
  switch (event.type) {
    case 'started':
      return say.started;
    case 'accepted':
      return `${commandTitle(policy, workflow, event.command, language)}${event.advisory ? ` (${say.advisory})` : ''}`;
    case 'placed':
      return `${say.placed}: ${event.reason}`;
    case 'deadline-passed':
      return say.passed(
        policy.deadlines[event.deadline]?.title[language] ?? event.deadline,
        dateInWords(event.due, language),
      );
    default:
      return event satisfies never;
  }
}

/** The name that the workflow gives a command, wherever in its states it is listened to. */
function commandTitle(policy: Policy, workflow: string, command: string, language: Language): string {
  const root = policy.workflows[workflow];
  const open: Pick<StateNode, 'on' | 'states'>[] = root ? [root] : [];
  for (const { on, states } of open) {
    const title = on?.[command]?.[0]?.meta.title[language];
    if (title !== undefined) return title;
    open.push(...Object.values(states ?? {}));
  }
  return command;
}

function section(heading: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : ['', heading, ...lines.map((line) => `  ${line}`)];
}

const words = {
  da: {
    none: 'Der er ingen sager at vise.',
    id: 'Id',
    title: 'Titel',
    state: 'Tilstand',
    waits: 'Venter på',
    next: 'Næste frist',
    precedent: 'præcedens',
    fromRecord: 'præcedens, kun til læsning; set fra den dag, kilderne slutter,',
    workflow: 'Forløb',
    stands: 'Står',
    nobody: 'ingen',
    rules: 'Følger reglerne pr.',
    linked: 'Hører til',
    mayHappen: (role: string | undefined) => (role ? `Det kan ske nu, set fra rollen ${role}` : 'Det kan ske nu'),
    notAllowed: 'ikke denne rolle',
    by: 'kan gøres af',
    form: 'skema',
    must: 'skal',
    should: 'bør',
    notMet: 'ikke opfyldt med det, der er registreret',
    missing: 'mangler',
    closed: 'Sagen er afsluttet.',
    nothing: 'Intet.',
    deadlines: 'Frister',
    history: 'Historik',
    started: 'Sagen oprettet',
    advisory: 'indført bagefter',
    placed: 'Indplaceret',
    passed: (title: string, due: string) => `Fristen »${title}« udløb ${due}`,
  },
  en: {
    none: 'There are no cases to show.',
    id: 'Id',
    title: 'Title',
    state: 'State',
    waits: 'Waits for',
    next: 'Next deadline',
    precedent: 'precedent',
    fromRecord: 'precedent, for reading only; seen from the day its sources end,',
    workflow: 'Workflow',
    stands: 'Stands',
    nobody: 'nobody',
    rules: 'Follows the rules of',
    linked: 'Belongs to',
    mayHappen: (role: string | undefined) =>
      role ? `What may happen now, seen from the role ${role}` : 'What may happen now',
    notAllowed: 'not this role',
    by: 'may be done by',
    form: 'form',
    must: 'must',
    should: 'should',
    notMet: 'not met by what is recorded',
    missing: 'missing',
    closed: 'The case is closed.',
    nothing: 'Nothing.',
    deadlines: 'Deadlines',
    history: 'History',
    started: 'Case started',
    advisory: 'entered afterwards',
    placed: 'Placed',
    passed: (title: string, due: string) => `The deadline "${title}" passed on ${due}`,
  },
} satisfies Record<Language, object>;
