/** Finds states in which a case waits without anybody being waited for, or without anything that reminds them. */

import type { ChartNode } from './chart.ts';
import type { Course } from './deadline-courses.ts';
import { type Finding, finding } from './findings.ts';
import { placeOf } from './journeys.ts';
import { isMapping, type ParsedText } from './text.ts';
import type { Walk } from './walk.ts';

/** A state may say in `meta.openEnded` why nothing runs in it; one that says so although something always does is told. */
export function checkWaitingStates(text: ParsedText, walks: Map<string, Walk>, courses: Course[]): Finding[] {
  // Without them nothing can be said about what reminds anybody.
  if (!text.deadlines || !text.reminders || text.broken.size > 0) return [];
  const reminded = remindedDeadlines(text);
  const telling = courses.filter(({ id, rule }) => reminded.has(id) || typeof rule.passed === 'string');
  return [...walks.values()].flatMap((walk) => {
    const own = telling.filter((course) => course.walk === walk);
    const reached = new Set(walk.journeys.places);
    return [...walk.chart.nodes.values()].flatMap((node) => {
      const waits = node.children.size === 0 && node.state.type === undefined && reached.has(placeOf(node));
      return waits ? checkState(node, own) : [];
    });
  });
}

function checkState(node: ChartNode, courses: Course[]): Finding[] {
  const told = (code: 'nobody-waited-for' | 'nothing-reminds' | 'open-ended-in-vain', at: 'meta' | 'openEnded') => {
    const path = at === 'meta' || node.phase ? node.named.at : [...node.at, 'meta', 'openEnded'];
    const file = at === 'meta' || node.phase ? node.named.file : node.file;
    return finding(file.file, file.locate(path, 'key'), code, { name: node.path }, 'warning');
  };
  const findings = hasOwner(node) ? [] : [told('nobody-waited-for', 'meta')];
  const always = courses.some((course) => runsIn(node, course));
  const openEnded = isMapping(node.state.meta) && node.state.meta.openEnded !== undefined;
  if (!always && !openEnded) findings.push(told('nothing-reminds', 'meta'));
  if (always && openEnded) findings.push(told('open-ended-in-vain', 'openEnded'));
  return findings;
}

function hasOwner(node: ChartNode): boolean {
  for (let level: ChartNode | null = node; level; level = level.parent) {
    if (isMapping(level.state.meta) && level.state.meta.owner !== undefined) return true;
  }
  return false;
}

/**
 * Whether it always runs there. States side by side are one place, in which it may also be over because of what happened
 * in another of them: there it is enough that it can run.
 */
function runsIn(node: ChartNode, { situations, walk, counts }: Course): boolean {
  const place = placeOf(node);
  const here = situations.filter((situation) => walk.journeys.places[situation.place] === place);
  if (here.length === 0 || !counts(node)) return false;
  return place === node ? here.every(({ begun }) => begun[0]) : here.some(({ begun }) => begun[0]);
}

function remindedDeadlines({ reminders }: ParsedText): Set<unknown> {
  const rules = isMapping(reminders?.value.reminders) ? Object.values(reminders.value.reminders) : [];
  return new Set(rules.flatMap((rule) => (isMapping(rule) ? [rule.deadline] : [])));
}
