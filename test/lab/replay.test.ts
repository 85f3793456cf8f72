import { describe, expect, test } from 'vitest';
import { replay } from '../../src/lab/replay.ts';
import type { PrecedentEvent } from '../../src/policy/text-shapes.ts';
import { does, errandPolicy, notes, places, precedent } from './errand.ts';

const run = (knownUntil: string, events: PrecedentEvent[]) =>
  replay((at) => errandPolicy(at), 'errand-1', precedent(knownUntil, events));
const cap = (knownUntil: string, events: PrecedentEvent[]) => {
  const found = run(knownUntil, events).deadlines.find(({ id }) => id === 'review');
  if (!found) throw new Error('no such deadline');
  return found;
};

describe('verdicts on deadlines', () => {
  test('what happened on the due date itself is met', () => {
    const { verdict, taken } = cap('2020-12-31', [does('submit', '2019-01-31'), does('approve', '2020-01-31')]);
    expect(verdict).toEqual({ is: 'met' });
    expect(taken?.longest).toEqual({ months: 12, days: 0, inDays: 365 });
  });

  test('a day later it is exceeded by a day', () => {
    const { verdict } = cap('2020-12-31', [does('submit', '2019-01-31'), does('approve', '2020-02-01')]);
    const day = { months: 0, days: 1, inDays: 1 };
    expect(verdict).toEqual({ is: 'exceeded', by: day, atMost: day });
  });

  test('with months for dates it is exceeded by at least and at most', () => {
    const { verdict, taken } = cap('2020-12-31', [does('submit', '2019-01'), does('approve', '2020-03')]);
    expect(verdict).toEqual({
      is: 'exceeded',
      by: { months: 1, days: 1, inDays: 30 },
      atMost: { months: 2, days: 30, inDays: 90 },
    });
    expect(taken?.shortest?.months).toBe(13);
    expect(taken?.longest?.months).toBe(14);
  });

  test('spans that overlap the due date are not decidable, and the dates are told', () => {
    const { verdict } = cap('2020-12-31', [does('submit', '2019-01-15'), does('approve', '2020-01')]);
    expect(verdict).toEqual({
      is: 'not-decidable',
      why: {
        da: '»Godkendt« kendes kun som januar 2020. Fristen er 15. januar 2020.',
        en: '"Approved" is known only as January 2020. It is due on 15 January 2020.',
      },
    });
  });

  test('silence after the due date is not a breach', () => {
    const { verdict } = cap('2023-06-30', [does('submit', '2019-01-15')]);
    expect(verdict).toEqual({
      is: 'not-decidable',
      why: {
        da: 'Kilderne slutter 30. juni 2023, efter fristen (15. januar 2020). Ikke fundet i kilderne: Godkendt.',
        en: 'The sources end on 30 June 2023, after the due date (15 January 2020). Not found in the sources: Approved.',
      },
    });
  });

  test('on the due date itself the deadline is still open', () => {
    expect(cap('2020-01-15', [does('submit', '2019-01-15')]).verdict.is).toBe('open');
    expect(cap('2020-01-16', [does('submit', '2019-01-15')]).verdict.is).toBe('not-decidable');
  });

  test.each([
    ['absent', [places('review', '2019'), does('approve', '2019-06-01')]],
    ['unknown', [does('submit', 'unknown'), does('approve', '2019-06-01')]],
  ] satisfies [string, PrecedentEvent[]][])('a beginning whose date is %s is named as what is lacking', (_, events) => {
    expect(cap('2019-12-31', events).verdict).toEqual({
      is: 'not-decidable',
      why: { da: 'Datoen for »Afleveret« kendes ikke.', en: 'The date of "Submitted" is not known.' },
    });
  });

  test('a planned date is compared, and apart from what happened', () => {
    const late = cap('2019-06-30', [
      does('submit', '2019-01-15'),
      notes('2019-02-01', { planned: { approved: '2020-03' } }),
    ]);
    expect(late.verdict.is).toBe('open');
    expect(late.plannedVerdict).toMatchObject({
      is: 'exceeded',
      by: { months: 1, days: 15 },
      atMost: { months: 2, days: 16 },
    });
    const kept = cap('2019-06-30', [
      does('submit', '2019-01-15'),
      notes('2019-02-01', { planned: { approved: '2019' } }),
    ]);
    expect(kept.plannedVerdict).toEqual({ is: 'met' });
  });

  test('what has happened leaves no planned verdict', () => {
    const events = [
      notes('2019', { planned: { approved: '2021' } }),
      does('submit', '2019-01-15'),
      does('approve', '2019-03-01'),
    ];
    expect(cap('2019-12-31', events)).not.toHaveProperty('plannedVerdict');
  });
});

