/** The report for a terminal: plain lines, one heading a section. */

import type { CitedSource, PolicyReport } from './show.ts';
import { countedInWords, dateInWords, kindInWords, statusInWords } from './words.ts';

const words = {
  da: {
    rulesAt: 'Reglerne pr.',
    trial: 'Prøve',
    hash: 'Indholdets kendetegn',
    parameters: 'Værdier',
    gates: 'Kriterier',
    deadlines: 'Frister',
    reminders: 'Påmindelser',
    rights: 'Rettigheder',
    notEnforced: 'vises, men håndhæves ikke',
    must: 'skal',
    should: 'bør',
    to: 'til',
    onlyNew: 'kun sager begyndt siden',
    stops: 'uret står stille under pause',
    stopsIn: 'uret står stille i',
    keep: 'en løbende beholdes ved flytning til andre regler',
    earliest: 'ved flytning til andre regler gælder den tidligste',
    in: 'i',
    since: 'siden',
    finally: 'til sidst til',
  },
  en: {
    rulesAt: 'The rules at',
    trial: 'Trial',
    hash: 'Content hash',
    parameters: 'Values',
    gates: 'Criteria',
    deadlines: 'Deadlines',
    reminders: 'Reminders',
    rights: 'Rights',
    notEnforced: 'shown but not enforced',
    must: 'must',
    should: 'should',
    to: 'to',
    onlyNew: 'only cases begun since',
    stops: 'the clock stands still while paused',
    stopsIn: 'the clock stands still in',
    keep: 'a running one is kept when its case moves to other rules',
    earliest: 'the earliest holds when its case moves to other rules',
    in: 'in',
    since: 'since',
    finally: 'finally to',
  },
} as const;

export function renderReport(report: PolicyReport): string {
  const { language } = report;
  const say = words[language];
  const section = (title: string, lines: string[]) => (lines.length === 0 ? [] : ['', title, ...lines]);
  const state = (status: Parameters<typeof statusInWords>[0], applies: boolean) =>
    statusInWords(status, language) + (applies ? '' : `, ${say.notEnforced}`);
  const lines = [
    `${say.rulesAt} ${dateInWords(report.at, language)}`,
    ...(report.trial ? [`${say.trial}: ${report.trial.title} (${report.trial.id})`] : []),
    `${say.hash}: ${report.hash}`,
    ...section(
      say.parameters,
      report.parameters.flatMap(({ id, title, inWords, from, status, applies, sources }) => [
        `  ${title}: ${inWords} (${state(status, applies)}, ${say.since} ${dateInWords(from, language)}) [${id}]`,
        ...cited(sources),
      ]),
    ),
    ...section(
      say.gates,
      report.gates.flatMap(({ id, title, criteria }) => [
        `  ${title} [${id}]`,
        ...criteria.map(
          (one) =>
            `    ${say[one.strength]}: ${one.title}${one.cases === 'new' ? ` (${say.onlyNew})` : ''} [${one.id}]${ids(one.sources)}`,
        ),
      ]),
    ),
    ...section(
      say.deadlines,
      report.deadlines.flatMap((rule) => [
        `  ${rule.title}: ${countedInWords(rule.for, rule.from, language)} (${kindInWords(rule.kind, language)}, ${state(rule.status, rule.binding)}${rule.stopsWhenPaused ? `, ${say.stops}` : ''}) [${rule.id}]`,
        ...(rule.stopsIn.length > 0 ? [`    ${say.stopsIn} ${rule.stopsIn.join(', ')}`] : []),
        ...(rule.running === 'recompute' ? [] : [`    ${say[rule.running]}`]),
        ...(rule.until.length > 0 ? [`    ${say.to} ${rule.until.join(', ')}`] : []),
        ...cited(rule.sources),
      ]),
    ),
    ...section(
      say.reminders,
      report.reminders.flatMap(({ id, title, deadline, ladder }) => [
        `  ${title} [${id}] → ${deadline}`,
        ...ladder.map(({ when, to, message, escalate }) => {
          const last = escalate ? `; ${say.finally} ${escalate.to.join(', ')} (${escalate.message})` : '';
          return `    ${when}: ${to.join(', ')} (${message})${last}`;
        }),
      ]),
    ),
    ...section(
      say.rights,
      report.rights.flatMap(({ workflow, title, commands }) => [
        `  ${title} [${workflow}]`,
        ...commands.map(({ command, roles, in: states }) => {
          const where = states.length > 0 ? ` (${say.in} ${states.join(', ')})` : '';
          return `    ${command}: ${roles.join(', ')}${where}`;
        }),
      ]),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function cited(sources: CitedSource[]): string[] {
  return sources.map(({ id, documents }) => `    ${id}${documents.length > 0 ? `: ${documents.join('; ')}` : ''}`);
}

function ids(sources: CitedSource[]): string {
  return sources.length === 0 ? '' : ` ${sources.map(({ id }) => id).join(', ')}`;
}
