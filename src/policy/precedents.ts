/** Checks the names and dates in the precedents: what really happened must be told in the words of the workflow. */

import { isCalendarDate } from '../conditions/calendar-date.ts';
import { nearestDate } from './dates.ts';
import { type Finding, finding } from './findings.ts';
import type { ParsedFile, Path } from './parse.ts';
import { checkState } from './references.ts';
import { NameCheck, type Registers } from './registers.ts';
import { isMapping, type ParsedText } from './text.ts';

export function checkPrecedents(text: ParsedText, registers: Registers): Finding[] {
  const names = new NameCheck();
  for (const file of text.precedents.values()) {
    const { workflow, organisation, source, events } = file.value;
    names.sources(source, registers.facts, file, ['source']);
    names.expect('organisation', organisation, registers.organisations, file, ['organisation']);
    const known = names.expect('workflow', workflow, registers.workflows, file, ['workflow']);
    for (const [index, event] of (Array.isArray(events) ? events : []).entries()) {
      if (isMapping(event)) checkEvent(event, ['events', index], file, known ? workflow : null, registers, names);
    }
  }
  return names.findings;
}

function checkEvent(
  event: Record<string, unknown>,
  at: Path,
  file: ParsedFile,
  workflow: string | null,
  registers: Registers,
  names: NameCheck,
): void {
  const { source, as, milestones, planned } = event;
  checkWhen(event.at, [...at, 'at'], file, names);
  if (isMapping(source))
    names.expect('document', source.document, registers.documents, file, [...at, 'source', 'document']);
  names.expect('role', as, registers.roles, file, [...at, 'as']);
  for (const [key, dated] of Object.entries({ milestones, planned })) {
    if (!isMapping(dated)) continue;
    for (const [id, when] of Object.entries(dated)) {
      const place = [...at, key, id];
      if (workflow) names.expect('milestone', id, registers.milestones(workflow), file, place, 'key');
      checkWhen(when, place, file, names);
    }
  }
  if (!workflow) return;
  names.expect('command', event.do, registers.commands(workflow), file, [...at, 'do']);
  checkState(event.place, workflow, registers, names, file, [...at, 'place']);
}

/** The shape is told by the schema; here only that the day exists and a span begins before it ends. */
function checkWhen(when: unknown, at: Path, file: ParsedFile, names: NameCheck): void {
  if (isMapping(when)) {
    for (const key of ['earliest', 'latest']) checkWhen(when[key], [...at, key], file, names);
    const { earliest, latest } = when;
    if (typeof earliest === 'string' && typeof latest === 'string' && latest < earliest.slice(0, latest.length)) {
      const params = { from: earliest, until: latest };
      names.findings.push(finding(file.file, file.locate([...at, 'latest']), 'ends-before-it-begins', params));
    }
    return;
  }
  if (typeof when !== 'string' || !/^\d{4}(?:-\d{2}){0,2}$/.test(when)) return;
  // A month or a year stands for its first day.
  if (isCalendarDate(`${when}-01-01`.slice(0, 10))) return;
  names.findings.push(finding(file.file, file.locate(at), 'not-a-date', { found: when, near: nearestDate(when) }));
}
