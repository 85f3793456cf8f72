/** Recordings of the text filled in from a payload, and what they do to a case. */

import type { CalendarDate, Json, JsonObject, Recording, Text } from '../policy/types.ts';
import { daysBetween, exactly, isCalendarDate, isExact, shiftSpan } from './time.ts';
import type { Case, Change, Dated, Instant, Planned, Span } from './types.ts';

export type Resolved = { changes: Change[] } | { problem: Text };

/** What the policy knows that recordings may refer to. */
interface Known {
  milestones: Record<string, unknown>;
  criteria: Record<string, { workflow: string }>;
}

/**
 * Fills recordings in from the payload. A `set`, `append`, `remove`, `amend` or `plan` whose field the payload leaves out is left out too;
 * any other absent field, an unknown milestone or an impossible date is a problem.
 */
export function resolveRecordings(
  recordings: Recording[],
  payload: JsonObject,
  kase: Case,
  occurredAt: Span,
  known: Known,
): Resolved {
  const changes: Change[] = [];
  for (const recording of recordings) {
    const resolved = resolveOne(recording, payload, kase, occurredAt);
    if ('problem' in resolved) return resolved;
    for (const change of resolved.changes) {
      const id = 'milestone' in change ? change.milestone : 'plan' in change ? change.plan : undefined;
      if (id !== undefined && !Object.hasOwn(known.milestones, id)) return unknownMilestone(id);
      if ('waive' in change && !isOwn(known, change.waive, kase)) return unknownCriterion(change.waive);
      changes.push(change);
    }
  }
  return { changes };
}

function resolveOne(recording: Recording, payload: JsonObject, kase: Case, occurredAt: Span): Resolved {
  if ('set' in recording || 'append' in recording) {
    const value = read(payload, recording.value ?? '$');
    if (value === undefined) return { changes: [] };
    return { changes: ['set' in recording ? { set: recording.set, value } : { append: recording.append, value }] };
  }
  if ('remove' in recording) {
    const value = read(payload, recording.value);
    return { changes: value === undefined ? [] : [{ remove: recording.remove, by: recording.by, value }] };
  }
  if ('amend' in recording) {
    const { amend, by, fields } = recording;
    const value = read(payload, recording.value);
    const given = fields.filter((field) => Object.hasOwn(payload, field));
    if (value === undefined || given.length === 0) return { changes: [] };
    const changed = Object.fromEntries(given.map((field) => [field, payload[field] as Json]));
    return { changes: [{ amend, by, value, with: changed }] };
  }
  // The payload has been laid over the fact before it was judged.
  if ('merge' in recording) return { changes: [{ set: recording.merge, value: payload }] };
  if ('milestone' in recording) {
    const when = recording.at === undefined ? occurredAt : dateIn(payload, recording.at);
    return when ? { changes: [{ milestone: fillIn(recording.milestone, payload), when }] } : noDate(recording.at);
  }
  if ('plan' in recording) {
    if (read(payload, recording.at) === undefined) return { changes: [] };
    const when = dateIn(payload, recording.at);
    return when ? { changes: [{ plan: fillIn(recording.plan, payload), when }] } : noDate(recording.at);
  }
  if ('replan' in recording) {
    const when = dateIn(payload, recording.at);
    if (!when) return noDate(recording.at);
    const id = fillIn(recording.replan, payload);
    const shiftLater = recording.shiftLater !== undefined && read(payload, recording.shiftLater) === true;
    return { changes: [{ plan: id, when }, ...(shiftLater ? shiftedAfter(kase, id, when) : [])] };
  }
  if ('extend' in recording) {
    if (read(payload, recording.until) === undefined) return { changes: [] };
    const until = dateIn(payload, recording.until);
    return until ? { changes: [{ extend: recording.extend, until, of: null }] } : noDate(recording.until);
  }
  if ('waive' in recording) {
    const until = dateIn(payload, recording.until);
    const criterion = read(payload, recording.waive);
    if (!until) return noDate(recording.until);
    if (until.latest && occurredAt.earliest && until.latest < occurredAt.earliest) return endedBefore(until.latest);
    return { changes: [{ waive: String(criterion ?? ''), until }] };
  }
  return { changes: [{ clock: recording.clock }] };
}

/** Milestones planned after the moved one, moved as many days; only where all dates are known to the day. */
function shiftedAfter(kase: Case, moved: string, to: Span): Change[] {
  const before = kase.planned[moved]?.when;
  if (!before || !isExact(before) || !isExact(to)) return [];
  const days = daysBetween(before.earliest as CalendarDate, to.earliest as CalendarDate);
  return Object.entries(kase.planned)
    .filter(
      ([id, { when }]) => id !== moved && isExact(when) && (when.earliest as string) > (before.earliest as string),
    )
    .filter(([id]) => !Object.hasOwn(kase.milestones, id))
    .map(([id, { when }]) => ({ plan: id, when: shiftSpan(when, days) }));
}

