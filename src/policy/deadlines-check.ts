/** Finds deadlines that can never begin, never count or never be met, whatever journey a case takes. */

import { type Course, namesIn } from './deadline-courses.ts';
import { type Finding, finding } from './findings.ts';
import type { Path } from './parse.ts';
import type { Registers } from './registers.ts';
import { isMapping, type ParsedText } from './text.ts';
import type { Mark } from './written.ts';

export function checkDeadlines(text: ParsedText, registers: Registers, courses: Course[]): Finding[] {
  const file = text.deadlines;
  if (!file) return [];
  return courses.flatMap((course) => {
    const { id, rule, walk } = course;
    const known = registers.milestones(rule.workflow).names;
    const place = (path: Path) => file.locate(['deadlines', id, ...path]);
    const findings: Finding[] = [];
    const began = (mark: Mark, name: string, path: Path): void => {
      // A name that does not exist is told elsewhere.
      if (!known.has(name)) return;
      if (!walk.written.has(mark)) {
        const code = mark.startsWith('plan:') ? 'never-planned' : 'never-recorded';
        findings.push(finding(file.file, place(path), code, { name }));
        return;
      }
      const bit = course.anchors.indexOf(mark) + 1;
      if (bit === 0 || countsOnce(course, bit)) return;
      findings.push(finding(file.file, place(path), 'deadline-never-counts', { name, states: namesIn(rule.while) }));
    };
    const from = isMapping(rule.from) ? (rule.from as Record<string, unknown>) : {};
    const milestones = namesIn(from.milestone);
    for (const [index, name] of milestones.entries()) began(`milestone:${name}`, name, ['from', 'milestone', index]);
    if (typeof from.plan === 'string') began(`plan:${from.plan}`, from.plan, ['from', 'plan']);
    const begins = course.anchors.some((mark) => walk.written.has(mark));
    for (const [index, name] of namesIn(rule.until).entries()) {
      const path = ['until', index];
      if (!known.has(name)) continue;
      if (!walk.written.has(`milestone:${name}`))
        findings.push(finding(file.file, place(path), 'never-recorded', { name }));
      else if (begins && !course.writtenAfterwards.has(`milestone:${name}`))
        findings.push(finding(file.file, place(path), 'never-met-by', { name }));
    }
    findings.push(...passedInVain(course, file.file, place));
    return findings;
  });
}

function countsOnce({ situations, walk, counts }: Course, bit: number): boolean {
  return situations.some(({ place, begun }) => begun[bit] && counts(walk.journeys.places[place]!));
}

/** The command that the engine gives must be one that is taken where the deadline counts. */
function passedInVain(
  { rule, walk, counts }: Course,
  file: string,
  place: (path: Path) => Finding | { line: number; column: number },
): Finding[] {
  const command = rule.passed;
  if (typeof command !== 'string' || !walk.chart.commands.has(command)) return [];
  const { places, steps } = walk.journeys;
  const taken = places.some(
    (here, index) => counts(here) && steps[index]!.some((step) => step.taken.command === command),
  );
  return taken
    ? []
    : [finding(file, place(['passed']), 'command-not-taken-there', { command, states: namesIn(rule.while) })];
}
