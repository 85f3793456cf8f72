import { leafPaths, stateAt } from '../engine/machine.ts';
import type { CaseEvent, StateValue } from '../engine/types.ts';
import type { Language, Text, Workflow } from '../policy/types.ts';
import type { RecordedStep } from './record.ts';
import type { Phase } from './replay-types.ts';

/** The states the case passed through. A start that the record leaves unsaid gives way to where the record first places the case. */
export function phasesOf(workflow: Workflow, steps: RecordedStep[]): Phase[] {
  const phases: Phase[] = [];
  let before: StateValue | null = null;
  for (const [index, { number, event, after, source }] of steps.entries()) {
    const next = steps[index + 1]?.event;
    if (number === 0 && next?.type === 'placed') continue;
    if (before !== null && written(before) === written(after.state)) continue;
    before = after.state;
    const last = phases.at(-1);
    if (last) last.to = event.occurredAt;
    const state = written(after.state);
    phases.push({ state, title: titleOf(workflow, state), from: event.occurredAt, to: null, by: how(event), source });
  }
  return phases;
}

/** Dotted path of the innermost state; parallel ones are joined with `+`. */
function written(state: StateValue): string {
  return leafPaths(state).join(' + ');
}

function how(event: CaseEvent): Phase['by'] {
  return event.type === 'placed' ? 'placed' : 'command';
}

function titleOf(workflow: Workflow, state: string): Text {
  const title = (language: Language) =>
    state
      .split(' + ')
      .map((path) => {
        const keys = path.split('.');
        const titles = keys.map(
          (key, at) => stateAt(workflow, keys.slice(0, at + 1).join('.'))?.meta.title[language] ?? key,
        );
        return titles.join(' › ');
      })
      .join(' + ');
  return { da: title('da'), en: title('en') };
}
