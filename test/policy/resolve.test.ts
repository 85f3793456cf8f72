import { describe, expect, it } from 'vitest';
import { loadText } from '../../src/policy/check.ts';
import { policyHash } from '../../src/policy/hash.ts';
import { resolvePolicy } from '../../src/policy/resolve.ts';
import type { Policy } from '../../src/policy/types.ts';
import { type Edit, edited, kindSchemas, placeOf } from './broken-text.ts';

function textOf(...edits: Edit[]) {
  const loaded = loadText(edited(...edits).files, kindSchemas);
  if ('findings' in loaded) throw new Error(JSON.stringify(loaded.findings));
  return loaded.text;
}

function policyAt(at: string, trial?: string, ...edits: Edit[]): Policy {
  const resolved = resolvePolicy(textOf(...edits), at, trial);
  if ('findings' in resolved) throw new Error(JSON.stringify(resolved.findings));
  return resolved.policy;
}

describe('the policy at a date', () => {
  it('has the value that is in force then', () => {
    expect(policyAt('2023-12-31').parameters['handling-time']).toMatchObject({
      value: 'P2M',
      from: '2020-01-01',
      status: 'in-force',
      applies: true,
    });
    expect(policyAt('2024-01-01').parameters['handling-time']).toMatchObject({
      value: 'P1M',
      from: '2024-01-01',
      status: 'decided',
      applies: true,
    });
  });

  it('leaves out a parameter that has no value yet, and the deadlines that need it', () => {
    const policy = policyAt('2019-12-31');
    expect(policy.parameters).toEqual({});
    expect(Object.keys(policy.deadlines)).toEqual(['answer']);
  });

  it('has no value from the day it ends on, unless another follows', () => {
    const ends: Edit = ['rules/parameters.yaml', 'value: P1M,', 'value: P1M, until: 2025-01-01,'];
    expect(policyAt('2024-12-31', undefined, ends).parameters['handling-time']).toMatchObject({ value: 'P1M' });
    expect(policyAt('2025-01-01', undefined, ends).parameters).not.toHaveProperty('handling-time');
    expect(policyAt('2025-01-01', undefined, ends).deadlines).not.toHaveProperty('handling');
  });

  it('does not apply a proposal unless the text says so', () => {
    expect(policyAt('2024-01-01').parameters['smallest-area']).toMatchObject({
      value: 50,
      status: 'proposed',
      applies: false,
    });
    const on = policyAt('2024-01-01', undefined, ['rules/parameters.yaml', 'value: 50,', 'value: 50, applies: true,']);
    expect(on.parameters['smallest-area']!.applies).toBe(true);
  });

  it('has the criteria in force then, from the first day and not on the last', () => {
    expect(policyAt('2021-12-31').gates.complete!.criteria).toEqual(['has-area']);
    expect(policyAt('2022-01-01').gates.complete!.criteria).toEqual(['has-area', 'is-large']);
    expect(policyAt('2024-12-31').gates.complete!.criteria).toEqual(['has-area', 'is-large']);
    expect(policyAt('2025-01-01').gates.complete!.criteria).toEqual(['has-area']);
    expect(Object.keys(policyAt('2025-01-01').criteria)).toEqual(['has-area']);
  });

  it('has deadlines with their periods, binding when the parameter applies', () => {
    const { handling, answer } = policyAt('2024-01-01').deadlines;
    expect(handling).toMatchObject({
      for: 'P1M',
      parameter: 'handling-time',
      binding: true,
      status: 'decided',
      while: ['review'],
      monthEnd: 'down',
      roll: 'none',
      stopsWhenPaused: false,
    });
    expect(answer).toMatchObject({ for: 'P14D', binding: true, status: 'decided', until: [], while: [], owner: [] });
    expect(answer).not.toHaveProperty('parameter');
    const shown = policyAt('2024-01-01', undefined, [
      'rules/parameters.yaml',
      'P1M, status: decided',
      'P1M, status: practice',
    ]);
    expect(shown.deadlines.handling).toMatchObject({ binding: false, status: 'practice' });
  });

  it('has phases in their place, targets as whole paths and transitions in lists', () => {
    const { states } = policyAt('2024-01-01').workflows.permit!;
    expect(states.draft!.on!['application.send']).toMatchObject([{ target: 'review', guard: 'complete' }]);
    expect(states.review!.meta).toEqual({
      title: { da: 'Behandling', en: 'Review' },
      source: ['GOV-001'],
      phase: 'review',
    });
    expect(states.review!.on!['application.pause']).toMatchObject([{ target: 'review.waiting' }]);
    expect(states.review!.states!.reading!.on!['application.grant']).toMatchObject([{ target: 'closed' }]);
    expect(states.review!.states!.waiting!.on!['application.resume']).toMatchObject([{ target: 'review.reading' }]);
    expect(states.review!.states!.reading!.on!['inspection.plan']![0]).not.toHaveProperty('target');
  });

  it('has rights in whole paths, weekdays as numbers, messages and forms', () => {
    const policy = policyAt('2024-01-01');
    expect(policy.rights.permit!['application.grant']).toEqual({
      roles: ['clerk'],
      in: ['review.reading'],
      source: ['GOV-001'],
    });
    expect(policy.calendar.workingDays).toEqual([1, 2, 3, 4, 5]);
    expect(policy.messages.received!.da).toEqual({
      subject: 'Modtaget: {{case.title}}',
      body: 'Kære {{recipient.name}}\n\nVi har modtaget {{fact.application.title}}.',
    });
    expect(policy.forms.inspection).toMatchObject({ required: ['number', 'date'] });
  });

  it('is frozen all the way down', () => {
    const policy = policyAt('2024-01-01');
    expect(() => {
      (policy.deadlines.answer!.until as string[]).push('x');
    }).toThrow(TypeError);
    expect(Object.isFrozen(policy.forms.application!.properties)).toBe(true);
  });

  it('is not made of a day that does not exist', () => {
    const resolved = resolvePolicy(textOf(), '2026-02-30');
    expect('findings' in resolved && resolved.findings[0]!.message.en).toBe(
      '"2026-02-30" is not a date that exists; did you mean "2026-02-28"?',
    );
  });
});

