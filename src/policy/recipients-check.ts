/** Finds messages that nobody would receive: a role without people, or organisations that are not known by then. */

import { type Course, namesIn } from './deadline-courses.ts';
import { type FactShapes, followPath } from './fact-shapes.ts';
import { type Finding, finding } from './findings.ts';
import { nearest } from './nearest.ts';
import type { ParsedFile, Path } from './parse.ts';
import type { Registers } from './registers.ts';
import { isMapping, type ParsedText } from './text.ts';

interface Addressed {
  recipient: Record<string, unknown>;
  file: ParsedFile;
  at: Path;
  workflow: string;
  /** The deadline that is reminded of. */
  deadline?: string;
}

export function checkRecipients(
  text: ParsedText,
  registers: Registers,
  shapes: FactShapes,
  courses: Course[],
): Finding[] {
  const byDeadline = new Map(courses.map((course) => [course.id, course]));
  const addressed = [...remindedIn(text), ...noticedIn(registers), ...ownersIn(text), ...invitedIn(text)];
  return [
    ...addressed.flatMap((one) => checkOne(one, shapes, byDeadline)),
    ...checkNarrowed(text, shapes, addressed),
    ...checkRoles(text, registers, addressed),
  ];
}

/** Facts by which the recipients of a deadline's reminders are found. */
export function recipientFacts(text: ParsedText): (deadline: string) => string[] {
  const found = new Map<string, Set<string>>();
  for (const { recipient, deadline } of remindedIn(text)) {
    if (deadline === undefined || typeof recipient.of !== 'string') continue;
    found.set(deadline, (found.get(deadline) ?? new Set()).add(recipient.of.split('.')[0]!));
  }
  return (deadline) => [...(found.get(deadline) ?? [])];
}

function checkOne(
  { recipient, file, at, workflow, deadline }: Addressed,
  shapes: FactShapes,
  courses: Map<string, Course>,
): Finding[] {
  if (recipient.role === 'engine')
    return [finding(file.file, file.locate([...at, 'role']), 'engine-receives', {}, 'warning')];
  if (typeof recipient.of !== 'string') return [];
  const place = () => file.locate([...at, 'of']);
  const [name, ...steps] = recipient.of.split('.') as [string, ...string[]];
  const facts = shapes.of(workflow);
  const known = facts.get(name);
  if (!known) {
    const near = nearest(name, facts.keys());
    return [finding(file.file, place(), 'unknown-name', { what: 'fact', name, near }, 'warning')];
  }
  const found = followPath(known, steps);
  if ('step' in found) {
    const near = nearest(steps[found.step]!, found.candidates);
    return [finding(file.file, place(), 'unknown-name', { what: 'field', name: steps[found.step]!, near }, 'warning')];
  }
  const course = deadline === undefined ? undefined : courses.get(deadline);
  const bit = course ? course.facts.indexOf(name) : -1;
  if (!course || bit < 0 || !course.walk.written.has(`fact:${name}`)) return [];
  const first = 1 + course.anchors.length;
  const running = course.situations.filter(
    (situation) => situation.begun[0] && course.counts(course.walk.journeys.places[situation.place]!),
  );
  if (running.length === 0 || running.some(({ begun }) => begun[first + bit])) return [];
  return [finding(file.file, place(), 'recipients-not-yet-known', { path: recipient.of }, 'warning')];
}

/** People are named in a list that some command writes, in a field that its elements have. */
function checkNarrowed({ rights }: ParsedText, shapes: FactShapes, addressed: Addressed[]): Finding[] {
  const named = addressed.map(({ recipient, file, at, workflow }) => {
    return { given: recipient.without, file, at: [...at, 'without'], workflow: workflow as string | undefined };
  });
  const roles = isMapping(rights?.value.roles) ? Object.entries(rights.value.roles) : [];
  const excepted = roles.flatMap(([id, role]) =>
    rights && isMapping(role)
      ? [{ given: role.except as unknown, file: rights, at: ['roles', id, 'except'], workflow: undefined }]
      : [],
  );
  return [...named, ...excepted].flatMap(({ given, file, at, workflow }) => {
    if (!isMapping(given) || typeof given.list !== 'string' || typeof given.by !== 'string') return [];
    const facts = shapes.of(workflow);
    const known = facts.get(given.list);
    const told = (key: 'list' | 'by', what: 'fact' | 'field', name: string, candidates: Iterable<string>) => [
      finding(
        file.file,
        file.locate([...at, key]),
        'unknown-name',
        { what, name, near: nearest(name, candidates) },
        'warning',
      ),
    ];
    if (!known) return told('list', 'fact', given.list, facts.keys());
    const found = followPath(known, ['*', given.by]);
    return 'step' in found ? told('by', 'field', given.by, found.candidates) : [];
  });
}

