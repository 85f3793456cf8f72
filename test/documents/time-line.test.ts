import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { widthOf, wrapped } from '../../src/documents/text-width.ts';
import { drawTimeLine } from '../../src/documents/time-line.ts';
import type { Limit, TimeLine } from '../../src/documents/time-line-model.ts';
import { exactly, spanOf } from '../../src/engine/time.ts';
import { spanInWords } from '../../src/engine/wording.ts';
import { record } from '../../src/lab/record.ts';
import { readTextFolder } from '../../src/policy/read.ts';
import { parseText } from '../../src/policy/text.ts';
import type { Language } from '../../src/policy/types.ts';
import { timeLineOf } from '../../src/service/case-time-line.ts';
import { policyOn } from '../../src/service/policy-on.ts';
import { xmlFaults } from './well-formed.ts';
import { type Element, everyOf, readXml } from './xml-reading.ts';

const { text } = parseText(readTextFolder(join(import.meta.dirname, '../..')));
const policyAt = policyOn(text);

function precedent(id: string): TimeLine {
  const { value } = text.precedents.get(id)!;
  const { steps } = record(policyAt, id, value);
  const events = steps.map(({ event }) => event);
  const seenFrom = { day: value.knownUntil, is: 'end-of-record' as const };
  return timeLineOf(policyAt(value.knownUntil), steps.at(-1)!.after, events, seenFrom);
}

const said = (words: string) => ({ da: words, en: `${words} (en)` });

const cap: Limit = {
  id: 'cap',
  title: said('Loftet'),
  kind: 'cap',
  binding: true,
  forecast: false,
  for: 'P24M',
  from: { title: said('Start'), when: exactly('2024-01-10') },
  original: exactly('2026-01-10'),
  extendedBy: null,
  decided: null,
  due: exactly('2026-01-10'),
  met: null,
  state: { is: 'open', daysLeft: 40 },
};

const plain: TimeLine = {
  id: 'prøve"><',
  title: 'En prøve',
  workflow: said('Forløbet'),
  seenFrom: { day: '2025-12-01', is: 'today' },
  phases: [
    {
      id: 'a',
      title: said('Første fase'),
      stays: [{ title: said('Inde'), from: exactly('2024-01-10'), to: null, notBefore: null, final: false }],
    },
  ],
  takenOver: null,
  pauses: [],
  milestones: [],
  limits: [cap],
};

