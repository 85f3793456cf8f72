/** Checks what holds for a time: the order of the dates, and that nothing overlaps or leaves a day without an answer. */

import { type Finding, finding } from './findings.ts';
import { nearest } from './nearest.ts';
import type { ParsedFile, Path } from './parse.ts';
import { isMapping, type ParsedText } from './text.ts';

export function checkDatedValues(text: ParsedText): Finding[] {
  return [...parameterValues(text), ...criteriaPeriods(text), ...holidays(text), ...timeZone(text)];
}

/** From the first day on, to the last day before `until`. */
interface Period {
  from: string;
  until?: string;
  file: ParsedFile;
  /** Where the beginning and the end stand. */
  fromAt: Path;
  fromPart: 'key' | 'value';
  untilAt: Path;
}

function parameterValues({ parameters: file }: ParsedText): Finding[] {
  if (!file) return [];
  return entriesOf(file.value.parameters).flatMap(([id, parameter]) => {
    const dated = entriesOf(parameter.values);
    const periods = dated.map(([from, { until }]): Period => {
      const at = ['parameters', id, 'values', from];
      return { from, ...end(until), file, fromAt: at, fromPart: 'key', untilAt: [...at, 'until'] };
    });
    const order = periods.flatMap(({ from, fromAt }, index) => {
      const before = periods[index - 1]?.from;
      if (before === undefined || from >= before) return [];
      return [finding(file.file, file.locate(fromAt, 'key'), 'dates-out-of-order', { date: from, before })];
    });
    const repeated = dated.flatMap(([date, value], index) => {
      const before = dated[index - 1];
      if (!before || before[1].until !== undefined || !isSame(before[1], value)) return [];
      const place = file.locate(['parameters', id, 'values', date], 'key');
      return [finding(file.file, place, 'value-repeated', { date, before: before[0] }, 'warning')];
    });
    // Where the dates stand in disorder it is not known what was to follow what.
    return [...order, ...repeated, ...backwards(periods), ...(order.length > 0 ? [] : following(periods, false))];
  });
}

function isSame(left: Record<string, unknown>, right: Record<string, unknown>): boolean {
  const kept = ['value', 'status', 'applies', 'source', 'note'];
  return kept.every((key) => JSON.stringify(left[key]) === JSON.stringify(right[key]));
}

/** Criteria of one gate with the same title are one criterion whose content changes: one ends where the next begins. */
function criteriaPeriods({ criteria }: ParsedText): Finding[] {
  return criteria.flatMap((file) => {
    const byTitle = new Map<string, Period[]>();
    for (const [id, { inForce, title }] of entriesOf(file.value.criteria as unknown)) {
      if (!isMapping(inForce) || typeof inForce.from !== 'string') continue;
      const name = isMapping(title) && typeof title.da === 'string' ? title.da : id;
      const at = ['criteria', id, 'inForce'];
      const period: Period = {
        from: inForce.from,
        ...end(inForce.until),
        file,
        fromAt: [...at, 'from'],
        fromPart: 'value',
        untilAt: [...at, 'until'],
      };
      byTitle.set(name, byTitle.get(name) ?? []);
      byTitle.get(name)!.push(period);
    }
    return [...byTitle.values()].flatMap((periods) => {
      const inOrder = periods.toSorted((left, right) => (left.from < right.from ? -1 : 1));
      return [...backwards(inOrder), ...following(inOrder, true)];
    });
  });
}

/** Years here are whole: `until: 2023` is the last year. */
function holidays({ calendar: file }: ParsedText): Finding[] {
  const listed: unknown = file?.value.holidays;
  if (!file || !Array.isArray(listed)) return [];
  return listed.flatMap((holiday: unknown, index) => {
    if (!isMapping(holiday) || typeof holiday.from !== 'number' || typeof holiday.until !== 'number') return [];
    if (holiday.until >= holiday.from) return [];
    const params = { from: String(holiday.from), until: String(holiday.until) };
    return [finding(file.file, file.locate(['holidays', index, 'until']), 'ends-before-it-begins', params)];
  });
}

/** Every day and hour is counted in it. */
function timeZone({ calendar: file }: ParsedText): Finding[] {
  const name: unknown = file?.value.timeZone;
  if (!file || typeof name !== 'string' || isTimeZone(name)) return [];
  const near = nearest(name, Intl.supportedValuesOf('timeZone'));
  return [finding(file.file, file.locate(['timeZone']), 'unknown-name', { what: 'time-zone', name, near })];
}

/** Names that are no one's first name, such as UTC. Asked for at every check, and slow to find out. */
const otherNames = new Set<string>();

function isTimeZone(timeZone: string): boolean {
  if (otherNames.has(timeZone) || Intl.supportedValuesOf('timeZone').includes(timeZone)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    otherNames.add(timeZone);
    return true;
  } catch {
    return false;
  }
}

function backwards(periods: Period[]): Finding[] {
  return periods.flatMap(({ from, until, file, untilAt }) => {
    if (until === undefined || until > from) return [];
    return [finding(file.file, file.locate(untilAt), 'ends-before-it-begins', { from, until })];
  });
}

/** @param mustEnd a period without an end overlaps with the next; otherwise it ends where the next begins. */
function following(periods: Period[], mustEnd: boolean): Finding[] {
  return periods.flatMap(({ from, until, file, untilAt }, index) => {
    const next = periods[index + 1];
    if (!next || next.from < from || (until === undefined && !mustEnd)) return [];
    if (until !== undefined && until <= from) return [];
    if (until === undefined || until > next.from) {
      const place = until === undefined ? next.file.locate(next.fromAt, next.fromPart) : file.locate(untilAt);
      return [finding(file.file, place, 'periods-overlap', { from: next.from, until })];
    }
    if (until === next.from) return [];
    return [finding(file.file, file.locate(untilAt), 'gap-between-periods', { until, from: next.from })];
  });
}

function end(until: unknown): { until?: string } {
  return typeof until === 'string' ? { until } : {};
}

function entriesOf(value: unknown): [string, Record<string, unknown>][] {
  if (!isMapping(value)) return [];
  return Object.entries(value).filter((entry): entry is [string, Record<string, unknown>] => isMapping(entry[1]));
}
