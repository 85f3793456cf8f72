/** What is found only because of something else that is found: told when that has been corrected, if it is still there. */

import { type Finding, finding, inReadingOrder } from './findings.ts';
import type { Noun } from './nouns.ts';

export function withoutFollowers(findings: Finding[]): Finding[] {
  const wrong = indexOf(findings);
  const own = findings.filter((one) => follows[one.code]?.(one, wrong) !== true);
  return oncePerName(own.map((one) => (wrong.carrying.has(one) ? { ...one, severity: 'error' } : one)));
}

interface Wrong {
  /** Names that are not found: what → names. */
  names: Map<string, Set<string>>;
  /** The intended words of names that are not found: what → words. */
  nears: Map<string, Set<string>>;
  /** Files → keys that unknown keys there were meant as. */
  keys: Map<string, Set<string>>;
  /** Names that files are expected to bear. */
  expected: Set<string>;
  /** Files in which something is an error. */
  files: Set<string>;
  /** Files → lines at which an example ends otherwise. */
  examples: Map<string, number[]>;
  /** Warnings from which errors follow. */
  carrying: Set<Finding>;
}

const follows: Partial<Record<Finding['code'], (one: Finding, wrong: Wrong) => boolean>> = {
  // The name that is not found may have been this one.
  'never-used': ({ params: { what } }, { names }) =>
    (spelt[String(what) as Noun] ?? []).some((each) => names.has(each)),
  'never-recorded': (_, { names }) => names.has('milestone') || names.has('field'),
  'never-planned': (_, { names }) => names.has('milestone') || names.has('field'),
  'nothing-reminds': (_, { files, names }) => watchers.some((file) => files.has(file)) || names.has('deadline'),
  'nobody-may': ({ params: { command } }, { nears }) => nears.get('command')?.has(String(command)) === true,
  'missing-key': ({ file, params: { key } }, { keys }) => keys.get(file)?.has(String(key)) === true,
  'example-missing': ({ file, line, params: { through } }, { examples }) =>
    examples.get(file)?.some((each) => each >= line && each <= Number(through)) === true,
  'example-differs': ({ params: { missing } }, { names }) =>
    Array.isArray(missing) && missing.some((path) => names.get('fact')?.has(String(path).split('.')[0] as string)),
  'unknown-name': ({ params: { what, name } }, { names, expected }) =>
    (what === 'link' && names.has('workflow')) || ((what === 'guard' || what === 'gate') && expected.has(String(name))),
};

/** Where a thing is named, by what is told there of a name that is not found. */
const spelt: Partial<Record<Noun, string[]>> = {
  phase: ['phase'],
  message: ['message'],
  parameter: ['parameter', 'period-parameter', 'time-parameter'],
  condition: ['guard', 'condition'],
  gate: ['guard', 'gate'],
  form: ['form'],
  role: ['role'],
};
const watchers = ['rules/deadlines.yaml', 'rules/reminders.yaml'];

function indexOf(findings: Finding[]): Wrong {
  const wrong: Wrong = {
    names: new Map(),
    nears: new Map(),
    keys: new Map(),
    expected: new Set(),
    files: new Set(),
    examples: new Map(),
    carrying: new Set(),
  };
  const note = (map: Map<string, Set<string>>, key: string, value: unknown) =>
    map.set(key, (map.get(key) ?? new Set<string>()).add(String(value)));
  for (const { code, file, line, severity, params } of findings) {
    if (severity === 'error') wrong.files.add(file);
    if (code === 'unknown-name') {
      note(wrong.names, String(params.what), params.name);
      if (params.near !== undefined) note(wrong.nears, String(params.what), params.near);
    }
    if (code === 'condition-fault' && params.rule === 'unknown-condition') note(wrong.names, 'condition', params.found);
    if (code === 'unknown-key' && params.near !== undefined) note(wrong.keys, file, params.near);
    if (code === 'name-differs-from-file') wrong.expected.add(String(params.expected));
    if (code === 'example-differs') wrong.examples.set(file, [...(wrong.examples.get(file) ?? []), line]);
  }
  const read = new Set(
    findings.flatMap(({ code, params: { missing } }) =>
      code === 'example-differs' && Array.isArray(missing) ? missing.map((path) => String(path).split('.')[0]) : [],
    ),
  );
  for (const one of findings)
    if (one.code === 'unknown-name' && one.params.what === 'fact' && read.has(String(one.params.name)))
      wrong.carrying.add(one);
  return wrong;
}

/**
 * A name that is not found at several places is one mistake, told at the first with the others beside it. A state is the
 * same by its own name and by its whole path. The two languages of a message are corrected each for itself.
 */
function oncePerName(findings: Finding[]): Finding[] {
  const groups = Map.groupBy(findings, (one) => {
    const { what, name, near } = one.params;
    const last = what === 'state' ? String(name).split('.').at(-1) : name;
    const together = one.code === 'unknown-name' && !one.file.startsWith('rules/messages/');
    return together ? JSON.stringify([one.severity, what, last, near]) : '';
  });
  const { '': others = [], ...named } = Object.fromEntries(groups);
  const told = Object.values(named).map((group) => {
    const [first, ...rest] = inReadingOrder(group) as [Finding, ...Finding[]];
    if (rest.length === 0) return first;
    const also = rest.map(({ file, line, column }) => `${file}:${line}:${column}`);
    const params = first.params as { what: Noun; name: string; near: string | undefined };
    return finding(first.file, first, 'unknown-name', { ...params, also }, first.severity);
  });
  return [...others, ...told];
}
