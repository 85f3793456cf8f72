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
