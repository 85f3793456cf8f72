import { describe, expect, test } from 'vitest';
import { caseAsOf } from '../../src/engine/as-of.ts';
import { type Correction, correct } from '../../src/engine/correct.ts';
import { deadlines } from '../../src/engine/deadlines.ts';
import { decide } from '../../src/engine/decide.ts';
import { evolve } from '../../src/engine/evolve.ts';
import { migrate } from '../../src/engine/migrate.ts';
import { reminders } from '../../src/engine/reminders.ts';
import { exactly } from '../../src/engine/time.ts';
import type { Case, CaseEvent } from '../../src/engine/types.ts';
import type { Policy } from '../../src/policy/types.ts';
import { fixtures } from '../lab/the-scenarios.ts';
import { policyAt, Story } from './the-policy.ts';

const policy = policyAt('2026-01-05');
const policyOf = () => policy;
const by = { role: 'secretariat', by: 'a' };

function running(): Story {
  return new Story(policy, '2026-01-05').place(
    '2026-01-05',
    'running.seminars.action-period',
    { 'learning-seminar-1': exactly('2025-06-02') },
    {},
    { leadRegion: 'reg-m' },
  );
}
const due = (on: Policy, kase: Case, id = 'first-seminar-to-closure') =>
  deadlines(on, kase).find((each) => each.id === id)?.due;

describe('a correction', () => {
  const story = running()
    .do('2026-02-02', 'steering-group', 'extension.grant', {
      until: '2027-12-01',
      reason: 'Skrivefejl: skulle være oktober',
    })
    .do('2026-03-02', 'project-lead', 'status-report.submit', { period: 'Første halvår' });
  const asked = { reason: 'Datoen var forkert', actor: by, recordedAt: '2026-04-01T09:00:00.000Z' };

  test('amends a payload, shows the moved deadline, and leaves the rest as it was', () => {
    const amended = correct(policyOf, story.events, {
      ...asked,
      withdraw: [],
      amend: { version: 3, payload: { until: '2027-10-01', reason: 'Rettet' } },
    });
    if ('refusals' in amended) throw new Error(JSON.stringify(amended.refusals));
    expect(amended.deadlines.map(({ id, before, after }) => [id, before?.due, after?.due])).toContainEqual([
      'first-seminar-to-closure',
      exactly('2027-12-01'),
      exactly('2027-10-01'),
    ]);
    expect(amended.later.map(({ version, what }) => [version, what])).toEqual([[3, 'amended']]);
    const after = evolve(policy, story.kase, amended.event);
    expect(due(policy, after)).toEqual(exactly('2027-10-01'));
    expect(after.facts.statusReports).toHaveLength(1);
    expect(after.version).toBe(5);
  });

  test('withdraws an event without a trace in the case, and without forgetting it in the record', () => {
    const withdrawn = correct(policyOf, story.events, { ...asked, withdraw: [3], amend: null });
    if ('refusals' in withdrawn) throw new Error(JSON.stringify(withdrawn.refusals));
    const all = [...story.events, withdrawn.event];
    const after = all.reduce<Case | null>((so, event) => evolve(policy, so, event), null) as Case;
    expect(due(policy, after)).toEqual(exactly('2027-06-02'));
    expect(after.extensions).toEqual({});
    expect(all).toHaveLength(5);
  });

  test('can be corrected again', () => {
    const first = correct(policyOf, story.events, { ...asked, withdraw: [3], amend: null });
    if ('refusals' in first) throw new Error('refused');
    const again = correct(policyOf, [...story.events, first.event], { ...asked, withdraw: [4], amend: null });
    if ('refusals' in again) throw new Error(JSON.stringify(again.refusals));
    expect(evolve(policy, first.after, again.event).facts.statusReports).toBeUndefined();
    expect(correct(policyOf, [...story.events, first.event], { ...asked, withdraw: [3], amend: null })).toMatchObject({
      refusals: [{ code: 'cannot-correct' }],
    });
  });

  test('that leaves a later event without ground is refused, and names that event', () => {
    const closed = running()
      .do('2026-05-04', 'project-lead', 'closing-seminar.hold')
      .do('2026-06-01', 'project-lead', 'closing-report.submit', { actions: 'x', results: 'y', futureRetention: 'z' });
    const refused = correct(policyOf, closed.events, {
      ...asked,
      recordedAt: '2026-07-01T09:00:00.000Z',
      withdraw: [3],
      amend: null,
    });
    expect(refused).toMatchObject({ refusals: [{ code: 'not-available' }] });
    expect('refusals' in refused && refused.refusals[0]?.why.da).toContain('Hændelse 4');
    const both = correct(policyOf, closed.events, {
      ...asked,
      recordedAt: '2026-07-01T09:00:00.000Z',
      withdraw: [3, 4],
      amend: null,
    });
    expect('after' in both && both.after.state).toEqual({ running: { seminars: 'action-period' } });
  });

  test('drops a breach that the engine recorded and that never was', () => {
    const late = running();
    late.tick('2027-06-03');
    const breached = late.events.filter((event) => event.type === 'deadline-passed');
    expect(breached.length).toBeGreaterThan(0);
    const corrected = correct(policyOf, late.events, {
      ...asked,
      recordedAt: '2027-07-01T09:00:00.000Z',
      withdraw: [2],
      amend: null,
    });
    expect('later' in corrected && corrected.later.filter(({ what }) => what === 'dropped')).toHaveLength(
      breached.length,
    );
  });

  test('is the secretariat’s to make, and never touches what the engine did', () => {
    const refused = (actor: { role: string; by: string }, withdraw: number[]) =>
      correct(policyOf, story.events, { ...asked, actor, withdraw, amend: null });
    expect(refused({ role: 'nominator', by: 'a' }, [3])).toMatchObject({ refusals: [{ code: 'no-right' }] });
    expect(refused(by, [1])).toMatchObject({ refusals: [{ code: 'cannot-correct' }] });
    expect(refused(by, [99])).toMatchObject({ refusals: [{ code: 'cannot-correct' }] });
  });
});

