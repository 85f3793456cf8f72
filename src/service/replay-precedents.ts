import { replay } from '../lab/replay.ts';
import type { Replay } from '../lab/replay-types.ts';
import { replayText, trialText } from '../lab/report-text.ts';
import { type TrialReport, trialReport } from '../lab/trial.ts';
import { nearest } from '../policy/nearest.ts';
import type { ParsedText } from '../policy/text.ts';
import type { Language, Text } from '../policy/types.ts';
import { policyOn } from './policy-on.ts';

type Progress = (done: number, of: number) => void;

export interface Replayed {
  replays: Replay[];
  rendered: string;
}

/** Replays the precedents named, or all of them; `problem` when one of them does not exist. */
export function replayPrecedents(
  text: ParsedText,
  ids: string[],
  language: Language,
  onProgress: Progress,
): Replayed | { problem: Text } {
  const unknown = ids.find((id) => !text.precedents.has(id));
  if (unknown !== undefined) {
    return { problem: noSuch({ da: 'intet præcedens', en: 'no precedent' }, unknown, text.precedents.keys()) };
  }
  const replays = replayAll(text, ids.length > 0 ? ids : [...text.precedents.keys()], undefined, onProgress);
  return { replays, rendered: replayText(replays, language) };
}

/** Every precedent with and without a trial; `problem` when there is no such trial. */
export function tryTrial(
  text: ParsedText,
  trial: string,
  language: Language,
  onProgress: Progress,
): { report: TrialReport; rendered: string } | { problem: Text } {
  const file = text.trials.get(trial);
  if (!file) return { problem: noSuch({ da: 'ingen prøve', en: 'no trial' }, trial, text.trials.keys()) };
  const ids = [...text.precedents.keys()];
  const base = replayAll(text, ids, undefined, (done) => onProgress(done, ids.length * 2));
  const tried = replayAll(text, ids, trial, (done) => onProgress(ids.length + done, ids.length * 2));
  const pairs = base.map((one, index) => ({ base: one, tried: tried[index] as Replay }));
  const report = trialReport({ id: trial, title: file.value.title }, pairs);
  return { report, rendered: trialText(report, language) };
}

/** Trials of the text, each with what it changes. */
export function trials(
  text: ParsedText,
): { id: string; title: Text; change: Record<string, string | number | boolean> }[] {
  return [...text.trials].map(([id, { value }]) => ({ id, title: value.title, change: value.change }));
}

function replayAll(text: ParsedText, ids: string[], trial: string | undefined, onProgress: Progress): Replay[] {
  const policyAt = policyOn(text, trial);
  const replays: Replay[] = [];
  for (const id of ids) {
    const precedent = text.precedents.get(id);
    if (precedent) replays.push(replay(policyAt, id, precedent.value));
    onProgress(replays.length, ids.length);
  }
  return replays;
}

function noSuch(kind: Text, name: string, names: Iterable<string>): Text {
  const known = [...names];
  const near = nearest(name, known);
  return {
    da: `Der er ${kind.da} »${name}«${near ? `; mente du »${near}«?` : '.'} Der findes: ${known.join(', ')}.`,
    en: `There is ${kind.en} "${name}"${near ? `; did you mean "${near}"?` : '.'} There are: ${known.join(', ')}.`,
  };
}
