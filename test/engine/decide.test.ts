import { describe, expect, test } from 'vitest';
import { available } from '../../src/engine/available.ts';
import { confirm } from '../../src/engine/confirm.ts';
import { evolve } from '../../src/engine/evolve.ts';
import { explain } from '../../src/engine/explain.ts';
import type { Case, Refusal } from '../../src/engine/types.ts';
import { policyAt, Story } from './the-policy.ts';

const policy = policyAt('2026-01-05');
const round = { deadline: '2026-02-27', invited: ['reg-sj', 'kl'] };
const answers = {
  area: 'Fald',
  foundation: { type: 'local-project', guideline: '' },
  localProject: { description: 'To afsnit', results: 'Halveret' },
  aims: 'Halvt så mange fald',
  beneficiaries: 'Patienter over 65 år',
  indicators: [{ name: 'Fald med skade', type: 'outcome', measuredBy: 'Journal' }],
  data: { source: 'manual', access: 'Månedlig optælling' },
  evidence: { basis: 'evidence', description: 'National anbefaling' },
  consensusOnNeed: { forums: ['lvs'], description: 'Enighed' },
  nominators: ['reg-sj'],
  contact: { organisation: 'reg-sj', role: 'Kvalitetschef' },
};

function refusalsOf(decision: object): Refusal[] {
  return 'refusals' in decision ? (decision.refusals as Refusal[]) : [];
}

describe('a refusal', () => {
  test('names the rule, its source and the facts that are missing', () => {
    const { aims: _, ...incomplete } = answers;
    const [refusal, ...others] = refusalsOf(
      new Story(policy, '2026-01-05').try('2026-01-10', 'nominator', 'nomination.submit', incomplete, { round }),
    );
    expect(others).toEqual([]);
    expect(refusal).toMatchObject({
      code: 'criterion-unknown',
      rule: 'questions-answered',
      missing: ['nomination.aims'],
    });
    expect(refusal?.source).toContain('GOV-050');
    expect(refusal?.why.da).toMatch(/nomination\.aims/);
  });

  test('after the deadline of the round, and from a body that was not invited, comes with both reasons', () => {
    const late = new Story(policy, '2026-01-05').try(
      '2026-02-28',
      'nominator',
      'nomination.submit',
      { ...answers, nominators: ['reg-h'] },
      { round },
    );
    expect(
      refusalsOf(late)
        .map(({ rule, code }) => [rule, code])
        .sort(),
    ).toEqual([
      ['invited-organisation', 'criterion-failed'],
      ['round-deadline', 'criterion-failed'],
    ]);
  });

  test('without a round says that it cannot be judged', () => {
    const decision = new Story(policy, '2026-01-05').try('2026-01-10', 'nominator', 'nomination.submit', answers);
    expect(refusalsOf(decision).map(({ code }) => code)).toEqual(['criterion-unknown', 'criterion-unknown']);
  });

  test('of a wrong role says who may', () => {
    const [refusal] = refusalsOf(
      new Story(policy, '2026-01-05').try('2026-01-10', 'team', 'nomination.submit', answers, { round }),
    );
    expect(refusal).toMatchObject({ code: 'no-right', source: ['GOV-010', 'GOV-013'] });
    expect(refusal?.why.da).toContain('Indstiller');
  });

  test('of a command that the state does not listen to says what can happen instead', () => {
    const [refusal] = refusalsOf(
      new Story(policy, '2026-01-05').try('2026-01-10', 'steering-group', 'closing-report.approve'),
    );
    expect(refusal?.code).toBe('not-available');
    expect(refusal?.why.en).toContain('nomination.submit');
  });

  test('of a date that has not come, or lies before the case, says which', () => {
    const story = new Story(policy, '2026-01-05');
    const on = (date: string) =>
      refusalsOf(story.try('2026-01-10', 'nominator', 'nomination.withdraw', { reason: 'x' }, {}, { on: date }));
    expect(on('2026-01-11').map(({ code }) => code)).toEqual(['in-the-future']);
    expect(on('2026-01-04').map(({ code }) => code)).toEqual(['before-start']);
    expect(on('2026-01-04')[0]?.why.da).toContain('2026-01-04');
    expect(on('2026-01-06')).toEqual([]);
  });

  test('of a payload that does not fit its form names the field', () => {
    const refusals = refusalsOf(
      new Story(policy, '2026-01-05').try('2026-01-10', 'nominator', 'nomination.save', { area: 5, unknown: true }),
    );
    expect(refusals.every(({ code, rule }) => code === 'payload' && rule === 'nomination')).toBe(true);
    expect(refusals.flatMap(({ missing }) => missing).join()).toMatch(/area/);
  });
});

test('what is available tells who may, and what the criteria still lack', () => {
  const story = new Story(policy, '2026-01-05');
  const next = available(policy, story.kase, { role: 'team', by: 'a' }, '2026-01-05');
  expect(next.map(({ command }) => command)).toEqual(
    expect.arrayContaining(['nomination.save', 'nomination.submit', 'nomination.withdraw']),
  );
  const submit = next.find(({ command }) => command === 'nomination.submit');
  expect(submit).toMatchObject({ allowed: false, roles: ['nominator'], form: 'nomination' });
  expect(submit?.lacking.map(({ criterion }) => criterion)).toContain('questions-answered');
});

test('an accepted decision is explained by what its event carries, with both opinions', async () => {
  const story = new Story(policy, '2026-01-05');
  const confirmed = await confirm(
    policy,
    story.try('2026-01-10', 'nominator', 'nomination.submit', answers, { round }),
  );
  if ('refusals' in confirmed) throw new Error('refused');
  const explanation = explain(policy, 'national-lkt', confirmed.events[0] as never);
  expect(explanation.rules.every(({ verdict, second }) => verdict === 'pass' && second === true)).toBe(true);
  const deadline = explanation.rules.find(({ criterion }) => criterion === 'round-deadline');
  expect(JSON.stringify(deadline?.because)).toContain('2026-02-27');
  expect(deadline?.source.length).toBeGreaterThan(0);
});

test('a replay asks no rule: events alone rebuild the case, whatever the criteria say today', () => {
  const story = new Story(policy, '2026-01-05').do('2026-01-10', 'nominator', 'nomination.submit', answers, { round });
  const emptied = { ...policy, criteria: {}, gates: {}, conditions: {} };
  expect(story.events.reduce<Case | null>((so, event) => evolve(emptied, so, event), null)).toEqual(story.kase);
});

test('a decision entered as history is judged but not stopped', () => {
  const story = new Story(policy, '2026-01-05');
  const decided = story.try('2026-01-10', 'nominator', 'nomination.submit', {}, {}, { history: true });
  if ('refusals' in decided) throw new Error('refused');
  const [event] = decided.events;
  expect(event).toMatchObject({ type: 'accepted', advisory: true, to: { validation: 'checking' } });
  expect(event?.type === 'accepted' && event.verdicts.some(({ verdict }) => verdict !== 'pass')).toBe(true);
  expect(refusalsOf(story.try('2026-01-10', 'nominator', 'nomination.submit')).length).toBeGreaterThan(0);
});

test('a required text in which nothing is written is refused, not taken for an answer', () => {
  const policy = policyAt('2026-01-05');
  const story = new Story(policy, '2026-01-05').place('2026-01-05', 'running.seminars.action-period', {});
  const blank = story.try('2026-02-02', 'steering-group', 'pause.begin', { reason: ' ' });
  expect(blank).toMatchObject({ refusals: [{ code: 'payload', missing: ['reason'] }] });
});