describe('two clocks', () => {
  const story = running().do('2026-02-02', 'steering-group', 'extension.grant', { until: '2027-12-01', reason: 'x' });
  const late: CaseEvent = { ...(story.events[2] as CaseEvent), recordedAt: '2026-03-10T09:00:00.000Z' };
  const events = [...story.events.slice(0, 2), late];

  test('a case as it was on a day, and as it was then known', () => {
    const asOf = (at: string, known: string) => caseAsOf(policyOf, events, { at, known })?.case;
    expect(due(policy, asOf('2026-02-10', '2026-02-10') as Case)).toEqual(exactly('2027-06-02'));
    expect(due(policy, asOf('2026-02-10', '2026-03-10') as Case)).toEqual(exactly('2027-12-01'));
    expect(due(policy, asOf('2026-02-01', '2026-03-10') as Case)).toEqual(exactly('2027-06-02'));
    expect(asOf('2026-01-01', '2026-01-01')).toBeUndefined();
  });

  test('what is dated no later than a day had not happened before what the record tells first', () => {
    const report = running()
      .do('2026-02-02', 'project-lead', 'closing-seminar.hold', { online: true })
      .do('2026-03-02', 'project-lead', 'closing-report.submit', { actions: 'a', results: 'b', futureRetention: 'c' })
      .do('2026-04-01', 'steering-group', 'closing-report.approve', { meeting: '2026-04-01', reason: 'x' });
    const events = report.events.map((event) =>
      event.type === 'accepted' && event.command === 'closing-report.submit'
        ? { ...event, occurredAt: { earliest: null, latest: '2026-03-15' } }
        : event,
    );
    const stood = (at: string) => caseAsOf(policyOf, events, { at, known: '2026-05-01' })?.case.state;
    expect(stood('2026-01-10')).toEqual({ running: { seminars: 'action-period' } });
    expect(stood('2026-02-10')).toEqual({ running: { closure: 'report-review' } });
    expect(stood('2026-04-01')).toEqual({ 'follow-up': 'waiting' });
  });
});