interface Box {
  words: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Where each text stands, a little smaller than its line. */
function boxes(svg: Element): Box[] {
  return everyOf(svg, 'text').map(({ attributes, text: words }) => {
    const [x, y, size] = [attributes.x, attributes.y, attributes['font-size']].map(Number) as [number, number, number];
    const width = widthOf(words, size, attributes['font-weight'] === 'bold' ? 'bold' : 'normal');
    return { words, left: x, right: x + width, top: y - size * 0.8, bottom: y + size * 0.2 };
  });
}

function overlaps(all: Box[]): string[] {
  return all.flatMap((a, index) =>
    all
      .slice(index + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `“${a.words}” and “${b.words}”`),
  );
}

/** The texts of the picture in one line, since a long one is broken over several. */
const wordsOf = (svg: Element): string =>
  everyOf(svg, 'text')
    .map(({ text: words }) => words)
    .join(' ');

describe.each([...text.precedents.keys()])('the time line of %s', (id) => {
  const model = precedent(id);

  test.each<Language>(['da', 'en'])(
    'in %s shows every phase, milestone and limit, and no text on another',
    (language) => {
      const drawn = drawTimeLine(model, language);
      expect(xmlFaults(drawn)).toEqual([]);
      const svg = readXml(drawn);
      const words = wordsOf(svg);
      for (const { title } of model.phases) expect(words).toContain(title[language]);
      for (const { title, when } of model.milestones) {
        expect(words).toContain(title[language]);
        if (when.earliest ?? when.latest) expect(words).toContain(spanInWords(when, language));
      }
      for (const { title, due, original, extendedBy } of model.limits) {
        expect(words).toContain(title[language]);
        expect(words).toContain(spanInWords(due, language));
        if (extendedBy && original) expect(words).toContain(spanInWords(original, language));
      }
      const all = boxes(svg);
      expect(overlaps(all)).toEqual([]);
      const [width, height] = [Number(svg.attributes.width), Number(svg.attributes.height)];
      const outside = all.filter(
        ({ left, right, top, bottom }) => left < 0 || top < 0 || right > width || bottom > height,
      );
      expect(outside).toEqual([]);
    },
  );

  test('ends where the record ends, and never says today', () => {
    const words = wordsOf(readXml(drawTimeLine(model, 'da')));
    expect(words).toContain('Kilderne slutter');
    expect(words).not.toContain('I dag,');
  });
});

test('the record of Hoftenære lårbensbrud gives its phases, its seminars and its exceeded cap', () => {
  const { phases, milestones, limits, pauses } = precedent('hoftenaere');
  expect(phases.map(({ id }) => id)).toEqual([
    'running.expert-group',
    'running.seminars',
    'running.closure',
    'follow-up',
  ]);
  expect(milestones).toContainEqual(
    expect.objectContaining({ id: 'learning-seminar-1', when: exactly('2018-05-17'), planned: false }),
  );
  expect(milestones).toContainEqual(
    expect.objectContaining({ id: 'project-description-submitted', when: spanOf('2018-01'), planned: true }),
  );
  expect(limits.find(({ id }) => id === 'first-seminar-to-closure')).toMatchObject({
    due: exactly('2020-05-17'),
    met: { when: exactly('2020-11-30') },
    state: { is: 'exceeded' },
  });
  expect(pauses).toEqual([]);
});

test('the record of Børnediabetes gives its pause and its extension', () => {
  const { pauses, limits, phases } = precedent('boernediabetes');
  expect(pauses).toEqual([{ from: spanOf('2020-03'), to: spanOf('2020-08') }]);
  expect(limits).toContainEqual(
    expect.objectContaining({ id: 'first-seminar-to-closure', extendedBy: exactly('2022-09-30') }),
  );
  const seminars = phases.find(({ id }) => id === 'running.seminars');
  expect(seminars?.stays.map(({ to }) => to)).toEqual([spanOf('2020-03'), null]);
});

test('a case that is taken over in the middle of its course says that its earlier phases are not recorded, and until when', () => {
  const hoftenaere = precedent('hoftenaere');
  const first = hoftenaere.phases[0]?.stays[0]?.from;
  expect(hoftenaere.takenOver).toEqual(first);
  for (const [language, said] of [
    ['da', 'Tidligere faser er ikke registreret'],
    ['en', 'Earlier phases are not recorded'],
  ] as const) {
    const svg = readXml(drawTimeLine(hoftenaere, language));
    expect(wordsOf(svg)).toContain(said);
    const until = spanInWords(hoftenaere.takenOver!, language);
    expect(everyOf(svg, 'title').map(({ text: told }) => told)).toContainEqual(
      expect.stringMatching(new RegExp(`^${said}, .*${until}$`)),
    );
  }
  // Placed where a round begins, nothing came before.
  const round = precedent('round-2021');
  expect(round.takenOver).toBeNull();
  expect(wordsOf(readXml(drawTimeLine(round, 'da')))).not.toContain('Tidligere faser');
});

describe('what a picture must tell apart', () => {
  const draw = (change: Partial<TimeLine>, language: Language = 'da') =>
    readXml(drawTimeLine({ ...plain, ...change }, language));
  const hatched = (svg: Element, kind: string) =>
    everyOf(svg, 'rect').filter(({ attributes }) => attributes.fill?.endsWith(`-${kind})`));

  test('a planned milestone is hollow, one that was held is filled', () => {
    const mark = { id: 'm', title: said('Mødet'), when: exactly('2025-06-01'), state: null };
    const fills = (planned: boolean) =>
      everyOf(draw({ limits: [], milestones: [{ ...mark, planned }] }), 'path').map(
        ({ attributes }) => attributes.fill,
      );
    expect(fills(true)[0]).toBe('#ffffff');
    expect(fills(false)[0]).not.toBe('#ffffff');
  });

  test('what is overdue has a hatched bar, a sign and words beside its colour', () => {
    const overdue: Limit = { ...cap, due: exactly('2025-10-01'), state: { is: 'overdue', days: 61 } };
    const late = draw({ limits: [{ ...overdue, original: overdue.due }] });
    expect(wordsOf(late)).toContain('61 dage over fristen');
    expect(hatched(late, 'late').length).toBe(2);
    expect(hatched(draw({}), 'late')).toEqual([]);
  });

  test('a proposal that is not binding raises no alarm', () => {
    const passed: Limit = { ...cap, binding: false, due: exactly('2025-10-01'), state: { is: 'overdue', days: 61 } };
    expect(hatched(draw({ limits: [passed] }), 'late')).toEqual([]);
  });

  test('a day set by decision before the original one is no extension', () => {
    const sooner = exactly('2025-12-20');
    const svg = draw({ limits: [{ ...cap, due: sooner, extendedBy: sooner, decided: exactly('2025-11-01') }] });
    expect(wordsOf(svg)).toContain('oprindelig 10. januar 2026; ved beslutning fastsat til 20. december 2025');
    expect(wordsOf(svg)).not.toContain('forlænget');
  });

  test('an extension stands out from the original due date, and both are told', () => {
    const until = exactly('2026-09-30');
    const extended = { ...cap, due: until, extendedBy: until, decided: exactly('2025-11-01') };
    const svg = draw({ limits: [extended] });
    expect(wordsOf(svg)).toContain('oprindelig 10. januar 2026; forlænget til 30. september 2026');
    const double = everyOf(svg, 'line').filter(({ attributes }) => attributes.stroke === '#8a4b00');
    expect(double.length).toBe(4);
    expect(everyOf(svg, 'circle').length).toBe(2);
    expect(wordsOf(svg)).toContain('Flyttet ved beslutning');
  });

  test('a pause is hatched for as long as it lasted', () => {
    const pauses = [{ from: exactly('2025-01-01'), to: exactly('2025-07-01') }];
    const [bar] = hatched(draw({ pauses }), 'pause');
    expect(Number(bar!.attributes.width)).toBeGreaterThan(100);
    expect(hatched(draw({}), 'pause')).toEqual([]);
  });

  test('a date known to the month is drawn as wide as the month, one known from one side is dashed', () => {
    const mark = { id: 'm', title: said('Mødet'), planned: false, state: null };
    const bars = (when: TimeLine['milestones'][number]['when']) =>
      everyOf(draw({ limits: [], milestones: [{ ...mark, when }] }), 'line').filter(
        ({ attributes }) => attributes.stroke === '#14507d' && attributes.y1 === attributes.y2,
      );
    const [month] = bars(spanOf('2025-03'));
    expect(Number(month!.attributes.x2) - Number(month!.attributes.x1)).toBeGreaterThan(20);
    const [open] = bars({ earliest: null, latest: '2025-03-31' });
    expect(open!.attributes['stroke-dasharray']).toBeDefined();
  });

  test('a milestone without any date is named below the others', () => {
    const when = { earliest: null, latest: null };
    const svg = draw({ milestones: [{ id: 'm', title: said('Mødet'), when, planned: false, state: null }] });
    expect(wordsOf(svg)).toContain('Uden kendt dato: Mødet');
  });

  test('twenty milestones in one week stand apart', () => {
    const milestones = Array.from({ length: 20 }, (_, index) => ({
      id: `m${index}`,
      title: said(`Milepæl nummer ${index} med en lang titel`),
      when: exactly(`2025-03-0${1 + (index % 7)}`),
      planned: index % 2 === 0,
      state: index % 3 === 0 ? ({ is: 'overdue', days: 7 } as const) : null,
    }));
    expect(overlaps(boxes(draw({ milestones })))).toEqual([]);
  });

  test('the picture has a role, a title and a description that says it all, and no script or style', () => {
    const svg = draw({});
    expect(svg.attributes.role).toBe('img');
    expect(everyOf(svg, 'title')[0]!.text).toBe('Tidslinje: En prøve');
    const [description] = everyOf(svg, 'desc');
    for (const words of ['Første fase', 'Loftet', '10. januar 2026', 'I dag, 1. december 2025'])
      expect(description!.text).toContain(words);
    expect([...everyOf(svg, 'script'), ...everyOf(svg, 'style')]).toEqual([]);
  });

  test('hostile titles stand as they were written and open no element', () => {
    const hostile = '</text><script>alert(1)</script> "\' & ]]>';
    const svg = drawTimeLine(
      {
        ...plain,
        id: 'x" onload="y',
        title: hostile,
        workflow: said(hostile),
        phases: plain.phases.map((phase) => ({ ...phase, title: said(hostile) })),
        milestones: [{ id: 'm', title: said(hostile), when: exactly('2025-01-01'), planned: false, state: null }],
        limits: [{ ...cap, title: said(hostile) }],
      },
      'da',
    );
    expect(xmlFaults(svg)).toEqual([]);
    const read = readXml(svg);
    expect(everyOf(read, 'script')).toEqual([]);
    expect(svg).not.toContain('onload="');
    expect(everyOf(read, 'title')[0]!.text).toBe(`Tidslinje: ${hostile}`);
    expect(overlaps(boxes(read))).toEqual([]);
  });
});

test('text is broken between words, and within a word that is too long on its own', () => {
  expect(wrapped('en to tre', widthOf('en to', 12), 12)).toEqual(['en to', 'tre']);
  const pieces = wrapped('x'.repeat(50), widthOf('x'.repeat(20), 12), 12);
  expect(pieces.map(({ length }) => length)).toEqual([20, 20, 10]);
});
