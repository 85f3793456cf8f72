/** Many cases on one time axis: a row each, phases coloured alike in all of them, caps as lines, today marked, overdue plain to see. */

import { spanInWords, stateInWords } from '../engine/wording.ts';
import type { CalendarDate, Language, Text } from '../policy/types.ts';
import { wrapped } from './text-width.ts';
import { axisOver, drawAxis } from './time-axis.ts';
import { bands, colours, diamond, extentOf, horizontal, textAt, vertical, warning } from './time-line-look.ts';
import type { Limit, TimeLine } from './time-line-model.ts';
import { bandOf, placeOf } from './time-line-phases.ts';
import { isLate } from './time-line-words.ts';
import { element, escaped } from './xml.ts';

const margin = 24;
const names = 210;
const width = 1280;
const axisLeft = margin + names + 16;
const row = { least: 52, line: 15 };
/** Time shown around today; what reaches further is cut off at the edge. */
const yearsBack = 2;
const yearsAhead = 2;

/** @param today the day all is seen from. */
export function drawProgramme(lines: TimeLine[], today: CalendarDate, language: Language): string {
  const say = words[language];
  const axis = axisOver([shifted(today, -yearsBack), shifted(today, yearsAhead)], axisLeft, width - axisLeft - margin);
  const phases = [...new Map(lines.flatMap((line) => line.phases.map((phase) => [phase.id, phase.title]))).entries()];
  const colourOf = (id: string) => bands[phases.findIndex(([known]) => known === id) % bands.length]!;
  const top = 78;
  const svg: string[] = [];
  let y = top + 12;
  for (const line of lines) {
    const title = wrapped(line.title, names, 12, 'bold');
    const height = Math.max(row.least, title.length * row.line + 12);
    const middle = y + height / 2;
    svg.push(
      ...title.map((each, index) => textAt(margin, y + 18 + index * row.line, each, { size: 12, weight: 'bold' })),
    );
    svg.push(...drawPhasesOf(line, axis, middle, today, colourOf, language));
    for (const mark of line.milestones) {
      const at = mark.planned ? extentOf(mark.when, axis) : null;
      if (!at || at.to < axis.left || at.from > axis.right) continue;
      const told = `${mark.title[language]}: ${spanInWords(mark.when, language)}`;
      const sign = diamond((at.from + at.to) / 2, middle, { fill: colours.paper, stroke: colours.mark, size: 6 });
      svg.push(element('g', {}, element('title', {}, escaped(told)), sign));
    }
    svg.push(...line.limits.flatMap((limit) => drawCap(limit, axis, y, height, language)));
    y += height;
    svg.push(horizontal(margin, width - margin, y, { stroke: colours.month, 'stroke-width': 1 }));
  }
  const bottom = y;
  const legend = drawLegend(phases, colourOf, bottom + 26, language);
  const now = axis.endOf(today);
  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      role: 'img',
      'aria-label': say.title,
      width,
      height: legend.bottom,
      viewBox: `0 0 ${width} ${legend.bottom}`,
    },
    element('title', {}, escaped(say.title)),
    [
      element('rect', { width, height: legend.bottom, fill: colours.paper }),
      drawAxis(axis, top, bottom, language),
      ...svg,
      vertical(now, 34, bottom, { stroke: colours.now, 'stroke-width': 2 }),
      textAt(now - 24, 26, say.today, { size: 12, weight: 'bold', fill: colours.now }),
      ...legend.svg,
    ].join('\n'),
  )}\n`;
}

type Axis = ReturnType<typeof axisOver>;

function drawPhasesOf(
  line: TimeLine,
  axis: Axis,
  middle: number,
  today: CalendarDate,
  colourOf: (id: string) => [string, string],
  language: Language,
): string[] {
  return line.phases.flatMap((phase) =>
    phase.stays.flatMap((stay) => {
      const place = placeOf(stay, axis, today, stay.notBefore);
      const cut = { whole: within(place.whole, axis), sure: within(place.sure, axis) };
      if (stay.final || cut.whole.to <= cut.whole.from) return [];
      const [fill, stroke] = colourOf(phase.id);
      const title = element('title', {}, escaped(`${phase.title[language]}: ${stay.title[language]}`));
      return [element('g', {}, title, ...bandOf(cut, middle, fill, stroke, stay.to === null))];
    }),
  );
}

function within({ from, to }: { from: number; to: number }, axis: Axis) {
  return { from: Math.min(Math.max(from, axis.left), axis.right), to: Math.min(Math.max(to, axis.left), axis.right) };
}

/** A binding cap that has not been met, as a line down the row where it falls due; one that has passed is told in words too. */
function drawCap(limit: Limit, axis: Axis, y: number, height: number, language: Language): string[] {
  const { kind, binding, met, due, state, title } = limit;
  if (kind !== 'cap' || !binding || met || due.latest === null) return [];
  const x = axis.endOf(due.latest);
  if (x < axis.left || x > axis.right) return [];
  const late = isLate(state);
  const colour = late ? colours.late : colours.limit;
  const told = `${title[language]}: ${spanInWords(due, language)} (${stateInWords(state, language)})`;
  return [
    element(
      'g',
      {},
      element('title', {}, escaped(told)),
      vertical(x, y + 4, y + height - 4, { stroke: colour, 'stroke-width': 4 }),
      ...(late
        ? [
            warning(x + 14, y + 14),
            textAt(x + 26, y + 18, stateInWords(state, language), { size: 10, weight: 'bold', fill: colours.late }),
          ]
        : []),
    ),
  ];
}

function drawLegend(
  phases: [string, Text][],
  colourOf: (id: string) => [string, string],
  top: number,
  language: Language,
): { svg: string[]; bottom: number } {
  const say = words[language];
  const entries = [
    ...phases.map(([id, title]) => {
      const [fill, stroke] = colourOf(id);
      return {
        text: title[language],
        sign: (x: number, y: number) => element('rect', { x, y: y - 11, width: 18, height: 12, rx: 2, fill, stroke }),
      };
    }),
    {
      text: say.cap,
      sign: (x: number, y: number) => vertical(x + 9, y - 13, y + 3, { stroke: colours.limit, 'stroke-width': 4 }),
    },
    { text: say.overdue, sign: (x: number, y: number) => warning(x + 9, y - 6) },
    {
      text: say.planned,
      sign: (x: number, y: number) => diamond(x + 9, y - 5, { fill: colours.paper, stroke: colours.mark, size: 6 }),
    },
  ];
  const column = 250;
  const columns = Math.floor((width - 2 * margin) / column);
  const svg = entries.flatMap(({ text, sign }, index) => {
    const x = margin + (index % columns) * column;
    const y = top + Math.floor(index / columns) * 22;
    return [sign(x, y), textAt(x + 26, y, text, { size: 11 })];
  });
  return { svg, bottom: top + Math.ceil(entries.length / columns) * 22 };
}

function shifted(day: CalendarDate, years: number): CalendarDate {
  return `${Number(day.slice(0, 4)) + years}${day.slice(4, 7)}-01`;
}

const words = {
  da: {
    title: 'Alle LKT’er på én tidslinje',
    today: 'I dag',
    cap: 'Loft for varigheden',
    overdue: 'Loftet er overskredet',
    planned: 'Planlagt',
  },
  en: {
    title: 'All LKTs on one time line',
    today: 'Today',
    cap: 'Cap on the duration',
    overdue: 'The cap is exceeded',
    planned: 'Planned',
  },
} satisfies Record<Language, object>;
