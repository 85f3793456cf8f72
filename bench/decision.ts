import { createMachine, initialTransition, transition } from 'xstate';
import { decide } from '../src/engine/decide.ts';
import { evolve } from '../src/engine/evolve.ts';
import { exactly } from '../src/engine/time.ts';
import type { Case, Command } from '../src/engine/types.ts';
import { type Figure, microseconds, sideBySide } from './measure.ts';
import { nomination, thePolicy } from './the-text.ts';

/** Submitting a nomination, verdicts included, against XState's bare `transition()` on a machine of the same shape. */
export async function decisionAgainstTransition(): Promise<Figure[]> {
  const policy = thePolicy();
  const common = {
    actor: { role: 'nominator', by: 'bench' },
    occurredAt: exactly('2026-01-05'),
    recordedAt: '2026-01-05T09:00:00.000Z',
  };
  const start: Command = {
    kind: 'start',
    id: 'bench',
    workflow: 'national-lkt',
    title: 'Bench',
    policy: 'bench',
    ...common,
  };
  const started = decide(policy, null, start);
  if ('refusals' in started) throw new Error('The case could not be started.');
  const kase = evolve(policy, null, started.events[0] as never);
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

  const workflow = policy.workflows['national-lkt'];
  const bare = createMachine({
    id: 'national-lkt',
    initial: workflow?.initial,
    states: stripped(workflow?.states ?? {}),
  } as object);
  const [at] = initialTransition(bare);
  const [ours, theirs] = await sideBySide(whole, () => transition(bare, at, { type: 'nomination.submit' }));
  return [
    {
      what: 'decide + evolve: submit a nomination, form and verdicts included',
      measured: microseconds(ours),
      against: `XState transition() ${microseconds(theirs)}`,
      ratio: `${(ours / theirs).toFixed(1)}× its time`,
    },
  ];
}

function stripped(states: object): object {
  return Object.fromEntries(
    Object.entries(states).map(([key, { type, history, initial, on, states: inner }]) => [
      key,
      {
        ...(type ? { type } : {}),
        ...(history ? { history } : {}),
        ...(initial ? { initial } : {}),
        on: Object.fromEntries(
          Object.entries((on ?? {}) as Record<string, { target?: string }[]>).map(([command, list]) => [
            command,
            list.map(({ target }) => (target ? { target: `#national-lkt.${target}` } : {})),
          ]),
        ),
        ...(inner ? { states: stripped(inner) } : {}),
      },
    ]),
  );
}