describe('the course of events', () => {
  test('a case begins with its first event when the record does not say how', () => {
    const { phases } = run('2019-12-31', [places('review', '2019'), does('approve', '2019-06-01')]);
    expect(phases.map(({ state, by }) => [state, by])).toEqual([
      ['review', 'placed'],
      ['waiting', 'command'],
    ]);
    expect(phases[0]?.to).toEqual({ earliest: '2019-06-01', latest: '2019-06-01' });
    expect(phases[1]?.to).toBeNull();
  });

  test('a start that the record tells opens the first phase', () => {
    const { phases } = run('2019-12-31', [{ start: null, at: '2019-01' }, does('submit', '2019-06-01')]);
    expect(phases.map(({ state }) => state)).toEqual(['draft', 'review']);
    expect(phases[0]?.from).toEqual({ earliest: '2019-01-01', latest: '2019-01-31' });
  });

  test('a planned command is listed and not carried out', () => {
    const planned = { ...does('submit', '2020-05-01'), planned: true } as PrecedentEvent;
    const { plannedCommands, milestones, decisions, problems } = run('2019-12-31', [notes('2019', {}), planned]);
    expect(plannedCommands).toMatchObject([
      { event: 2, command: 'submit', title: { da: 'Aflevér' }, role: { id: 'clerk' } },
    ]);
    expect(milestones).toEqual({});
    expect(decisions).toEqual([]);
    expect(problems).toEqual([]);
  });

  test('a plan that moves is told with both dates', () => {
    const { replanned } = run('2019-12-31', [
      notes('2019-01-01', { planned: { submitted: '2019-05' } }),
      notes('2019-02-01', { planned: { submitted: '2019-09-01' } }),
    ]);
    expect(replanned).toMatchObject([
      { what: 'submitted', from: { latest: '2019-05-31' }, to: { latest: '2019-09-01' } },
    ]);
  });

  test('follow-up stays open until the record answers it, and its due date rolls to a working day', () => {
    const events = [does('submit', '2019-01-15'), does('approve', '2020-02-15')];
    // 2021-02-15 is a Monday; from the 14th, a Sunday, the due date rolls to it.
    const open = run('2020-12-31', [does('submit', '2019-01-15'), does('approve', '2020-02-14')]).followUps;
    expect(open).toMatchObject([
      { deadline: 'asking', due: { earliest: '2021-02-15', latest: '2021-02-15' }, since: { what: 'approved' } },
    ]);
    expect(run('2021-12-31', [...events, does('ask', '2021-03-01')]).followUps).toEqual([]);
  });
});

describe('decisions', () => {
  test('a command is judged by the policy in force on its day, and not stopped by it', () => {
    const before = run('2021-12-31', [does('submit', '2019-12-31')]);
    expect(before.decisions).toMatchObject([{ verdict: 'no-rules', rules: [] }]);
    const after = run('2021-12-31', [does('submit', '2020-01-01')]);
    expect(after.decisions).toMatchObject([
      { verdict: 'not-decidable', rules: [{ criterion: 'paper', verdict: 'unknown', missing: ['paper.text'] }] },
    ]);
    expect(Object.keys(after.milestones)).toEqual(['submitted']);
  });

  test.each([
    ['fails', ''],
    ['passes', 'A good reason'],
  ])('with the facts known it %s', (verdict, paper) => {
    const { decisions } = run('2021-12-31', [
      notes('2020', { facts: { paper: { text: paper } } }),
      does('submit', '2020-05-01'),
    ]);
    expect(decisions).toMatchObject([{ verdict }]);
  });

  test('without a date of its own a command is judged on the day of the event before, else where the sources end', () => {
    const after = (at: string) => run('2021-12-31', [notes(at, {}), does('submit', 'unknown')]).decisions[0]?.verdict;
    expect(after('2019-05-01')).toBe('no-rules');
    expect(after('unknown')).toBe('not-decidable');
  });
});

describe('problems', () => {
  test('a command the state does not take is reported, and the replay goes on', () => {
    const { problems, milestones } = run('2021-12-31', [
      notes('2019', {}),
      does('approve', '2019-02-01'),
      does('submit', '2019-03-01'),
    ]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ event: 2 });
    expect(problems[0]?.why.da).toContain('Kladde');
    expect(Object.keys(milestones)).toEqual(['submitted']);
  });

  test('a payload the command does not take is reported', () => {
    const event = { ...does('submit', '2019-03-01'), payload: { colour: 'red' } } as PrecedentEvent;
    expect(run('2021-12-31', [event]).problems).toMatchObject([{ event: 1, what: { da: 'Aflevér' } }]);
  });

  test('an event after the end of the sources is an error of the text', () => {
    const { problems, milestones } = run('2019-12-31', [does('submit', '2019-03-01'), does('approve', '2020-01-01')]);
    expect(problems).toEqual([
      {
        event: 2,
        what: { da: '»approve«', en: '"approve"' },
        why: {
          da: 'Hændelsen er dateret 1. januar 2020, men kilderne slutter 31. december 2019. Ret datoen, eller ret »knownUntil«.',
          en: 'The event is dated 1 January 2020, but the sources end on 31 December 2019. Correct the date or "knownUntil".',
        },
      },
    ]);
    expect(Object.keys(milestones)).toEqual(['submitted']);
  });

  test('an unknown workflow leaves an empty replay with the reason', () => {
    const file = { ...precedent('2019-12-31', [does('submit', '2019-03-01')]), workflow: 'errant' };
    const empty = replay((at) => errandPolicy(at), 'errand-1', file);
    expect(empty.phases).toEqual([]);
    expect(empty.problems[0]?.why.en).toContain('errant');
  });

  test('a second start is reported', () => {
    const start: PrecedentEvent = { start: null, at: '2019' };
    expect(run('2019-12-31', [start, start]).problems).toMatchObject([{ event: 2 }]);
  });
});

test('the same record gives the same replay', () => {
  const events = [does('submit', '2019-01'), does('approve', { latest: '2020-03' })];
  expect(run('2020-12-31', events)).toEqual(run('2020-12-31', events));
});
