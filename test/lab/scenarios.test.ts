import { describe, expect, test } from 'vitest';
import { runScenario } from '../../src/lab/scenario.ts';
import { scenarioText } from '../../src/lab/scenario-text.ts';
import { formatFinding } from '../../src/policy/findings.ts';
import {
  allResults,
  fixtureFindings,
  fixtures,
  folder,
  read,
  resolveAt,
  resultOf,
  scenarios,
  today,
  yamlIn,
} from './the-scenarios.ts';

describe('each scenario holds', () => {
  for (const file of Object.keys(scenarios)) {
    test(file.slice(folder.length + 1, -'.yaml'.length), async () => {
      const result = await resultOf(file);
      if (result.deviations.length > 0) expect.fail(scenarioText(result, 'en'));
      expect(result.deviations).toEqual([]);
    });
  }
});

describe('the scenarios together', () => {
  test('are at least 80', () => {
    expect(Object.keys(scenarios).length).toBeGreaterThanOrEqual(80);
  });

  test('use fixtures without faults, and every one of them', () => {
    expect(fixtureFindings.map((one) => formatFinding(one, 'en'))).toEqual([]);
    const written = Object.values({ ...scenarios, ...yamlIn(`${folder}/fixtures`) }).join('\n');
    expect(Object.keys(fixtures).filter((id) => !new RegExp(`use: ${id}\\b(?!-)`).test(written))).toEqual([]);
  });

  test('let every must-criterion stand in the way at least once', async () => {
    const touched = await allTouched();
    const must = Object.entries(today.criteria).filter(([, { strength }]) => strength === 'must');
    const never = must.filter(([id]) => !touched.some(({ verdicts }) => hinders(verdicts[id])));
    expect(never.map(([id]) => id)).toEqual([]);
  });

  test('hear a verdict of every criterion, should-criteria included', async () => {
    const touched = await allTouched();
    expect(Object.keys(today.criteria).filter((id) => !touched.some(({ verdicts }) => verdicts[id]))).toEqual([]);
  });

  test('carry out every command of every workflow', async () => {
    const done = new Set((await allTouched()).flatMap(({ commands }) => commands));
    const commands = Object.values(today.rights).flatMap((rights) => Object.keys(rights));
    expect(commands.filter((command) => !done.has(command))).toEqual([]);
  });

  test('see every deadline that binds pass', async () => {
    const passed = new Set((await allTouched()).flatMap((each) => each.passed));
    const deadlines = Object.entries(today.deadlines).filter(([, { binding }]) => binding);
    expect(deadlines.map(([id]) => id).filter((id) => !passed.has(id))).toEqual([]);
  });

  test('send every message', async () => {
    const sent = new Set((await allTouched()).flatMap(({ messages }) => messages));
    // Invitations, the mail of the day and what is told of bounces do not come from a step of a case.
    const { digest, bounces } = today.calendar.mail;
    const invitations = Object.values(today.invitations ?? {}).flatMap(({ messages }) => Object.values(messages));
    const elsewhere = new Set([...invitations, digest?.message, bounces?.message]);
    const never = Object.keys(today.messages).filter((message) => !sent.has(message) && !elsewhere.has(message));
    expect(never).toEqual([]);
  });
});

async function allTouched() {
  return (await allResults()).map(({ touched }) => touched);
}

function hinders(verdicts: string[] | undefined): boolean {
  return verdicts?.some((verdict) => verdict !== 'pass') ?? false;
}

describe('a scenario with a fault', () => {
  const given = 'given: { policy: 2026-01-05, workflow: nomination-round, at: 2026-01-05 }';
  const source = (steps: string, more = given) =>
    `title: { da: Prøve, en: Trial }\nsource: [GOV-073]\n${more}\nsteps:\n${steps}\n`;
  const told = (text: string) => {
    const reading = read('trial.yaml', text);
    return 'findings' in reading ? reading.findings.map((one) => formatFinding(one, 'en')) : [];
  };

  test.each([
    [
      'an unknown key',
      '  - { when: { do: round.open, as: secretariat, payloads: {} } }',
      'trial.yaml:5:48 — "payloads" is not known here; did you mean "payload"?',
    ],
    [
      'an unknown expectation',
      '  - { then: { stat: preparing } }',
      'trial.yaml:5:15 — "stat" is not known here; did you mean "state"?',
    ],
    [
      'an unknown command',
      '  - { when: { do: round.opens, as: secretariat } }',
      'trial.yaml:5:19 — There is no command of the workflow called "round.opens"; did you mean "round.open"?',
    ],
    [
      'an unknown role',
      '  - { when: { do: round.open, as: secretary } }',
      'trial.yaml:5:35 — There is no role called "secretary"; did you mean "secretariat"?',
    ],
    [
      'an unknown state',
      '  - { then: { state: prepering } }',
      'trial.yaml:5:22 — There is no state called "prepering"; did you mean "preparing"?',
    ],
    [
      'an unknown milestone',
      '  - { then: { milestones: { open: null } } }',
      'trial.yaml:5:29 — There is no milestone called "open"; correct the name, or create what is missing.',
    ],
    [
      'an unknown fixture',
      '  - { when: { do: round.prepare, as: secretariat, payload: { use: no-such } } }',
      'trial.yaml:5:67 — There is no fixture called "no-such"; correct the name, or create what is missing.',
    ],
    [
      'a field the fixture lacks',
      '  - { when: { do: round.prepare, as: secretariat, payload: { use: round-2026, without: [open] } } }',
      'trial.yaml:5:89 — There is no field of the form called "open"; did you mean "opens"?',
    ],
    [
      'a clock that goes back',
      '  - { when: { tick: 2026-01-04 } }',
      'trial.yaml:5:21 — 2026-01-04 stands after 2026-01-05; write the earliest date first.',
    ],
    [
      'a day that does not exist',
      '  - { when: { tick: 2026-02-30 } }',
      'trial.yaml:5:21 — "2026-02-30" is not a date that exists; did you mean "2026-02-28"?',
    ],
  ])('%s is told with its place', (_, steps, finding) => {
    expect(told(source(steps))).toEqual([finding]);
  });

  test('an unknown trial is told where it is named', () => {
    const text = source('  - { then: { state: preparing } }', given.replace('}', ', trial: 20-months }'));
    expect(told(text)).toEqual([
      'trial.yaml:3:82 — There is no trial called "20-months"; correct the name, or create what is missing.',
    ]);
  });

  test('what does not hold is told in both languages with expected and found', async () => {
    const reading = read('trial.yaml', source('  - { then: { state: open } }'));
    if ('findings' in reading) throw new Error('The scenario was not read.');
    const result = await runScenario(resolveAt, reading.scenario, fixtures);
    expect(scenarioText(result, 'da')).toBe(
      [
        '✗ Prøve (teksten pr. 2026-01-05, 1 trin) — holder ikke',
        '  trial.yaml:5 — trin 1: tilstanden',
        '    ventet: open',
        '    fandt: preparing',
      ].join('\n'),
    );
    expect(scenarioText(result, 'en')).toContain('    expected: open\n    found: preparing');
  });

  test('a command that the scenario does not say is refused, and is, fails the scenario', async () => {
    const reading = read('trial.yaml', source('  - { when: { do: round.open, as: nominator } }'));
    if ('findings' in reading) throw new Error('The scenario was not read.');
    const { deviations } = await runScenario(resolveAt, reading.scenario, fixtures);
    expect(deviations.map(({ step, line, found }) => ({ step, line, found }))).toEqual([
      { step: 1, line: 5, found: expect.objectContaining({ code: 'not-available' }) },
    ]);
  });
});
