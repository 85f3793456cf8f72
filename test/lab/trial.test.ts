import { describe, expect, test } from 'vitest';
import { replay } from '../../src/lab/replay.ts';
import { trialText } from '../../src/lab/report-text.ts';
import { compareTrial, trialReport } from '../../src/lab/trial.ts';
import type { PrecedentEvent } from '../../src/policy/text-shapes.ts';
import { does, errandPolicy, notes, precedent } from './errand.ts';
import { precedentIds, replayOf, trialTitle } from './real-text.ts';

const report = (id: string) =>
  trialReport(
    { id, title: trialTitle(id) },
    precedentIds.map((each) => ({ base: replayOf(each), tried: replayOf(each, id) })),
  );
const day = (date: string) => ({ earliest: date, latest: date });

describe('18 months from the first seminar (GOV-086)', () => {
  const { cases, totals } = report('18-months-from-first-seminar');
  const of = (id: string) => cases.find((one) => one.id === id)!;

  test('Hoftenære: the due date moves half a year back, and the breach grows from 6 to 12 months', () => {
    const { moved, breaches } = of('hoftenaere');
    expect(moved).toMatchObject([
      { deadline: 'first-seminar-to-closure', from: day('2020-05-17'), to: day('2019-11-17'), byDays: -182 },
    ]);
    expect(breaches).toMatchObject([
      {
        change: 'more',
        planned: false,
        before: { by: { months: 6, days: 13 } },
        after: { by: { months: 12, days: 13 } },
        byDays: 182,
      },
    ]);
  });

  test('Tvang: exceeded by 9 months and 13 days instead of 3', () => {
    const change = of('tvang').breaches.find(({ deadline }) => deadline === 'first-seminar-to-closure');
    expect(change).toMatchObject({ change: 'more', after: { by: { months: 9, days: 13 } } });
  });

  test('Antibiotika: the plan of July 2019 becomes a breach, marked as planned', () => {
    expect(of('antibiotika').breaches).toMatchObject([
      { change: 'breached', planned: true, before: null, after: { by: { months: 1, days: 1 } } },
    ]);
  });

  test('Børnediabetes: the date set by decision stays, and what is lacking is named', () => {
    const { moved, breaches, undecided } = of('boernediabetes');
    expect({ moved, breaches }).toEqual({ moved: [], breaches: [] });
    expect(undecided).toMatchObject([{ id: 'first-seminar-to-closure', planned: false }]);
    expect(undecided[0]?.why.da).toContain('Datoen for »1. læringsseminar« kendes ikke');
  });

  test('Hoftebrud: moved to 26 May 2026, and neither the record nor the plan can decide it', () => {
    const { moved, undecided } = of('hoftebrud');
    expect(moved).toContainEqual(expect.objectContaining({ to: day('2026-05-26') }));
    expect(undecided.map((each) => each.what === 'deadline' && each.planned)).toEqual([false, true]);
  });

  test('no decision is judged otherwise, and the rounds do not differ', () => {
    expect(totals.decisions).toBe(0);
    expect(cases.filter(({ same }) => same).map(({ id }) => id)).toEqual(
      precedentIds.filter((id) => id.startsWith('round-')),
    );
  });
});

describe('three years from selection (GOV-087)', () => {
  const { cases, totals } = report('three-years-from-selection');
  const of = (id: string) => cases.find((one) => one.id === id)!;

  test('Tvang: the cap now binds, and 22 months 13 days to 23 months 12 days too many are a breach', () => {
    expect(of('tvang').breaches).toMatchObject([
      {
        deadline: 'selection-to-closure',
        change: 'breached',
        planned: false,
        after: { by: { months: 22, days: 13 }, atMost: { months: 23, days: 12 } },
      },
    ]);
  });

  test('Hoftebrud: closure in 2026 would breach it, marked as planned', () => {
    expect(of('hoftebrud').breaches).toMatchObject([
      { change: 'breached', planned: true, after: { by: { months: 12, days: 1 } } },
    ]);
  });

  test('no due date moves; one breach happened and one is planned', () => {
    expect(totals.moved).toBe(0);
    expect(totals.breaches).toEqual({ breached: 1, healed: 0, more: 0, less: 0 });
    expect(totals.planned).toEqual({ breached: 1, healed: 0, more: 0, less: 0 });
  });

  test.each(['hoftenaere', 'antibiotika', 'palliation', 'boernediabetes'])(
    '%s: cannot be decided, because the date of selection is not known',
    (id) => {
      const { undecided } = of(id);
      expect(undecided).toHaveLength(1);
      expect(undecided[0]?.why.da).toContain('Datoen for »Udvalgt« kendes ikke');
    },
  );

  test('the report says so in plain Danish', () => {
    const text = trialText(report('three-years-from-selection'), 'da');
    expect(text).toContain(
      'LKT Tvang i psykiatrien (tvang)\n  Fra udvælgelse til afslutning: ville have været overskredet med 22 måneder og 13 dage til 23 måneder og 12 dage',
    );
    expect(text).toContain(
      'Fra udvælgelse til afslutning (efter planen): ville blive overskredet med 12 måneder og 1 dag',
    );
    expect(text).toContain('Indstillingsrunden 2021 (round-2021): ingen forskel');
    expect(text).not.toMatch(/undefined|null|\[object|NaN|\d{4}-\d{2}-\d{2}/);
  });
});

describe('differences of other kinds', () => {
  const compared = (events: PrecedentEvent[], changed: Parameters<typeof errandPolicy>[1], known = '2021-12-31') => {
    const file = precedent(known, events);
    return compareTrial(
      replay((at) => errandPolicy(at), 'errand-1', file),
      replay((at) => errandPolicy(at, changed), 'errand-1', file),
    );
  };
  const late = [does('submit', '2019-01-15'), does('approve', '2020-03-15'), does('ask', '2021-03-01')];

  test('a longer cap heals a breach', () => {
    expect(compared(late, { for: 'P18M' }).breaches).toMatchObject([
      { change: 'healed', before: { by: { months: 2, days: 0 } }, after: null, byDays: -60 },
    ]);
  });

  test('a slightly longer cap makes it smaller', () => {
    expect(compared(late, { for: 'P13M' }).breaches).toMatchObject([{ change: 'less', byDays: -31 }]);
  });

  test('a cap that no longer binds is no longer breached', () => {
    expect(compared(late, { binding: false }).breaches).toMatchObject([{ change: 'healed' }]);
  });

  test('a rule that is new to a decision is named, with what it lacks', () => {
    const { decisions, undecided, same } = compared([does('submit', '2019-01-15')], { must: true }, '2019-06-30');
    expect(decisions).toMatchObject([
      { before: 'no-rules', after: 'not-decidable', rules: [{ criterion: 'paper', before: null }] },
    ]);
    expect(undecided).toMatchObject([{ what: 'rule', id: 'paper', why: { da: 'Der mangler: paper.text.' } }]);
    expect(same).toBe(false);
  });

  test('a new rule that fails makes the decision fail', () => {
    const events = [notes('2019-01-01', { facts: { paper: { text: '' } } }), does('submit', '2019-01-15')];
    const { decisions, undecided } = compared(events, { must: true }, '2019-06-30');
    expect(decisions).toMatchObject([{ before: 'no-rules', after: 'fails' }]);
    expect(undecided).toEqual([]);
  });

  test('nothing changed is no difference', () => {
    expect(compared(late, {})).toMatchObject({ same: true, moved: [], breaches: [], decisions: [], undecided: [] });
  });
});