describe('moving a case to another policy', () => {
  const asked = {
    to: 'trial',
    reason: 'Styregruppen har vedtaget 18 måneder',
    actor: by,
    recordedAt: '2026-04-01T09:00:00.000Z',
  };
  const trial = policyAt('2026-01-05', '18-months-from-first-seminar');

  test('shows every moved deadline and reminder, and moves nothing by itself', () => {
    const story = running();
    const migration = migrate(policy, trial, story.kase, asked);
    if ('refusals' in migration) throw new Error(JSON.stringify(migration.refusals));
    expect(migration.deadlines.map(({ id, before, after }) => [id, before?.due, after?.due])).toContainEqual([
      'first-seminar-to-closure',
      exactly('2027-06-02'),
      exactly('2026-12-02'),
    ]);
    expect(migration.remindersGone.length).toBeGreaterThan(0);
    expect(migration.remindersCome.length).toBeGreaterThan(0);
    const moved = evolve(trial, story.kase, migration.event);
    expect(moved.policy).toBe('trial');
    expect(due(trial, moved)).toEqual(exactly('2026-12-02'));
  });

  test.each([
    ['keep', '2027-06-02'],
    ['earliest', '2026-12-02'],
    ['recompute', '2026-12-02'],
  ] as const)('a running deadline that says %s falls due on %s', (running_, expected) => {
    const rule = { ...(trial.deadlines['first-seminar-to-closure'] as Policy['deadlines'][string]), running: running_ };
    const clause: Policy = { ...trial, deadlines: { ...trial.deadlines, 'first-seminar-to-closure': rule } };
    const story = running();
    const migration = migrate(policy, clause, story.kase, asked);
    if ('refusals' in migration) throw new Error('refused');
    expect(due(clause, evolve(clause, story.kase, migration.event))).toEqual(exactly(expected));
  });

  test('a criterion for new cases only does not bind one that was started before it', () => {
    const old = new Story(policyAt('2021-02-09'), '2021-02-09');
    const to: Policy = { ...policy, criteria: { ...policy.criteria } };
    const id = 'round-deadline';
    to.criteria[id] = { ...(policy.criteria[id] as Policy['criteria'][string]), cases: 'new' };
    const moved = migrate(old.policy, to, old.kase, { ...asked, to: 'new' });
    if ('refusals' in moved) throw new Error(JSON.stringify(moved.refusals));
    expect(moved.verdicts.map(({ criterion }) => criterion)).not.toContain(id);
    expect(moved.verdicts.map(({ criterion }) => criterion)).toContain('invited-organisation');
  });

  test('is refused where the other text does not know the workflow', () => {
    expect(migrate(policy, { ...policy, workflows: {} }, running().kase, asked)).toMatchObject({
      refusals: [{ code: 'unknown-state' }],
    });
  });

  test('reminders already sent keep their keys when their deadline stays', () => {
    const story = running();
    const rule = {
      ...(trial.deadlines['first-seminar-to-closure'] as Policy['deadlines'][string]),
      running: 'keep' as const,
    };
    const clause: Policy = { ...trial, deadlines: { ...trial.deadlines, 'first-seminar-to-closure': rule } };
    const migration = migrate(policy, clause, story.kase, asked);
    if ('refusals' in migration) throw new Error('refused');
    const keys = (on: Policy, kase: Case) =>
      reminders(on, kase)
        .filter(({ rule }) => rule === 'closing-cap')
        .map(({ key }) => key);
    expect(keys(clause, evolve(clause, story.kase, migration.event))).toEqual(keys(policy, story.kase));
  });
});

