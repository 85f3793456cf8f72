/** The key to a time line: only the signs that it uses. */

import type { Language } from '../policy/types.ts';
import { widthOf } from './text-width.ts';
import { bands, colours, diamond, type Hatches, horizontal, textAt, vertical, warning } from './time-line-look.ts';
import type { TimeLine } from './time-line-model.ts';
import type { Drawn } from './time-line-phases.ts';
import { isLate, words } from './time-line-words.ts';
import { element } from './xml.ts';

const size = 11;
const wide = 30;
const leading = 24;

type Key = keyof (typeof words)['da']['keys'];

export function drawLegend(
  model: TimeLine,
  left: number,
  right: number,
  top: number,
  fills: Hatches,
  language: Language,
): Drawn {
  const svg = [textAt(left, top + 4, words[language].key, { size: 12, weight: 'bold' })];
  let [x, y] = [left + widthOf(words[language].key, 12, 'bold') + 24, top];
  for (const key of usedBy(model)) {
    const text = words[language].keys[key];
    const width = wide + 8 + widthOf(text, size);
    if (x + width > right) [x, y] = [left, y + leading];
    svg.push(...sign(key, x, y, fills), textAt(x + wide + 8, y + 4, text, { size }));
    x += width + 24;
  }
  return { svg, bottom: y + leading };
}

function usedBy({ phases, pauses, milestones, limits }: TimeLine): Key[] {
  const stays = phases.flatMap(({ stays }) => stays);
  const vague = ({ earliest, latest }: { earliest: unknown; latest: unknown }) => earliest !== latest;
  const dates = [
    ...stays.map(({ from }) => from),
    ...milestones.map(({ when }) => when),
    ...limits.map(({ due }) => due),
  ];
  const moved = limits.filter(({ original, due }) => original?.latest !== due.latest);
  const used: Record<Key, boolean> = {
    now: stays.some(({ to, final }) => to === null && !final),
    vague: dates.some(vague),
    pause: pauses.length > 0,
    held: milestones.some(({ planned }) => !planned),
    planned: milestones.some(({ planned }) => planned),
    limit: limits.length > 0,
    original: moved.some(({ original }) => original),
    extension: moved.some(({ extendedBy }) => extendedBy),
    moved: moved.some(({ extendedBy, original }) => original && !extendedBy),
    tentative: limits.some(({ forecast, binding, from }) => forecast || !binding || from === null),
    met: limits.some(({ met }) => met),
    late: [...limits.filter(({ binding }) => binding), ...milestones].some(({ state }) => isLate(state)),
  };
  return (Object.keys(used) as Key[]).filter((key) => used[key]);
}

function sign(key: Key, x: number, y: number, fills: Hatches): string[] {
  const end = x + wide;
  const middle = x + wide / 2;
  const [fill, stroke] = bands[0]!;
  const box = (attributes: Record<string, string | number>) =>
    element('rect', { x, y: y - 7, width: wide, height: 14, rx: 2, ...attributes });
  const line = (attributes: Record<string, string | number>) =>
    horizontal(x, end, y, { stroke: colours.limit, 'stroke-width': 4, ...attributes });
  switch (key) {
    case 'now':
      return [box({ fill, stroke, 'stroke-width': 3 })];
    case 'vague':
      return [box({ fill, 'fill-opacity': 0.35, stroke, 'stroke-dasharray': '3,3' })];
    case 'pause':
      return [box({ fill: fills.pause })];
    case 'held':
      return [diamond(middle, y, { fill: colours.mark, stroke: colours.mark })];
    case 'planned':
      return [diamond(middle, y, { fill: colours.paper, stroke: colours.mark })];
    case 'limit':
      return [line({}), vertical(end, y - 9, y + 9, { stroke: colours.ink, 'stroke-width': 3 })];
    case 'original':
      return [
        line({}),
        element('circle', { cx: end, cy: y, r: 5, fill: colours.paper, stroke: colours.limit, 'stroke-width': 2 }),
      ];
    case 'extension':
      return [y - 4, y + 4].map((edge) => horizontal(x, end, edge, { stroke: colours.extension, 'stroke-width': 2 }));
    case 'moved':
      return [line({ stroke: colours.extension, 'stroke-width': 3, 'stroke-dasharray': '2,3' })];
    case 'tentative':
      return [line({ 'stroke-dasharray': '7,4' })];
    case 'met':
      return [line({}), diamond(middle, y, { fill: colours.mark, stroke: colours.paper })];
    case 'late':
      return [
        box({ y: y - 6, height: 12, fill: fills.late, stroke: colours.late, 'stroke-width': 1.5 }),
        warning(middle, y),
      ];
    default:
      return key satisfies never;
  }
}
