import { describe, expect, test } from 'vitest';
import { deadlineState } from '../../src/engine/deadline-state.ts';
import { deadlines } from '../../src/engine/deadlines.ts';
import { reminders } from '../../src/engine/reminders.ts';
import { exactly, spanOf } from '../../src/engine/time.ts';
import type { Deadline } from '../../src/engine/types.ts';
import { policyAt, Story } from './the-policy.ts';

const policy = policyAt('2026-01-05');
const cap = 'first-seminar-to-closure';

function running(firstSeminar: string, planned: Record<string, string> = {}): Story {
  const plans = Object.fromEntries(Object.entries(planned).map(([id, day]) => [id, exactly(day)]));
  return new Story(policy, '2026-01-05').place(
    '2026-01-05',
    'running.seminars.action-period',
    { 'learning-seminar-1': spanOf(firstSeminar) },
    plans,
    { leadRegion: 'reg-m' },
  );
}

function deadlineOf(story: Story, id: string): Deadline {
  return deadlines(story.policy, story.kase).find((each) => each.id === id) as Deadline;
}

describe('a cap', () => {
  test('counts whole months, and a day that does not exist becomes the last of the month', () => {
    expect(deadlineOf(running('2024-02-29'), cap).due).toEqual(exactly('2026-02-28'));
  });

  test('is not exceeded on its day, and is on the next', () => {
    const deadline = deadlineOf(running('2025-06-02'), cap);
    expect(deadlineState(deadline, '2027-06-02')).toEqual({ is: 'open', daysLeft: 0 });
    expect(deadlineState(deadline, '2027-06-03')).toEqual({ is: 'overdue', days: 1 });
  });

  test('from a seminar known only to the month lies somewhere in a month', () => {
    expect(deadlineOf(running('2025-06'), cap).due).toEqual({ earliest: '2027-06-01', latest: '2027-06-30' });
  });

  test('stops while the LKT is paused and moves by the days of the pause', () => {
    const story = running('2025-06-02').do('2026-03-02', 'steering-group', 'pause.begin', { reason: 'Epidemi' });
    expect(deadlineState(deadlineOf(story, cap), '2027-09-01')).toEqual({ is: 'stopped' });
    expect(reminders(policy, story.kase).filter(({ rule }) => rule === 'closing-cap')).toEqual([]);
    story.do('2026-04-01', 'steering-group', 'pause.end', { reason: 'Igen' });
    const deadline = deadlineOf(story, cap);
    expect(deadline.pausedDays).toEqual({ fewest: 30, most: 30 });
    expect(deadline.due).toEqual(exactly('2027-07-02'));
    expect(deadline.original).toEqual(exactly('2027-06-02'));
    expect(story.kase.state).toEqual({ running: { seminars: 'action-period' } });
  });

  test('extended by decision stands on the decided day, and only later pauses move it', () => {
    const story = running('2025-06-02')
      .do('2026-03-02', 'steering-group', 'pause.begin', { reason: 'Epidemi' })
      .do('2026-04-01', 'steering-group', 'pause.end', { reason: 'Igen' })
      .do('2026-05-04', 'steering-group', 'extension.grant', { until: '2027-12-01', reason: 'Mere tid' });
    expect(deadlineOf(story, cap).due).toEqual(exactly('2027-12-01'));
    story
      .do('2026-06-01', 'steering-group', 'pause.begin', { reason: 'x' })
      .do('2026-06-11', 'steering-group', 'pause.end', { reason: 'y' });
    expect(deadlineOf(story, cap).due).toEqual(exactly('2027-12-11'));
  });

  test('extended moves every deadline that is forecast from it', () => {
    const before = running('2025-06-02');
    expect(deadlineOf(before, 'closing-report').due).toEqual(exactly('2027-09-02'));
    expect(deadlineOf(before, 'follow-up').due).toEqual(exactly('2028-06-02'));
    const after = before.do('2026-05-04', 'steering-group', 'extension.grant', {
      until: '2027-12-01',
      reason: 'Mere tid',
    });
    expect(deadlineOf(after, 'closing-report').due).toEqual(exactly('2028-03-01'));
    expect(deadlineOf(after, 'follow-up').due).toEqual(exactly('2028-12-01'));
  });

  test('that is only proposed is computed, does not bind, and passes without an event', () => {
    const story = new Story(policy, '2026-01-05').place('2026-01-05', 'running.expert-group.forming', {
      selected: exactly('2020-01-01'),
    });
    const deadline = deadlineOf(story, 'selection-to-closure');
    expect(deadline).toMatchObject({ binding: false, status: 'proposed', due: exactly('2023-01-01') });
    expect(story.tick('2026-01-06')).toEqual([]);
    const tried = new Story(policyAt('2026-01-05', 'three-years-from-selection'), '2026-01-05').place(
      '2026-01-05',
      'running.expert-group.forming',
      { selected: exactly('2020-01-01') },
    );
    expect(tried.tick('2026-01-06')).toMatchObject([
      { type: 'deadline-passed', deadline: 'selection-to-closure', due: '2023-01-01' },
    ]);
  });
});

