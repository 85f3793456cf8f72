/** What the facts of a case look like, by the forms whose payloads they are, and whether a path leads to something. */

import type { Registers } from './registers.ts';
import { isMapping, type ParsedText } from './text.ts';

/** JSON Schemas of the value; null where nothing is known about it. */
type Shapes = (Record<string, unknown> | null)[];

export interface FactShapes {
  /** Of one workflow, or of all of them; what a new case is started with included. */
  of(workflow?: string): ReadonlyMap<string, Shapes>;
}

export type FactLookup = { found: true } | { step: number; candidates: string[] };

export function factShapesOf(text: ParsedText, { charts }: Registers): FactShapes {
  const byWorkflow = new Map<string, Map<string, Shapes>>();
  const add = (workflow: string, name: string, shape: Shapes[number]): void => {
    const facts = byWorkflow.get(workflow) ?? new Map<string, Shapes>();
    byWorkflow.set(workflow, facts);
    facts.set(name, facts.get(name) ?? []);
    facts.get(name)!.push(shape);
  };
  const handed: { from: string; to: string; name: string; path: unknown }[] = [];
  for (const [workflow, chart] of charts) {
    for (const { transition } of [...chart.commands.values()].flat()) {
      const { meta } = transition;
      if (!isMapping(meta)) continue;
      const form = typeof meta.form === 'string' ? text.forms.get(meta.form)?.value : undefined;
      for (const recording of Array.isArray(meta.record) ? meta.record : []) {
        if (!isMapping(recording)) continue;
        const { set, merge, append, value } = recording as Record<string, unknown>;
        const shape = fieldAt(form, value);
        const whole = set ?? merge;
        if (typeof whole === 'string') add(workflow, whole, shape);
        if (typeof append === 'string') add(workflow, append, shape && { type: 'array', items: shape });
      }
      for (const drive of Array.isArray((meta as { drive?: unknown }).drive)
        ? (meta as { drive: unknown[] }).drive
        : []) {
        if (!isMapping(drive) || typeof drive.start !== 'string' || !isMapping(drive.facts)) continue;
        for (const [name, path] of Object.entries(drive.facts))
          handed.push({ from: workflow, to: drive.start, name, path });
      }
    }
  }
  // What a case is started with looks as it does in the case it comes from.
  for (const { from, to, name, path } of handed) {
    const [fact = '', ...steps] = typeof path === 'string' ? path.split('.') : [];
    for (const shape of byWorkflow.get(from)?.get(fact) ?? [null])
      add(to, name, fieldAt(shape, ['$', ...steps].join('.')));
  }
  const everywhere = new Map<string, Shapes>();
  for (const [name, shapes] of [...byWorkflow.values()].flatMap((facts) => [...facts]))
    everywhere.set(name, [...(everywhere.get(name) ?? []), ...shapes]);
  return { of: (workflow) => (workflow === undefined ? everywhere : (byWorkflow.get(workflow) ?? new Map())) };
}

function fieldAt(form: unknown, path: unknown): Shapes[number] {
  let schema = form;
  for (const step of typeof path === 'string' ? path.split('.').slice(1) : []) {
    schema = isMapping(schema) && isMapping(schema.properties) ? schema.properties[step] : undefined;
  }
  return isMapping(schema) ? schema : null;
}

/** Follows steps into a fact; lists are entered by a number or `*`. */
export function followPath(shapes: Shapes, steps: readonly string[]): FactLookup {
  let here = shapes;
  for (const [step, name] of steps.entries()) {
    if (here.includes(null)) return { found: true };
    const candidates = here.flatMap((shape) => (isMapping(shape?.properties) ? Object.keys(shape.properties) : []));
    const next = here.flatMap((shape): Shapes => {
      if (name === 'length' && (shape?.type === 'array' || shape?.type === 'string')) return [{ type: 'integer' }];
      if (shape?.type === 'array')
        return /^(?:\d+|\*)$/.test(name) ? [isMapping(shape.items) ? shape.items : null] : [];
      const field =
        isMapping(shape?.properties) && Object.hasOwn(shape.properties, name) ? shape.properties[name] : undefined;
      return field === undefined ? [] : [isMapping(field) ? field : null];
    });
    if (next.length === 0) return { step, candidates };
    here = next;
  }
  return { found: true };
}

/** `$.a[0]['b'].length` as its steps; null where it is something else. */
export function stepsOf(path: string): string[] | null {
  if (!/^\$(?:\.[^.[\]]+|\[\d+\]|\[\*\]|\['[^']+'\])*$/.test(path)) return null;
  return [...path.slice(1).matchAll(/\.([^.[\]]+)|\[(\d+|\*)\]|\['([^']+)'\]/g)].map(
    ([, name, index, quoted]) => name ?? index ?? quoted!,
  );
}