/** The case with one change written on it. */
export function applyChange(
  kase: Case,
  change: Change,
  at: { version: number; entered: CalendarDate; occurredAt: Span; recordedAt: Instant },
): Case {
  const dated = (when: Span): Dated => ({ when, version: at.version, entered: at.entered });
  if ('set' in change) return { ...kase, facts: withFact(kase.facts, change.set.split('.'), () => change.value) };
  if ('append' in change)
    return {
      ...kase,
      facts: withFact(kase.facts, change.append.split('.'), (old) => [
        ...(Array.isArray(old) ? old : []),
        change.value,
      ]),
    };
  if ('remove' in change)
    return {
      ...kase,
      facts: withFact(kase.facts, change.remove.split('.'), (old) =>
        (Array.isArray(old) ? old : []).filter((each) => !change.by.some((field) => holds(each, field, change.value))),
      ),
    };
  if ('amend' in change)
    return { ...kase, facts: withFact(kase.facts, change.amend.split('.'), (old) => amended(old, change)) };
  if ('milestone' in change)
    return { ...kase, milestones: { ...kase.milestones, [change.milestone]: dated(change.when) } };
  if ('plan' in change) {
    const before = Object.hasOwn(kase.planned, change.plan) ? kase.planned[change.plan] : undefined;
    const planned = { ...dated(change.when), ...moves(before, change.when, at.recordedAt) };
    return { ...kase, planned: { ...kase.planned, [change.plan]: planned } };
  }
  if ('extend' in change) {
    const extension = { ...dated(change.until), decided: at.occurredAt, of: change.of };
    return { ...kase, extensions: { ...kase.extensions, [change.extend]: extension } };
  }
  if ('waive' in change) return { ...kase, waivers: { ...kase.waivers, [change.waive]: dated(change.until) } };
  return { ...kase, pauses: change.clock === 'stop' ? begun(kase, at) : ended(kase, at) };
}

/** The first element that holds the value in the first field that any holds it in, with the fields laid over it. */
function amended(old: Json | undefined, change: Extract<Change, { amend: string }>): Json[] {
  const list = Array.isArray(old) ? old : [];
  const found = change.by.map((field) => list.findIndex((each) => holds(each, field, change.value)));
  const index = found.find((each) => each !== -1);
  return list.map((each, at) => (at === index ? { ...(each as JsonObject), ...change.with } : each));
}

function holds(element: Json, field: string, value: Json): boolean {
  const mapping = element !== null && typeof element === 'object' && !Array.isArray(element);
  return mapping && Object.hasOwn(element, field) && JSON.stringify(element[field]) === JSON.stringify(value);
}

/** A plan entered again for the same day is the same plan. */
function moves(before: Planned | undefined, when: Span, at: Instant): Pick<Planned, 'moves' | 'movedAt'> {
  if (!before) return { moves: 0, movedAt: at };
  const { moves: so = 0, movedAt = at } = before;
  const same = before.when.earliest === when.earliest && before.when.latest === when.latest;
  return same ? { moves: so, movedAt } : { moves: so + 1, movedAt: at };
}

function begun(kase: Case, at: { version: number; occurredAt: Span }): Case['pauses'] {
  return [...kase.pauses, { from: at.occurredAt, to: null, version: at.version }];
}

function ended(kase: Case, at: { occurredAt: Span }): Case['pauses'] {
  return kase.pauses.map((pause, index) =>
    index === kase.pauses.length - 1 && !pause.to ? { ...pause, to: at.occurredAt } : pause,
  );
}

function withFact(facts: JsonObject, keys: string[], change: (old: Json | undefined) => Json): JsonObject {
  const [key, ...rest] = keys as [string, ...string[]];
  const old = Object.hasOwn(facts, key) ? facts[key] : undefined;
  if (rest.length === 0) return { ...facts, [key]: change(old) };
  const inner = old && typeof old === 'object' && !Array.isArray(old) ? old : {};
  return { ...facts, [key]: withFact(inner, rest, change) };
}

/** A payload's value at `$` or `$.a.b`; own properties only. */
export function read(payload: JsonObject, path: string): Json | undefined {
  let value: Json | undefined = payload;
  for (const key of path.split('.').slice(1)) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined;
    value = (value as JsonObject)[key];
  }
  return value;
}

function dateIn(payload: JsonObject, path: string): Span | null {
  const value = read(payload, path);
  return typeof value === 'string' && isCalendarDate(value) ? exactly(value) : null;
}

function fillIn(name: string, payload: JsonObject): string {
  return name.replace(/\{(\w+)\}/g, (_, field: string) => String(read(payload, `$.${field}`) ?? ''));
}

function noDate(path: string | undefined): { problem: Text } {
  const field = (path ?? '').replace('$.', '');
  return {
    problem: {
      da: `Feltet »${field}« skal være en dato (ÅÅÅÅ-MM-DD).`,
      en: `The field "${field}" must be a date (YYYY-MM-DD).`,
    },
  };
}

function unknownMilestone(id: string): { problem: Text } {
  return { problem: { da: `Milepælen »${id}« findes ikke i forløbet.`, en: `The workflow has no milestone "${id}".` } };
}

function endedBefore(until: CalendarDate): { problem: Text } {
  return {
    problem: {
      da: `Dispensationen ville være udløbet (${until}), før den blev givet. Ret datoen.`,
      en: `The waiver would have ended (${until}) before it was granted. Correct the date.`,
    },
  };
}

function isOwn({ criteria }: Known, id: string, { workflow }: Case): boolean {
  return Object.hasOwn(criteria, id) && criteria[id]!.workflow === workflow;
}

function unknownCriterion(id: string): { problem: Text } {
  return {
    problem: {
      da: `Kriteriet »${id}« findes ikke i reglerne for forløbet.`,
      en: `The rules of the workflow have no criterion "${id}".`,
    },
  };
}
