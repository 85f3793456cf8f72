import type { Phase, Stay } from '../documents/time-line-model.ts';
import { leafPaths, sameState, stateAt } from '../engine/machine.ts';
import type { CaseEvent, Span, StateValue } from '../engine/types.ts';
import type { CalendarDate, Workflow } from '../policy/types.ts';

/**
 * The phases a case passed through, each with its stays in the states inside it. A phase is the state that holds the
 * innermost one, or that itself where none does.
 */
export function phasesOf(workflow: Workflow, events: CaseEvent[]): Phase[] {
  const phases = new Map<string, Phase>();
  const open = new Map<string, Stay>();
  let known: CalendarDate | null = null;
  const enter = (path: string, from: Span) => {
    const node = stateAt(workflow, path);
    const id = path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : path;
    const title = node?.meta.title ?? { da: path, en: path };
    const phase = phases.get(id) ?? { id, title: stateAt(workflow, id)?.meta.title ?? title, stays: [] };
    const stay: Stay = { title, from, to: null, notBefore: known, final: node?.type === 'final' };
    phase.stays.push(stay);
    phases.set(id, phase);
    open.set(path, stay);
  };
  for (const [index, event] of events.entries()) {
    // A start that the record leaves unsaid gives way to where the record first places the case.
    if (event.type === 'started' && events[index + 1]?.type === 'placed') continue;
    const state = stateAfter(event);
    if (state === null) continue;
    const paths = leafPaths(state);
    for (const [path, stay] of open) {
      if (paths.includes(path)) continue;
      stay.to = event.occurredAt;
      open.delete(path);
    }
    for (const path of paths) if (!open.has(path)) enter(path, event.occurredAt);
    known = later(known, event.occurredAt.earliest);
  }
  return [...phases.values()];
}

/** When a case was placed elsewhere than where its course begins, before anything else was told of it. */
export function takenOverAt([started, placed]: CaseEvent[]): Span | null {
  if (started?.type !== 'started' || placed?.type !== 'placed') return null;
  return sameState(started.state, placed.state) ? null : placed.occurredAt;
}

function later(a: CalendarDate | null, b: CalendarDate | null): CalendarDate | null {
  return a !== null && (b === null || a > b) ? a : b;
}

/** Null when the event leaves the case where it was. */
function stateAfter(event: CaseEvent): StateValue | null {
  switch (event.type) {
    case 'started':
    case 'placed':
      return event.state;
    case 'accepted':
      return event.to;
    case 'deadline-passed':
    case 'migrated':
    case 'corrected':
      return null;
    default:
      return event satisfies never;
  }
}