describe('a trial', () => {
  it('changes only what it names, and what it changes applies', () => {
    const [before, after] = [policyAt('2024-01-01'), policyAt('2024-01-01', 'faster')];
    expect(after.trial).toBe('faster');
    expect(after.parameters['handling-time']).toMatchObject({
      value: 'P14D',
      applies: true,
      status: 'proposed',
      source: ['GOV-001'],
    });
    expect(after.deadlines.handling).toMatchObject({ for: 'P14D', binding: true });
    expect(after.deadlines.answer!.for).toBe('P7D');
    expect(after.criteria['is-large']!.strength).toBe('must');
    expect(after.criteria['has-area']).toEqual(before.criteria['has-area']);
    expect(after.workflows).toEqual(before.workflows);
  });

  it('may switch a criterion off or on and stop a clock', () => {
    const change = 'parameters.handling-time: P14D';
    const edit = (to: string): Edit => ['rules/trials/faster.yaml', change, to];
    expect(policyAt('2024-01-01', 'faster', edit('criteria.has-area.applies: false')).gates.complete!.criteria).toEqual(
      ['is-large'],
    );
    expect(
      policyAt('2020-01-01', 'faster', edit('criteria.is-large.applies: true')).gates.complete!.criteria,
    ).toContain('is-large');
    expect(
      policyAt('2024-01-01', 'faster', edit('deadlines.answer.stopsWhenPaused: true')).deadlines.answer!
        .stopsWhenPaused,
    ).toBe(true);
  });

  it('gives a value to a parameter that has none yet', () => {
    expect(policyAt('2019-01-01', 'faster').parameters['handling-time']).toMatchObject({
      value: 'P14D',
      from: '2019-01-01',
      applies: true,
    });
  });

  it('that does not exist is told with the one that was meant', () => {
    const resolved = resolvePolicy(textOf(), '2024-01-01', 'fastr');
    expect('findings' in resolved && resolved.findings.map((one) => `${placeOf(one)} ${one.message.da}`)).toEqual([
      'rules/trials/:1:1 Der findes ingen prøve med navnet "fastr"; mente du "faster"?',
    ]);
  });
});

describe('the hash of a policy', () => {
  it('is the same for the same content, whatever the order of files and keys', () => {
    const { files } = edited();
    const backwards = loadText(Object.fromEntries(Object.entries(files).toReversed()), kindSchemas);
    const other = 'text' in backwards && resolvePolicy(backwards.text, '2024-01-01');
    expect(other && 'policy' in other && policyHash(other.policy)).toBe(policyHash(policyAt('2024-01-01')));
    expect(policyHash(JSON.parse(JSON.stringify(policyAt('2024-01-01'))) as Policy)).toBe(
      policyHash(policyAt('2024-01-01')),
    );
    expect(policyHash(policyAt('2024-01-01'))).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is another for another date, trial or word', () => {
    const word: Edit = ['rules/messages/soon.da.md', 'Højst', 'Mindst'];
    const hashes = [
      policyAt('2024-01-01'),
      policyAt('2024-01-02'),
      policyAt('2024-01-01', 'faster'),
      policyAt('2024-01-01', undefined, word),
    ].map(policyHash);
    expect(new Set(hashes).size).toBe(4);
  });

  it('does not change because of comments or order in the text', () => {
    const comment: Edit = ['rules/deadlines.yaml', 'deadlines:\n', '# a comment\ndeadlines:\n\n'];
    expect(policyHash(policyAt('2024-01-01', undefined, comment))).toBe(policyHash(policyAt('2024-01-01')));
  });
});
