/** One case on a time axis, as SVG for the wall and the page. */

import type { CalendarDate, Language } from '../policy/types.ts';
import { widthOf, wrapped } from './text-width.ts';
import { axisOver, drawAxis } from './time-axis.ts';
import { drawLegend } from './time-line-legend.ts';
import { drawLimits } from './time-line-limits.ts';
import { colours, hatches, horizontal, textAt, vertical } from './time-line-look.ts';
import { drawMilestones } from './time-line-milestones.ts';
import type { TimeLine } from './time-line-model.ts';
import { drawPauses, drawPhases } from './time-line-phases.ts';
import { inWords, seenFromInWords, words } from './time-line-words.ts';
import { element, escaped } from './xml.ts';

const margin = 28;
const gutter = { left: margin, width: 216 };
const axisLeft = 264;
const axisWidth = 1000;

/** The time line with everything in the language asked for. Needs no style sheet, script or font of its own. */
export function drawTimeLine(model: TimeLine, language: Language): string {
  const say = words[language];
  const axis = axisOver(datesOf(model), axisLeft, axisWidth);
  const { defined, fills } = hatches(`time-line-${model.id.replace(/[^a-z0-9-]/g, '-')}`);
  const title = wrapped(model.title, axis.right - margin, 22, 'bold');
  const titleBottom = 18 + title.length * 28;
  const axisTop = titleBottom + 84;

  const phases = drawPhases(model, axis, gutter, axisTop + 12, language);
  const milestonesTop = phases.bottom + 14;
  const milestones = drawMilestones(model, axis, milestonesTop, language);
  const limits = drawLimits(model, axis, gutter, milestones.bottom + 14, fills, language);
  const legend = drawLegend(model, margin, axis.right, limits.bottom + 26, fills, language);
  const width = Math.ceil(milestones.right + margin);
  const height = Math.ceil(legend.bottom + 8);
  const today = axis.endOf(model.seenFrom.day);
  const heading = `${say.timeLine}: ${model.title}`;
  const seen = seenFromInWords(model, language);
  const seenWidth = widthOf(seen, 12, 'bold');
  const rule = (y: number) => horizontal(margin, width - margin, y, { stroke: colours.month, 'stroke-width': 1 });

  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      role: 'img',
      'aria-label': heading,
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
    },
    element('title', {}, escaped(heading)),
    element('desc', {}, escaped(inWords(model, language))),
    defined,
    [
      element('rect', { width, height, fill: colours.paper }),
      ...title.map((line, row) => textAt(margin, 40 + row * 28, line, { size: 22, weight: 'bold' })),
      textAt(margin, titleBottom + 12, model.workflow[language], { size: 12, fill: colours.soft }),
      ...drawPauses(model, axis, axisTop, limits.bottom, fills.pause),
      vertical(today, titleBottom + 44, limits.bottom, { stroke: colours.now, 'stroke-width': 2 }),
      drawAxis(axis, axisTop, limits.bottom, language),
      textAt(margin, axisTop - 4, say.phases, { size: 12, fill: colours.soft }),
      rule(milestonesTop - 6),
      ...(model.milestones.length === 0
        ? []
        : [textAt(margin, milestonesTop + 18, say.milestones, { size: 12, fill: colours.soft })]),
      ...(model.limits.length === 0 ? [] : [rule(milestones.bottom + 2)]),
      textAt(Math.max(margin, Math.min(today - seenWidth / 2, axis.right - seenWidth)), titleBottom + 38, seen, {
        size: 12,
        weight: 'bold',
        fill: colours.now,
      }),
      ...phases.svg,
      ...milestones.svg,
      ...limits.svg,
      rule(limits.bottom + 8),
      ...legend.svg,
    ].join('\n'),
  )}\n`;
}

function datesOf({ seenFrom, phases, pauses, milestones, limits }: TimeLine): [CalendarDate, ...CalendarDate[]] {
  const spans = [
    ...[...pauses, ...phases.flatMap(({ stays }) => stays)].flatMap(({ from, to }) => [from, to]),
    ...milestones.map(({ when }) => when),
    ...limits.flatMap(({ from, original, due, met }) => [from?.when, original, due, met?.when]),
  ];
  const known = spans.flatMap((span) => [span?.earliest, span?.latest]).filter((date) => typeof date === 'string');
  return [seenFrom.day, ...known];
}
