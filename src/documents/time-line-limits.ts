/** Caps and deadlines as lines from their start to their due date, a row each, with what moved the date and what is late. */

import type { Span } from '../engine/types.ts';
import type { Language } from '../policy/types.ts';
import { widthOf, wrapped } from './text-width.ts';
import type { Axis } from './time-axis.ts';
import { colours, diamond, extentOf, type Hatches, horizontal, textAt, vertical, warning } from './time-line-look.ts';
import type { Limit, TimeLine } from './time-line-model.ts';
import type { Drawn } from './time-line-phases.ts';
import { isLate, limitInWords } from './time-line-words.ts';
import { element } from './xml.ts';

const size = 11;
const leading = 14;
/** Room for the sign before a line that says how late it is. */
const signWidth = 22;

export function drawLimits(
  { limits, seenFrom }: TimeLine,
  axis: Axis,
  gutter: { left: number; width: number },
  top: number,
  fills: Hatches,
  language: Language,
): Drawn {
  const svg: string[] = [];
  let y = top;
  for (const limit of limits) {
    const late = limit.binding && isLate(limit.state);
    const names = wrapped(limit.title[language], gutter.width, 12, 'bold');
    const { course, stands } = limitInWords(limit, language);
    const said = wrapped(course, axis.right - axis.left, size);
    const line = y + 12 + (said.length + (stands ? 1 : 0)) * leading + 8;
    const height = Math.max(line - y + 20, names.length * 15 + 16);
    const widest = Math.max(...said.map((text) => widthOf(text, size)), widthOf(stands, size, 'bold') + signWidth);
    const x = Math.max(axis.left, Math.min(startOf(limit, axis), axis.right - widest));
    svg.push(...said.map((text, row) => textAt(x, y + 12 + row * leading, text, { size })));
    if (stands) {
      const below = y + 12 + said.length * leading;
      const fill = late ? colours.late : colours.ink;
      svg.push(textAt(late ? x + signWidth : x, below, stands, { size, weight: 'bold', fill }));
      if (late) svg.push(warning(x + 8, below - 5));
    }
    for (const [row, text] of names.entries()) {
      svg.push(textAt(gutter.left, y + 12 + row * 15, text, { size: 12, weight: 'bold' }));
    }
    svg.push(...courseOf(limit, axis, line, seenFrom.day, fills));
    y += height;
  }
  return { svg, bottom: y };
}

function courseOf(limit: Limit, axis: Axis, y: number, today: string, fills: Hatches): string[] {
  const due = lastOf(limit.due, axis);
  if (due === null) return [];
  const drawn: string[] = [];
  const begins = startOf(limit, axis);
  const tentative = limit.forecast || !limit.binding;
  const since = movedFrom(limit, axis);
  const moved = since !== null && Math.abs(since - due) > 0.5;
  const dashes = tentative || limit.from === null ? { 'stroke-dasharray': '7,4' } : {};
  const stroke = { stroke: colours.limit, 'stroke-width': 4, ...dashes };
  drawn.push(horizontal(begins, moved ? Math.min(since, due) : due, y, stroke));
  if (limit.from) drawn.push(vertical(begins, y - 7, y + 7, { stroke: colours.limit, 'stroke-width': 2 }));
  if (moved) {
    const by = { stroke: colours.extension, 'stroke-width': 2 };
    if (limit.extendedBy) drawn.push(...[y - 4, y + 4].map((edge) => horizontal(since, due, edge, by)));
    else drawn.push(horizontal(since, due, y, { ...by, 'stroke-width': 3, 'stroke-dasharray': '2,3' }));
    if (limit.original) {
      const circle = { cx: since, cy: y, r: 5, fill: colours.paper, stroke: colours.limit, 'stroke-width': 2 };
      drawn.push(element('circle', circle));
    }
  }
  const vague = extentOf(limit.due, axis);
  if (vague && limit.due.earliest !== limit.due.latest) {
    drawn.push(
      element('rect', {
        x: vague.from,
        y: y - 6,
        width: vague.to - vague.from,
        height: 12,
        fill: colours.limit,
        'fill-opacity': 0.2,
        stroke: colours.limit,
        'stroke-dasharray': '3,3',
      }),
    );
  }
  drawn.push(vertical(due, y - 11, y + 11, { stroke: colours.ink, 'stroke-width': 3 }));
  const met = limit.met && extentOf(limit.met.when, axis);
  if (limit.binding && isLate(limit.state)) {
    const until = met ? (met.openLeft ? met.to : met.from) : axis.endOf(today);
    drawn.push(
      element('rect', {
        x: due,
        y: y - 6,
        width: Math.max(until - due, 4),
        height: 12,
        fill: fills.late,
        stroke: colours.late,
        'stroke-width': 1.5,
      }),
    );
  }
  if (met) {
    const exact = limit.met!.when.earliest === limit.met!.when.latest;
    if (!exact)
      drawn.push(horizontal(met.from, met.to, y, { stroke: colours.mark, 'stroke-width': 8, 'stroke-opacity': 0.4 }));
    drawn.push(diamond(exact ? (met.from + met.to) / 2 : met.to, y, { fill: colours.mark, stroke: colours.paper }));
  }
  return drawn;
}

/** Where the count begins; where that is not known, at the beginning of the axis. */
function startOf({ from }: Limit, axis: Axis): number {
  const start = from && extentOf(from.when, axis);
  return start ? start.from : axis.left;
}

/** The due date before it was moved; where that is not known, the day the move was decided. */
function movedFrom({ original, extendedBy, decided }: Limit, axis: Axis): number | null {
  if (original) return lastOf(original, axis);
  return extendedBy && decided ? lastOf(decided, axis) : null;
}

/** The end of the last day that may be the due date. */
function lastOf({ earliest, latest }: Span, axis: Axis): number | null {
  const day = latest ?? earliest;
  return day === null ? null : axis.endOf(day);
}
