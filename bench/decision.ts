import { createMachine, initialTransition, transition } from 'xstate';
import { decide } from '../src/engine/decide.ts';
import { evolve } from '../src/engine/evolve.ts';
import type { Case, Command } from '../src/engine/types.ts';
import type { StateNode, Transition, Workflow } from '../src/policy/types.ts';
import { atMost, type Figure, microseconds, sideBySide } from './measure.ts';
import { nomination, startedCase, thePolicy } from './the-text.ts';

/**
 * Submitting a nomination, from command to case: right, form, every verdict of the gate, XState's transition, the event
 * applied. Against XState's `transition()` alone, on a machine with the same states, transitions and guards, where it
 * takes the same transition and its guard has nothing to look up.
 */
export async function decision(): Promise<Figure[]> {
  const policy = thePolicy();
  const { kase, common } = startedCase(policy, 'bench');
  const submit: Command = {
    kind: 'do',
    name: 'nomination.submit',
    payload: nomination,
    related: { round: { deadline: '2026-02-01', invited: ['reg-sj'] } },
    ...common,
  };
  const whole = (): Case => {
    const decided = decide(policy, kase, submit);
    if ('refusals' in decided) throw new Error(decided.refusals.map(({ why }) => why.en).join(' '));
    return decided.events.reduce<Case>((so, event) => evolve(policy, so, event), kase);
  };

  const bare = bareMachine('national-lkt', policy.workflows['national-lkt'] as Workflow);
  const [at] = initialTransition(bare);
  const alone = () => transition(bare, at, { type: submit.name })[0];
  const [ours, theirs] = [whole().state, alone().value].map((state) => JSON.stringify(state));
  if (ours !== theirs) throw new Error(`The two took different transitions: ${ours} and ${theirs}.`);

  const [time, bareTime] = await sideBySide(whole, alone, { milliseconds: 500 });
  return [
    {
      what: 'Submitting a nomination: form, verdicts, transition, event applied',
      measured: microseconds(time),
      against: `XState’s bare transition(): ${microseconds(bareTime)}`,
      ...atMost(3, time / bareTime, '× its time'),
    },
  ];
}

function bareMachine(id: string, workflow: Workflow) {
  const guards: Record<string, () => boolean> = {};
  const toXState = ({ target, guard }: Transition): object => {
    if (guard) guards[guard] = () => true;
    return { ...(target ? { target: `#${id}.${target}` } : {}), ...(guard ? { guard } : {}) };
  };
  const node = ({ type, history, initial, on = {}, states }: Partial<StateNode>): object => ({
    ...(type ? { type } : {}),
    ...(history ? { history } : {}),
    ...(initial ? { initial } : {}),
    on: Object.fromEntries(Object.entries(on).map(([command, list]) => [command, list.map(toXState)])),
    ...(states ? { states: Object.fromEntries(Object.entries(states).map(([key, each]) => [key, node(each)])) } : {}),
  });
  return createMachine({ id, ...node(workflow) } as object, { guards } as object);
}