/** A role that is written to but may do nothing must say so: otherwise it was probably meant to be another. */
function checkRoles(text: ParsedText, registers: Registers, addressed: Addressed[]): Finding[] {
  const file = text.rights;
  if (!file || !isMapping(file.value.roles) || text.broken.size > 0) return [];
  const acting = new Set(rightsIn(text).flatMap(({ roles }) => namesIn(roles)));
  const receiving = new Set(addressed.map(({ recipient }) => recipient.role));
  const owning = new Set(
    [...registers.charts.values()].flatMap((chart) => [...chart.nodes.values()].map(({ state }) => state.meta?.owner)),
  );
  return Object.entries(file.value.roles).flatMap(([id, role]) => {
    const only = isMapping(role) && (role as { onlyReceives?: unknown }).onlyReceives === true;
    const at = ['roles', id];
    const told = (code: 'role-may-do-nothing' | 'role-also-acts', path: Path) => [
      finding(file.file, file.locate(path, 'key'), code, { name: id }, 'warning'),
    ];
    if (only && acting.has(id)) return told('role-also-acts', [...at, 'onlyReceives']);
    if (acting.has(id) || id === 'engine') return [];
    if (!receiving.has(id) && !owning.has(id)) {
      return [finding(file.file, file.locate(at, 'key'), 'never-used', { what: 'role', name: id }, 'warning')];
    }
    return only ? [] : told('role-may-do-nothing', at);
  });
}

function rightsIn({ rights }: ParsedText): Record<string, unknown>[] {
  const workflows = isMapping(rights?.value.rights) ? Object.values(rights.value.rights) : [];
  return workflows.flatMap((commands) => (isMapping(commands) ? Object.values(commands).filter(isMapping) : []));
}

function remindedIn({ reminders: file, deadlines }: ParsedText): Addressed[] {
  if (!file || !isMapping(file.value.reminders)) return [];
  return Object.entries(file.value.reminders).flatMap(([id, rule]) => {
    if (!isMapping(rule) || !Array.isArray(rule.ladder) || typeof rule.deadline !== 'string') return [];
    const { deadline } = rule;
    const workflow: unknown = isMapping(deadlines?.value.deadlines)
      ? deadlines.value.deadlines[deadline]?.workflow
      : null;
    if (typeof workflow !== 'string') return [];
    return rule.ladder.flatMap((rung: unknown, index) => {
      if (!isMapping(rung)) return [];
      const at = ['reminders', id, 'ladder', index];
      const escalated = isMapping(rung.escalate) ? rung.escalate.to : [];
      return [...listed(rung.to, file, [...at, 'to']), ...listed(escalated, file, [...at, 'escalate', 'to'])].map(
        (one) => ({ ...one, workflow, deadline }),
      );
    });
  });
}

function noticedIn({ charts }: Registers): Addressed[] {
  return [...charts].flatMap(([workflow, chart]) =>
    [...chart.commands.values()].flat().flatMap(({ node, transition, at }) => {
      const notify: unknown = transition.meta?.notify;
      return (Array.isArray(notify) ? notify : []).flatMap((notice: unknown, index) =>
        isMapping(notice)
          ? listed(notice.to, node.file, [...at, 'meta', 'notify', index, 'to']).map((one) => ({ ...one, workflow }))
          : [],
      );
    }),
  );
}

function invitedIn({ invitations: file }: ParsedText): Addressed[] {
  if (!file || !isMapping(file.value.invitations)) return [];
  return Object.entries(file.value.invitations).flatMap(([id, rule]) =>
    isMapping(rule) && typeof rule.workflow === 'string'
      ? listed(rule.to, file, ['invitations', id, 'to']).map((one) => ({ ...one, workflow: rule.workflow as string }))
      : [],
  );
}

function ownersIn({ deadlines: file }: ParsedText): Addressed[] {
  if (!file || !isMapping(file.value.deadlines)) return [];
  return Object.entries(file.value.deadlines).flatMap(([id, rule]) =>
    isMapping(rule) && typeof rule.workflow === 'string'
      ? listed(rule.owner, file, ['deadlines', id, 'owner']).map((one) => ({
          ...one,
          workflow: rule.workflow as string,
        }))
      : [],
  );
}

function listed(to: unknown, file: ParsedFile, at: Path): Pick<Addressed, 'recipient' | 'file' | 'at'>[] {
  if (!Array.isArray(to)) return [];
  return to.flatMap((recipient: unknown, index) =>
    isMapping(recipient) ? [{ recipient, file, at: [...at, index] }] : [],
  );
}