describe('a correction, attacked', () => {
  const correction = { reason: 'Fejl', actor: by, recordedAt: '2026-09-01T09:00:00.000Z' };
  const corrected = (story: Story, asked: Partial<Correction>, of: (hash: string) => Policy = policyOf) => {
    const result = correct(of, story.events, { ...correction, withdraw: [], amend: null, ...asked });
    if ('refusals' in result) throw new Error(JSON.stringify(result.refusals));
    return result;
  };
  const refused = (story: Story, asked: Partial<Correction>) => {
    const result = correct(policyOf, story.events, { ...correction, withdraw: [], amend: null, ...asked });
    if (!('refusals' in result)) throw new Error('accepted');
    return result.refusals.map(({ code }) => code);
  };

  test('of a placing moves its milestones and facts, and what is counted from them', () => {
    const { after } = corrected(running(), {
      amend: {
        version: 2,
        payload: { leadRegion: 'reg-h' },
        milestones: { 'learning-seminar-1': exactly('2025-07-02') },
      },
    });
    expect(due(policy, after)).toEqual(exactly('2027-07-02'));
    expect(after.facts).toEqual({ leadRegion: 'reg-h' });
  });

  test('cannot place a case in the future, before it began, or at a milestone that is not there', () => {
    const amend = (more: object) => refused(running(), { amend: { version: 2, ...more } });
    expect(amend({ occurredAt: exactly('2026-12-01') })).toEqual(['in-the-future']);
    expect(amend({ occurredAt: exactly('2020-12-01') })).toEqual(['before-start']);
    expect(amend({ milestones: { 'learning-seminar-1': exactly('2027-01-01') } })).toEqual(['in-the-future']);
    expect(amend({ milestones: { nothing: exactly('2025-01-01') } })).toEqual(['recording']);
    expect(amend({ planned: { 'closing-seminar': exactly('9999-12-31') } })).toEqual(['out-of-range']);
  });

  test('of the beginning changes title, day, facts and links, and judges what came after again', () => {
    const nomination = { area: 'Hofter' };
    const complete = fixtures['complete-nomination'] as { nominators: string[] };
    const round = { deadline: '2026-03-01', invited: complete.nominators };
    const story = new Story(policy, '2026-01-12').do('2026-02-02', 'nominator', 'nomination.save', nomination);
    const begun = corrected(story, {
      amend: {
        version: 1,
        title: 'Færre hoftebrud',
        occurredAt: exactly('2026-01-05'),
        payload: { leadRegion: 'reg-m' },
        links: { round: 'runde' },
      },
    });
    expect(begun.later.map(({ version, what }) => [version, what])).toEqual([[1, 'amended']]);
    expect(begun.after).toMatchObject({
      title: 'Færre hoftebrud',
      started: exactly('2026-01-05'),
      facts: { leadRegion: 'reg-m', nomination },
      links: { round: 'runde' },
      version: 3,
    });
    expect(begun.after.stays[0]?.from).toEqual(exactly('2026-01-05'));
    const again = correct(policyOf, [...story.events, begun.event], {
      ...correction,
      withdraw: [],
      amend: { version: 1, title: 'Hoftebrud' },
    });
    expect('after' in again && again.after).toMatchObject({ title: 'Hoftebrud', links: { round: 'runde' } });

    const submitted = new Story(policy, '2026-01-12').do('2026-02-02', 'nominator', 'nomination.submit', complete, {
      round: round,
    });
    const asked = { ...correction, withdraw: [], amend: { version: 1, links: { round: 'anden' } } };
    const seen: [string, string][] = [];
    const moved = correct(policyOf, submitted.events, asked, (link, at) => {
      seen.push([link, at]);
      return { ...round, deadline: '2026-01-31' };
    });
    if ('refusals' in moved) throw new Error(JSON.stringify(moved.refusals));
    expect(seen[0]).toEqual(['round', submitted.events[1]?.recordedAt]);
    expect(moved.later).toMatchObject([
      { version: 1, what: 'amended' },
      { version: 2, what: 'would-be-refused', refusals: [{ rule: 'round-deadline' }] },
    ]);
  });

  test('cannot let a case begin after what happened in it, in the future, or not at all', () => {
    const amend = (more: object) => refused(running(), { amend: { version: 1, ...more } });
    expect(amend({ occurredAt: exactly('2026-02-01') })).toEqual(['before-start']);
    expect(amend({ occurredAt: exactly('2026-12-01') })).toEqual(['in-the-future']);
    expect(amend({ milestones: { selected: exactly('2025-01-01') } })).toEqual(['cannot-correct']);
    expect(refused(running(), { withdraw: [1] })).toEqual(['cannot-correct']);
    expect(refused(running(), { amend: { version: 2, title: 'Ny' } })).toEqual(['cannot-correct']);
    const later = new Story(policy, '2026-01-05').do('2026-02-02', 'nominator', 'nomination.save', { area: 'x' });
    expect(refused(later, { amend: { version: 1, occurredAt: exactly('2026-03-02') } })).toEqual(['before-start']);
  });

  test('needs a reason', () => {
    expect(refused(running(), { withdraw: [2], reason: ' ' })).toEqual(['payload']);
  });

  test('may date an event after the day it was first entered, but not after today', () => {
    const story = running().do('2026-03-02', 'project-lead', 'status-report.submit', { period: 'Første halvår' });
    const { after } = corrected(story, { amend: { version: 3, occurredAt: exactly('2026-03-09') } });
    expect(after.milestones['status-report']?.when).toEqual(exactly('2026-03-09'));
    expect(refused(story, { amend: { version: 3, occurredAt: exactly('2026-09-02') } })).toEqual(['in-the-future']);
  });

  test('of a draft is not undone by a later one that was laid over it', () => {
    const story = new Story(policy, '2026-01-05')
      .do('2026-01-06', 'nominator', 'nomination.save', { area: 'Forkert' })
      .do('2026-01-07', 'nominator', 'nomination.save', { subject: 'Emne' });
    const amended = corrected(story, { amend: { version: 2, payload: { area: 'Rigtigt' } } });
    expect(amended.after.facts.nomination).toMatchObject({ area: 'Rigtigt', subject: 'Emne' });
    const { after } = corrected(story, { withdraw: [2] });
    expect(after.facts.nomination).not.toHaveProperty('area');
  });

  test('takes what the engine did with the passing it followed from', () => {
    const story = new Story(policy, '2026-01-05').place('2026-01-05', 'follow-up.waiting', {
      'closing-seminar': exactly('2025-02-03'),
    });
    story.tick('2026-02-10');
    expect(story.events.at(-1)).toMatchObject({ command: 'follow-up.prompt', actor: { role: 'engine' } });
    const { after, later } = corrected(story, {
      amend: { version: 2, milestones: { 'closing-seminar': exactly('2025-12-01') } },
    });
    expect(later.map(({ what }) => what)).toEqual(['amended', 'dropped', 'dropped']);
    expect(after.state).toEqual({ 'follow-up': 'waiting' });
  });

  test('shows a deadline that is no longer met, and one whose clock no longer stands still', () => {
    const story = running().do('2026-03-02', 'steering-group', 'pause.begin', { reason: 'Pause' });
    const of = (id: string, result: ReturnType<typeof corrected>) => result.deadlines.find((each) => each.id === id);
    expect(of('first-seminar-to-closure', corrected(story, { withdraw: [3] }))).toMatchObject({
      before: { stopped: true },
      after: { stopped: false },
    });
    const closed = running().do('2026-05-04', 'project-lead', 'closing-seminar.hold');
    expect(of('first-seminar-to-closure', corrected(closed, { withdraw: [3] }))).toMatchObject({
      before: { met: true },
      after: { met: false },
    });
  });

  test('from before a move counts anew what the move let stand', () => {
    const trial = policyAt('2026-01-05', '18-months-from-first-seminar');
    const rule = trial.deadlines['first-seminar-to-closure'] as Policy['deadlines'][string];
    const other: Policy = {
      ...trial,
      deadlines: { ...trial.deadlines, 'first-seminar-to-closure': { ...rule, running: 'keep' } },
    };
    const story = running();
    const move = migrate(policy, other, story.kase, { ...correction, to: 'other' });
    if ('refusals' in move) throw new Error('refused');
    story.events.push(move.event);
    const { after } = corrected(
      story,
      { amend: { version: 2, milestones: { 'learning-seminar-1': exactly('2025-07-02') } } },
      (hash) => (hash === 'other' ? other : policy),
    );
    expect(after.policy).toBe('other');
    expect(due(other, after)).toEqual(exactly('2027-07-02'));
  });
});