describe('a moved seminar', () => {
  const planned = {
    'learning-seminar-2': '2026-03-11',
    'learning-seminar-3': '2026-09-09',
    'closing-seminar': '2027-03-10',
  };

  test('takes the later ones with it by as many days, and their reminders with new keys', () => {
    const story = running('2025-06-02', planned);
    const keys = reminders(policy, story.kase).map(({ key }) => key);
    const payload = { milestone: 'learning-seminar-2', to: '2026-03-21', reason: 'Lokaler', shiftLater: true };
    story.do('2026-01-06', 'project-lead', 'seminar.postpone', payload);
    expect(deadlineOf(story, 'learning-seminar-2').due).toEqual(exactly('2026-03-21'));
    expect(deadlineOf(story, 'learning-seminar-3').due).toEqual(exactly('2026-09-19'));
    expect(deadlineOf(story, 'closing-seminar').due).toEqual(exactly('2027-03-20'));
    const moved = reminders(policy, story.kase)
      .filter(({ rule }) => rule === 'learning-seminar-3')
      .map(({ key }) => key);
    expect(moved.length).toBeGreaterThan(0);
    expect(moved.filter((key) => keys.includes(key))).toEqual([]);
  });

  test('stays alone when the others are not to follow', () => {
    const payload = { milestone: 'learning-seminar-2', to: '2026-03-21', reason: 'Lokaler', shiftLater: false };
    const story = running('2025-06-02', planned).do('2026-01-06', 'project-lead', 'seminar.postpone', payload);
    expect(deadlineOf(story, 'learning-seminar-3').due).toEqual(exactly('2026-09-09'));
  });
});

test('a deadline that begins anew is met only by what comes after', () => {
  const story = running('2025-06-02');
  expect(deadlineOf(story, 'status-report').due).toEqual(exactly('2026-02-02'));
  story.do('2026-01-20', 'project-lead', 'status-report.submit', { period: 'Første halvår' });
  expect(deadlineOf(story, 'status-report')).toMatchObject({ metBy: null, due: exactly('2026-09-21') });
});

test('a passed deadline is recorded once; ticking again gives nothing', () => {
  const story = running('2025-06-02');
  expect(
    story.tick('2027-06-03').filter((event) => event.type === 'deadline-passed' && event.deadline === cap),
  ).toHaveLength(1);
  expect(story.tick('2027-06-03')).toEqual([]);
  expect(story.tick('2027-06-10')).toEqual([]);
});

test('every reminder has a key of its own and comes in working hours', () => {
  const story = running('2025-06-02', { 'learning-seminar-2': '2026-03-11', 'closing-seminar': '2027-03-10' });
  const all = reminders(policy, story.kase);
  expect(all.length).toBeGreaterThan(15);
  expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
  for (const { at } of all) {
    const hour = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/Copenhagen',
      hour: '2-digit',
      weekday: 'short',
      hour12: false,
    }).formatToParts(new Date(at));
    const part = (type: string) => hour.find((each) => each.type === type)?.value;
    expect(Number(part('hour'))).toBeGreaterThanOrEqual(8);
    expect(Number(part('hour'))).toBeLessThan(16);
    expect(['Sat', 'Sun']).not.toContain(part('weekday'));
  }
});
