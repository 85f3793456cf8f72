/** A trial: which values it changes, and whether it may. */

import { isPeriod, nearestPeriod } from './dates.ts';
import { type Finding, finding } from './findings.ts';
import { nearest } from './nearest.ts';
import { isOfUnit } from './references.ts';
import { NameCheck, type Registers } from './registers.ts';
import { isMapping, type ParsedText, type Source } from './text.ts';
import type { TrialFile } from './text-shapes.ts';
import type { Json } from './types.ts';

export type Change =
  | { of: 'parameter'; id: string; value: Json }
  | { of: 'criterion'; id: string; strength: 'must' | 'should' }
  | { of: 'criterion'; id: string; applies: boolean }
  | { of: 'deadline'; id: string; for: string }
  | { of: 'deadline'; id: string; stopsWhenPaused: boolean };

export function checkTrials(text: ParsedText, registers: Registers): Finding[] {
  return [...text.trials.values()].flatMap((trial) => {
    const names = new NameCheck();
    names.sources(trial.value.source, registers.facts, trial, ['source']);
    return [...names.findings, ...readTrial(trial, text, registers).findings];
  });
}

/** What a trial changes, and what is wrong with it. */
export function readTrial(
  trial: Source<TrialFile>,
  text: ParsedText,
  registers: Registers,
): { changes: Change[]; findings: Finding[] } {
  const names = new NameCheck();
  const changes: Change[] = [];
  const change: unknown = trial.value.change;
  for (const [key, value] of Object.entries(isMapping(change) ? change : {})) {
    const read = readChange(key, value, trial, text, registers, names);
    if (read) changes.push(read);
  }
  return { changes, findings: names.findings };
}

function readChange(
  key: string,
  value: unknown,
  trial: Source<TrialFile>,
  text: ParsedText,
  registers: Registers,
  names: NameCheck,
): Change | null {
  const at = ['change', key];
  const [of, id, what, ...more] = key.split('.');
  const shape = [of, what].filter(Boolean).join('.');
  const wrong = <T>(found: Finding): T | null => {
    names.findings.push(found);
    return null;
  };
  const place = () => trial.locate(at);
  const notOneOf = (allowed: string[]) => {
    const found = String(value);
    return wrong<Change>(finding(trial.file, place(), 'not-one-of', { found, allowed, near: nearest(found, allowed) }));
  };
  if (more.length > 0 || id === undefined || !changeable.includes(shape)) {
    const near = id === undefined ? undefined : nearestKey(of!, id, what);
    return wrong(finding(trial.file, trial.locate(at, 'key'), 'cannot-be-changed', { key, near }));
  }
  switch (shape) {
    case 'parameters': {
      if (!names.expect('parameter', id, registers.parameters, trial, at, 'key')) return null;
      const unit = text.parameters?.value.parameters[id]?.unit;
      if (unit === undefined) return null;
      if (unit === 'period' && typeof value === 'string' && !isPeriod(value))
        return wrong(notAPeriod(trial, place(), value));
      if (!isOfUnit(value, unit))
        return wrong(
          finding(trial.file, place(), 'value-not-of-unit', { found: String(value), unit, near: undefined }),
        );
      return { of: 'parameter', id, value: value as Json };
    }
    case 'criteria.strength':
      if (!names.expect('criterion', id, registers.criteria, trial, at, 'key')) return null;
      if (value !== 'must' && value !== 'should') return notOneOf(['must', 'should']);
      return { of: 'criterion', id, strength: value };
    case 'criteria.applies':
      if (!names.expect('criterion', id, registers.criteria, trial, at, 'key')) return null;
      if (typeof value !== 'boolean') return notOneOf(['true', 'false']);
      return { of: 'criterion', id, applies: value };
    case 'deadlines.for':
      if (!names.expect('deadline', id, registers.deadlines, trial, at, 'key')) return null;
      if (typeof value !== 'string' || !isPeriod(value)) return wrong(notAPeriod(trial, place(), String(value)));
      return { of: 'deadline', id, for: value };
    default:
      if (!names.expect('deadline', id, registers.deadlines, trial, at, 'key')) return null;
      if (typeof value !== 'boolean') return notOneOf(['true', 'false']);
      return { of: 'deadline', id, stopsWhenPaused: value };
  }
}

const changeable = [
  'parameters',
  'criteria.strength',
  'criteria.applies',
  'deadlines.for',
  'deadlines.stopsWhenPaused',
];

function nearestKey(of: string, id: string, what: string | undefined): string | undefined {
  const near = nearest([of, what].filter(Boolean).join('.'), changeable);
  if (near === undefined) return undefined;
  const [first, last] = near.split('.');
  return [first, id, last].filter(Boolean).join('.');
}

function notAPeriod(trial: Source<TrialFile>, place: { line: number; column: number }, found: string): Finding {
  return finding(trial.file, place, 'not-a-period', { found, near: nearestPeriod(found) });
}