describe('a move, attacked', () => {
  const asked = { to: 'other', reason: 'Flyt', actor: by, recordedAt: '2026-09-01T09:00:00.000Z' };

  test('to the rules that the case follows already is refused, and so is one without a reason', () => {
    const { kase } = running();
    expect(migrate(policy, policy, kase, { ...asked, to: kase.policy })).toMatchObject({
      refusals: [{ code: 'same-policy' }],
    });
    expect(migrate(policy, policy, kase, { ...asked, reason: '' })).toMatchObject({ refusals: [{ code: 'payload' }] });
  });

  test('to rules without the state that a paused case is to return to is refused', () => {
    const { kase } = running().do('2026-03-02', 'steering-group', 'pause.begin', { reason: 'Pause' });
    const history = { 'national-lkt.running.last-active': ['national-lkt.running.seminars.before'] };
    const result = migrate(policy, policy, { ...kase, history }, asked);
    expect('refusals' in result && result.refusals.map(({ why }) => why.en)).toEqual([
      expect.stringContaining('running.seminars.before'),
    ]);
  });

  test('names only deadlines that have a date on one side', () => {
    const move = migrate(policy, policyAt('2010-01-01'), running().kase, asked);
    if ('refusals' in move) throw new Error('refused');
    expect(move.deadlines.length).toBeGreaterThan(0);
    expect(move.deadlines.filter(({ before, after }) => !before?.due && !after?.due)).toEqual([]);
  });
});

