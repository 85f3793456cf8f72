/** A list of cases, and one case with all that belongs to it. */

import { dateInWords, rulesInWords, spanInWords, stateInWords } from '../engine/wording.ts';
import type { CalendarDate, Language, Text } from '../policy/types.ts';
import type { CaseFile } from '../service/case-file.ts';
import type { Cited } from '../service/cited.ts';
import { derivationInWords } from '../service/deadline-words.ts';
import { eventLine } from '../service/event-words.ts';
import type { CaseLine } from '../service/overview.ts';
import { waiversOf } from '../service/waivers.ts';
import { sourceLines } from './refusal-lines.ts';
import { table } from './table.ts';

export function listTable(lines: (CaseLine & { seenFrom: CalendarDate })[], language: Language): string[] {
  const say = words[language];
  if (lines.length === 0) return [say.none];
  const rows = lines.map(({ id, title, state, owner, next, origin, seenFrom }) =>
    origin === 'precedent'
      ? [
          id,
          title,
          `${state[language]} (${say.precedent})`,
          '–',
          `${say.sourcesEnd} ${dateInWords(seenFrom, language)}`,
        ]
      : [
          id,
          title,
          state[language],
          owner?.[language] ?? '–',
          next?.due
            ? `${next.title[language]}: ${spanInWords(next.due, language)} (${stateInWords(next.state, language)})`
            : '–',
        ],
  );
  return table([say.id, say.title, say.state, say.waits, say.next], rows);
}

export interface View {
  /** The day that deadlines are seen from. */
  seenFrom: CalendarDate;
  /** Whose view of what may happen; undefined for everybody's. */
  role: string | undefined;
  /** The days that a look back is told from; null for the case as it is. */
  asOf: { at: CalendarDate; known: CalendarDate } | null;
  cite: (source: string[]) => Cited[];
  /** What a missing fact is called. */
  label: (path: string) => Text;
}

export function caseLines(file: CaseFile, view: View, language: Language): string[] {
  const say = words[language];
  const { seenFrom, role, asOf } = view;
  const { line, case: kase, policy, deadlines, history } = file;
  const links = Object.entries(kase.links).map(([name, id]) => `${name} = ${id}`);
  const known = deadlines.filter(({ due, binding, metBy }) => due && (binding || metBy));
  return [
    `${line.title} (${line.id})`,
    ...(asOf ? [say.asOf(dateInWords(asOf.at, language), dateInWords(asOf.known, language))] : []),
    `${say.workflow}: ${line.workflow[language]}${line.origin === 'precedent' && !asOf ? ` (${say.fromRecord} ${dateInWords(seenFrom, language)})` : ''}`,
    `${say.stands}: ${line.state[language]} [${line.states.join(', ')}]`,
    `${say.waits}: ${line.owner?.[language] ?? say.nobody}`,
    `${say.rules}: ${rulesInWords(policy, language)} [${kase.policy.slice(0, 12)}]`,
    ...(links.length === 0 ? [] : [`${say.linked}: ${links.join(', ')}`]),
    ...(asOf
      ? []
      : section(
          say.mayHappen(role && (policy.roles[role]?.title[language] ?? role)),
          commandLines(file, view, language),
        )),
    ...section(
      say.deadlines,
      known.flatMap((each) => [
        `${each.title[language]}: ${each.due ? spanInWords(each.due, language) : '–'} (${stateInWords(each.state, language)})`,
        `  ${derivationInWords(each, policy, kase.workflow, language)}`,
      ]),
    ),
    ...section(
      say.waivers,
      waiversOf(file, seenFrom).flatMap(({ title, until, over, reason }) => [
        `${title[language]}: ${say.waivedUntil} ${spanInWords(until, language)}${over ? ` (${say.over})` : ''}`,
        ...(reason === null ? [] : [`  ${reason}`]),
      ]),
    ),
    ...section(
      say.history,
      history.map((each) => eventLine(each, policy, language)),
    ),
  ];
}

function commandLines(
  { next, policy, case: kase }: CaseFile,
  { role, cite, label }: View,
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
        const lack =
          missing.length === 0
            ? say.notMet
            : `${say.missing} ${missing.map((path) => label(path)[language]).join(', ')}`;
        return `  ${strength === 'must' ? say.must : say.should}: ${rule?.title[language] ?? criterion} – ${lack}`;
      }),
    ];
  });
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
    sourcesEnd: 'kilderne slutter',
    asOf: (at: string, known: string) => `Sagen, som den var ${at}, efter det, der var kendt ${known}`,
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
    waivers: 'Dispensationer',
    waivedUntil: 'sat til side til og med',
    over: 'udløbet',
    history: 'Historik',
  },
  en: {
    none: 'There are no cases to show.',
    id: 'Id',
    title: 'Title',
    state: 'State',
    waits: 'Waits for',
    next: 'Next deadline',
    precedent: 'precedent',
    sourcesEnd: 'the sources end on',
    asOf: (at: string, known: string) => `The case as it was on ${at}, by what was known on ${known}`,
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
    waivers: 'Waivers',
    waivedUntil: 'set aside until',
    over: 'over',
    history: 'History',
  },
} satisfies Record<Language, object>;
