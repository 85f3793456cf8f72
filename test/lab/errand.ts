/** A small workflow of its own, so that the edges of replaying can be shown without the LKTs. */

import type { PrecedentEvent, PrecedentFile } from '../../src/policy/text-shapes.ts';
import type { CalendarDate, DeadlineRule, Policy, Text, Transition } from '../../src/policy/types.ts';
import { danish } from '../engine/danish-calendar.ts';

const text = (da: string, en = da): Text => ({ da, en });
const source = { document: 'diary', place: 'page 1' };

const step = (title: string, milestone: string, more: Partial<Transition> = {}): Transition[] => [
  { meta: { title: text(title), source: [], record: [{ milestone }] }, ...more },
];

const deadline = (rule: Partial<DeadlineRule> & Pick<DeadlineRule, 'kind' | 'from' | 'until'>): DeadlineRule => ({
  title: text('Frist', 'Deadline'),
  workflow: 'errand',
  for: 'P12M',
  binding: true,
  status: 'in-force',
  while: [],
  monthEnd: 'down',
  roll: 'none',
  stopsWhenPaused: false,
  stopsIn: [],
  running: 'recompute',
  owner: [],
  source: [],
  ...rule,
});

/** From 2020 a paper is required when handing in; before that nothing is. */
export function errandPolicy(
  at: CalendarDate,
  changed: { for?: string; binding?: boolean; must?: boolean } = {},
): Policy {
  const asks = at >= '2020-01-01' || changed.must === true;
  return {
    at,
    trial: null,
    workflows: {
      errand: {
        title: text('Ærinde', 'Errand'),
        source: [],
        initial: 'draft',
        milestones: Object.fromEntries(
          [
            ['submitted', text('Afleveret', 'Submitted')],
            ['approved', text('Godkendt', 'Approved')],
            ['asked', text('Spurgt', 'Asked')],
          ].map(([id, title]) => [id as string, { title: title as Text, source: [] }]),
        ),
        states: {
          draft: {
            meta: { title: text('Kladde', 'Draft') },
            on: { submit: step('Aflevér', 'submitted', { target: 'review', guard: 'completeness' }) },
          },
          review: {
            meta: { title: text('Behandles', 'In review') },
            on: { approve: step('Godkend', 'approved', { target: 'waiting' }) },
          },
          waiting: {
            meta: { title: text('Afventer', 'Waiting') },
            on: { ask: step('Spørg', 'asked', { target: 'over' }) },
          },
          over: { type: 'final', meta: { title: text('Slut', 'Over') } },
        },
      },
    },
    parameters: {},
    gates: { completeness: { title: text('Fuldstændig'), criteria: asks ? ['paper'] : [] } },
    criteria: asks
      ? {
          paper: {
            title: text('Der er et papir', 'There is a paper'),
            gate: 'completeness',
            workflow: 'errand',
            strength: 'must',
            cases: 'running',
            inForce: { from: '2020-01-01' },
            source: [],
            when: { all: [{ fact: 'paper', path: '$.text', operator: 'notEmpty', value: true }] },
            otherwise: text('Læg et papir ved.', 'Add a paper.'),
          },
        }
      : {},
    conditions: {},
    deadlines: {
      review: deadline({
        kind: 'cap',
        from: { milestone: ['submitted'] },
        until: ['approved'],
        for: changed.for ?? 'P12M',
        binding: changed.binding ?? true,
      }),
      asking: deadline({
        title: text('Opfølgning', 'Follow-up'),
        kind: 'date',
        from: { milestone: ['approved'] },
        until: ['asked'],
        while: ['waiting'],
        roll: 'following',
        passed: 'ask',
      }),
    },
    reminders: {},
    roles: { clerk: { title: text('Sagsbehandler', 'Clerk'), source: [] } },
    acts: {},
    rights: {
      errand: Object.fromEntries(
        ['submit', 'approve', 'ask'].map((command) => [command, { roles: ['clerk'], in: [], source: [] }]),
      ),
    },
    organisations: {},
    calendar: danish,
    messages: {},
    forms: {},
  };
}

export function precedent(knownUntil: CalendarDate, events: PrecedentEvent[]): PrecedentFile {
  return { title: text('Et ærinde', 'An errand'), workflow: 'errand', knownUntil, events };
}

export function does(name: string, at: string | { earliest?: string; latest?: string }): PrecedentEvent {
  return { do: name, as: 'clerk', at, source };
}

export function notes(at: string, more: { planned?: Record<string, string>; facts?: { paper: { text: string } } }) {
  return { note: text('Notat', 'Note'), at, source, ...more } satisfies PrecedentEvent;
}

export function places(state: string, at: string): PrecedentEvent {
  return { place: state, at, reason: text('Kilden viser det.', 'The source shows it.'), source };
}