describe('placing, attacked', () => {
  const attempt = (more: object) =>
    decide(policy, running().kase, {
      kind: 'place',
      reason: 'r',
      actor: by,
      occurredAt: exactly('2026-02-01'),
      recordedAt: '2026-02-01T09:00:00.000Z',
      ...more,
    });

  test.each([
    ['in-the-future', { milestones: { 'closing-seminar': exactly('2026-02-02') } }],
    ['out-of-range', { planned: { 'closing-seminar': exactly('9999-12-31') } }],
    ['recording', { planned: { nothing: exactly('2026-12-31') } }],
    ['payload', { reason: ' ' }],
  ])('is refused with %s', (code, more) => {
    expect(attempt(more)).toMatchObject({ refusals: [{ code }] });
  });
});

test('a waiver that would have ended before it was granted is refused', () => {
  const waive = (until: string) =>
    running().try('2026-03-02', 'steering-group', 'criterion.waive', {
      criterion: 'extension-ahead',
      until,
      reason: 'r',
    });
  expect(waive('2026-03-01')).toMatchObject({ refusals: [{ code: 'recording' }] });
  expect(waive('2026-03-02')).toHaveProperty('events');
});

test('an event entered late, without moving the case, happened where the case was that day', () => {
  const story = running().do('2026-05-04', 'project-lead', 'closing-seminar.hold');
  const placed = decide(policy, story.kase, {
    kind: 'place',
    reason: 'Oplysning',
    facts: { leadRegion: 'reg-h' },
    actor: by,
    occurredAt: exactly('2026-03-02'),
    recordedAt: '2026-06-01T09:00:00.000Z',
  });
  if ('refusals' in placed) throw new Error('refused');
  const then = caseAsOf(policyOf, [...story.events, ...placed.events], { at: '2026-04-01', known: '2026-06-01' })?.case;
  expect(then?.state).toEqual({ running: { seminars: 'action-period' } });
  expect(then?.facts).toEqual({ leadRegion: 'reg-h' });
});
