/** Means of scores with their spread, one row for each that was scored: a line from lowest to highest, a band of one deviation, a dot. */

import type { Language } from '../policy/types.ts';
import { wrapped } from './text-width.ts';
import { colours, textAt } from './time-line-look.ts';
import { element } from './xml.ts';

export interface SpreadChart {
  title: string;
  scale: { from: number; to: number };
  /** `spread` is null where there is nothing to draw, and `instead` is written. */
  rows: {
    title: string;
    spread: { mean: number; lowest: number; highest: number; deviation: number | null } | null;
    instead: string;
  }[];
}

const width = 860;
const left = 300;
const right = 800;
const top = 56;
const size = 14;
const line = 18;

export function drawSpread({ title, scale, rows }: SpreadChart, language: Language): string {
  const at = (value: number) => left + ((value - scale.from) / (scale.to - scale.from)) * (right - left);
  const lines = rows.map((row) => wrapped(row.title, left - 40, size));
  const heights = lines.map((each) => Math.max(44, each.length * line + 16));
  const bottom = heights.reduce((sum, height) => sum + height, top);
  const marks = Array.from({ length: scale.to - scale.from + 1 }, (_, index) => scale.from + index);
  let y = top;
  const drawn = rows.map(({ spread, instead }, index) => {
    const middle = y + heights[index]! / 2;
    const first = middle - ((lines[index]!.length - 1) * line) / 2 + 5;
    y += heights[index]!;
    const name = lines[index]!.map((each, row) => textAt(16, first + row * line, each, { size }));
    if (!spread) return element('g', {}, ...name, textAt(left, middle + 5, instead, { size, fill: colours.soft }));
    const { mean, lowest, highest, deviation } = spread;
    const [from, to] = [Math.max(scale.from, mean - (deviation ?? 0)), Math.min(scale.to, mean + (deviation ?? 0))];
    return element(
      'g',
      {},
      ...name,
      element('rect', {
        x: at(from),
        y: middle - 9,
        width: Math.max(0, at(to) - at(from)),
        height: 18,
        fill: '#cfe3f5',
      }),
      element('line', {
        x1: at(lowest),
        x2: at(highest),
        y1: middle,
        y2: middle,
        stroke: colours.mark,
        'stroke-width': 2,
      }),
      ...[lowest, highest].map((end) =>
        element('line', {
          x1: at(end),
          x2: at(end),
          y1: middle - 6,
          y2: middle + 6,
          stroke: colours.mark,
          'stroke-width': 2,
        }),
      ),
      element('circle', { cx: at(mean), cy: middle, r: 6, fill: colours.mark }),
      textAt(right + 16, middle + 5, mean.toFixed(1).replace('.', language === 'da' ? ',' : '.'), { size }),
    );
  });
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${bottom + 16}`,
      width,
      height: bottom + 16,
      role: 'img',
      'aria-label': title,
    },
    element('rect', { width, height: bottom + 16, fill: colours.paper }),
    textAt(16, 24, title, { size: 16, weight: 'bold' }),
    ...marks.map((mark) =>
      element(
        'g',
        {},
        element('line', { x1: at(mark), x2: at(mark), y1: top, y2: bottom, stroke: colours.month, 'stroke-width': 1 }),
        textAt(at(mark) - 4, top - 8, String(mark), { size, fill: colours.soft }),
      ),
    ),
    ...drawn,
  );
}
