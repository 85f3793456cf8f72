/** What somebody who never saw code types by mistake, and that one mistake is told as one. */

import { describe, expect, it } from 'vitest';
import { check, type Edit, placeOf } from './broken-text.ts';

const parameters = 'rules/parameters.yaml';
const deadlines = 'rules/deadlines.yaml';
const form = 'schemas/forms/inspection.json';

const mistakes: [mistake: string, edits: Edit[], da: string][] = [
  ['a date the Danish way', [[parameters, '2023-01-01', '‸01-02-2023']], 'mente du "2023-02-01"?'],
  ['a date with dots', [[parameters, '2023-01-01', '‸1.2.2023']], 'mente du "2023-02-01"?'],
  ['a date without its noughts', [[parameters, '2023-01-01', '‸2023-1-1']], 'mente du "2023-01-01"?'],
  ['a thirteenth month', [[parameters, '2023-01-01', '‸2023-13-01']], 'skriv år, måned og dag med bindestreger'],
  ['a period in words', [[deadlines, 'for: P14D', 'for: ‸14 dage']], 'mente du "P14D"?'],
  ['a period of months in words', [[deadlines, 'for: P14D', 'for: ‸2 måneder']], 'mente du "P2M"?'],
  [
    'a place of a precedent in a word of its own',
    [['rules/precedents/barn.yaml', 'place: review.reading', 'place: ‸læsning']],
    'navne med punktum imellem',
  ],
  ['a colon in a text', [[deadlines, 'da: Svar', 'da: ‸Svar: nu']], 'sæt teksten i anførselstegn'],
  ['no space after a colon', [[deadlines, '    kind: cap', '    ‸kind:cap']], 'et mellemrum'],
  ['nothing where a text belongs', [[deadlines, 'da: Svar', 'da: ‸']], 'Her står ingenting'],
  ['a unit in Danish', [[parameters, 'unit: period', 'unit: ‸periode']], 'mente du "period"?'],
  [
    'an unknown placeholder',
    [['rules/messages/soon.da.md', 'Højst {{parameter', 'Højst ‸{{frist.dato}} {{parameter']],
    'ingen pladsholder',
  ],
  ['a form without a comma', [[form, '"type": "object",', '"type": "object"']], ''],
];

describe('a mistake in the text', () => {
  it.each(mistakes)('%s is told once, in plain words', async (_, edits, da) => {
    const { findings, places } = await check(...edits);
    const told = findings.filter(({ severity }) => severity === 'error');
    expect(told.map(({ message }) => message.da)).toHaveLength(1);
    if (places.length > 0) expect(told.map(placeOf)).toEqual(places);
    expect(told[0]!.message.da).toContain(da);
    expect(told[0]!.message.da).not.toMatch(/null|undefined|\(\w+_\w+\)|\^/);
  });
});

const workflow = 'workflows/permit.yaml';
const reminders = 'rules/reminders.yaml';
const criteria = 'rules/criteria/complete.yaml';

/** Mistakes from which more would be found: what is used nowhere, what is not reminded of, every place of the same name. */
const followed: [mistake: string, edits: Edit[], da: string][] = [
  ['a guard', [[workflow, 'guard: complete', 'guard: ‸compleet']], 'mente du "complete"?'],
  ['a message', [[reminders, 'message: soon', 'message: ‸sooon']], 'mente du "soon"?'],
  ['a deadline', [[reminders, 'deadline: handling', 'deadline: ‸handeling']], 'mente du "handling"?'],
  ['a milestone', [[deadlines, 'until: [granted]', 'until: [‸grantd]']], 'mente du "granted"?'],
  ['a right', [['rules/rights.yaml', '    inspection.plan:', '    ‸inspection.plam:']], 'mente du "inspection.plan"?'],
  ['a key', [[criteria, 'strength: must', '‸strenght: must']], 'mente du "strength"?'],
  ['a gate in its own file', [[criteria, 'gate: complete', 'gate: ‸compleet']], 'passer ikke til filens navn'],
  [
    'an end of an example',
    [[criteria, 'area: 0 } }, then: fail', 'area: 0 } }, then: ‸pass']],
    'men reglen svarer "fail"',
  ],
  [
    'a fact',
    [[criteria, 'fact: application, path: $.area', 'fact: ‸aplication, path: $.area']],
    'mente du "application"?',
  ],
  ['a use of a phase', [[workflow, 'use: review', 'use: ‸reveiw']], 'mente du "review"?'],
  [
    'a time zone',
    [['rules/calendar.yaml', 'Europe/Copenhagen', '‸Europe/Kopenhagen']],
    'mente du "Europe/Copenhagen"?',
  ],
];

describe('one mistake', () => {
  it.each(followed)('in %s is one finding, without what only follows from it', async (_, edits, da) => {
    const { findings, places } = await check(...edits);
    expect(findings.map((one) => `${placeOf(one)} ${one.severity} ${one.message.da}`)).toEqual([
      expect.stringContaining(`${places[0]} error `),
    ]);
    expect(findings[0]!.message.da).toContain(da);
  });

  it('in the name of a thing that is used in several places is told once, with every place', async () => {
    const { findings } = await check([parameters, '  handling-time:', '  behandlingstid:']);
    const told = findings.filter(({ file }) => !file.startsWith('rules/messages/'));
    expect(told.map(({ params: { name, also } }) => [name, (also as string[] | undefined)?.length ?? 0])).toEqual([
      ['handling-time', 1],
    ]);
    const source = await check(['rules/sources/facts.yaml', '  GOV-001:', '  GOV-007:']);
    const [one, ...others] = source.findings.filter(({ params }) => params.name === 'GOV-001');
    expect(others).toEqual([]);
    expect((one!.params.also as string[]).length).toBeGreaterThan(10);
    expect(one!.message.da).toMatch(/"GOV-001", som også står i rules\/\S+:\d+:\d+, .* og \d+ andre/);
    expect(one!.message.en).toContain('which also stands in');
  });
});
