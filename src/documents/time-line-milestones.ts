/** Milestones as marks on a line, each with its name below it. No name stands on another, and no line to a name crosses one. */

import { stateInWords } from '../engine/wording.ts';
import type { Language } from '../policy/types.ts';
import { widthOf } from './text-width.ts';
import type { Axis } from './time-axis.ts';
import { colours, diamond, type Extent, extentOf, horizontal, textAt, vertical, warning } from './time-line-look.ts';
import type { Mark, TimeLine } from './time-line-model.ts';
import type { Drawn } from './time-line-phases.ts';
import { isLate, markInWords, words } from './time-line-words.ts';

const size = 11;
const leading = 14;
const gap = 12;
const trackHeight = 20;
/** Room for the sign before a line that says how late it is. */
const signWidth = 20;

interface Placed {
  mark: Mark;
  extent: Extent;
  /** Where the line down to the name begins. */
  x: number;
  lines: string[];
  width: number;
}

/** `right` is where the names end, which may be beyond the axis. */
export function drawMilestones(
  { milestones }: TimeLine,
  axis: Axis,
  top: number,
  language: Language,
): Drawn & { right: number } {
  const placed = milestones
    .flatMap((mark) => {
      const extent = extentOf(mark.when, axis);
      return extent ? [place(mark, extent, language)] : [];
    })
    .sort((a, b) => a.x - b.x);
  const lanes = lanesOf(placed);
  const heights: number[] = [];
  for (const [index, { lines }] of placed.entries()) {
    heights[lanes[index]!] = Math.max(
      heights[lanes[index]!] ?? 0,
      lines.length * leading + (lines.length > 2 ? 12 : 8),
    );
  }
  const tracks = tracksOf(placed);
  const levels = Math.max(1, ...tracks.map((track) => track + 1));
  const line = top + 14 + (levels - 1) * trackHeight;
  const levelOf = (index: number) => line - tracks[index]! * trackHeight;
  const topOf = (lane: number) => heights.slice(0, lane).reduce((sum, height) => sum + height, line + 18);
  const leaders = placed.map(({ x }, index) =>
    vertical(x, levelOf(index), topOf(lanes[index]!) + leading - 2, { stroke: colours.year, 'stroke-width': 1 }),
  );
  const names = placed.flatMap(({ mark, x, lines }, index) => [
    ...(lines.length > 2 ? [warning(x + 13, topOf(lanes[index]!) + 6 + 2 * leading)] : []),
    ...lines.map((text, row) =>
      textAt(x + (row === 2 ? 5 + signWidth : 5), topOf(lanes[index]!) + 11 + row * leading, text, {
        size,
        weight: row === 1 ? 'normal' : 'bold',
        fill: row === 2 ? colours.late : mark.planned ? colours.soft : colours.ink,
      }),
    ),
  ]);
  const undated = milestones.filter(({ when }) => when.earliest === null && when.latest === null);
  let bottom = topOf(heights.length);
  const below: string[] = [];
  if (undated.length > 0) {
    const titles = undated.map((mark) => mark.title[language]).join(', ');
    bottom += leading;
    below.push(textAt(axis.left, bottom, `${words[language].undated}: ${titles}`, { size, fill: colours.soft }));
  }
  return {
    svg: [
      horizontal(axis.left, axis.right, line, { stroke: colours.year, 'stroke-width': 1 }),
      ...leaders,
      ...placed.map(({ mark, extent }, index) => sign(mark, extent, levelOf(index))),
      ...names,
      ...below,
    ],
    bottom: bottom + 6,
    right: Math.max(axis.right, ...placed.map(({ x, width }) => x + width)),
  };
}

function place(mark: Mark, extent: Extent, language: Language): Placed {
  const lines = [mark.title[language], markInWords(mark, language)];
  if (mark.state && isLate(mark.state)) lines.push(stateInWords(mark.state, language));
  const width = Math.max(
    ...lines.map((line, row) => widthOf(line, size, row === 1 ? 'normal' : 'bold') + (row === 2 ? signWidth : 0)),
  );
  const x = isVague(mark) ? (extent.openLeft ? extent.to : extent.from) : (extent.from + extent.to) / 2;
  return { mark, extent, x, lines, width: width + gap };
}

/** Marks whose dates may be the same stand one above the other, so that each is seen whole. */
function tracksOf(placed: Placed[]): number[] {
  const ends: number[] = [];
  return placed.map(({ mark, extent: { from, to } }) => {
    const reach = isVague(mark) ? 1 : 8;
    const track = ends.findIndex((end) => end < from - reach);
    const taken = track === -1 ? ends.length : track;
    ends[taken] = to + reach;
    return taken;
  });
}

/** From right to left, each name goes below all those that begin within its width, so that their lines pass it by. */
function lanesOf(placed: Placed[]): number[] {
  const lanes: number[] = [];
  for (const [index, { x, width }] of [...placed.entries()].reverse()) {
    const within = placed.flatMap((other, at) => (at > index && other.x <= x + width ? [lanes[at]! + 1] : []));
    lanes[index] = Math.max(0, ...within);
  }
  return lanes;
}

function sign(mark: Mark, { from, to, openLeft, openRight }: Extent, y: number): string {
  const x = (from + to) / 2;
  const fill = mark.planned ? colours.paper : colours.mark;
  if (!isVague(mark)) return diamond(x, y, { fill, stroke: colours.mark });
  const stroke = { stroke: colours.mark, 'stroke-width': 2 };
  const [top, bottom] = [y - 5, y + 5];
  const ends = [...(openLeft ? [] : [from]), ...(openRight ? [] : [to])].map((end) =>
    vertical(end, top - 2, bottom + 2, stroke),
  );
  const bar = mark.planned
    ? [top, bottom].map((edge) => horizontal(from, to, edge, { ...stroke, ...(openLeft || openRight ? dashed : {}) }))
    : [
        horizontal(from, to, y, {
          ...stroke,
          'stroke-width': openLeft || openRight ? 4 : 8,
          ...(openLeft || openRight ? dashed : {}),
        }),
      ];
  return [...bar, ...ends].join('');
}

const dashed = { 'stroke-dasharray': '5,3' };

function isVague({ when: { earliest, latest } }: Mark): boolean {
  return earliest !== latest;
}
