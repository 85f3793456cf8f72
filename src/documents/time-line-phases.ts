/** The phases of a case as bands, a row each. Light and dashed where a change is not known to the day. */

import type { Span } from '../engine/types.ts';
import type { Language } from '../policy/types.ts';
import { widthOf, wrapped } from './text-width.ts';
import type { Axis } from './time-axis.ts';
import { bands, colours, textAt } from './time-line-look.ts';
import type { Phase, Stay, Stretch, TimeLine } from './time-line-model.ts';
import { earlierInWords, stretchInWords, words } from './time-line-words.ts';
import { element, escaped } from './xml.ts';

const band = 22;
const narrowest = 4;

export interface Drawn {
  svg: string[];
  bottom: number;
}

/** @param gutter where the phases' names stand. */
export function drawPhases(
  { phases, takenOver, seenFrom }: TimeLine,
  axis: Axis,
  gutter: { left: number; width: number },
  top: number,
  language: Language,
): Drawn {
  const { svg, bottom } = takenOver ? drawEarlier(takenOver, axis, gutter, top, language) : { svg: [], bottom: top };
  let y = bottom;
  for (const [index, phase] of phases.entries()) {
    const now = isNow(phase);
    const weight = now ? 'bold' : 'normal';
    const lines = wrapped(`${now ? '▸ ' : ''}${phase.title[language]}`, gutter.width, 12, weight);
    const height = Math.max(band + 8, lines.length * 15 + 6);
    const middle = y + height / 2;
    for (const [at, line] of lines.entries()) {
      svg.push(textAt(gutter.left, middle + 4 - ((lines.length - 1) / 2 - at) * 15, line, { size: 12, weight }));
    }
    const [fill, stroke] = bands[index % bands.length]!;
    const named: string[] = [];
    let free = axis.left;
    for (const stay of phase.stays) {
      const place = placeOf(stay, axis, seenFrom.day, stay.notBefore);
      const title = stay.title[language];
      const drawn = stay.final
        ? [
            element('rect', {
              x: place.sure.from - 5,
              y: middle - 8,
              width: 16,
              height: 16,
              fill: stroke,
              stroke,
              'stroke-width': 2,
            }),
          ]
        : bandOf(place, middle, fill, stroke, stay.to === null);
      svg.push(
        element('g', {}, element('title', {}, escaped(`${title}: ${stretchInWords(stay, language)}`)), ...drawn),
      );
      const { from, to } = place.sure;
      if (!stay.final && from >= free && widthOf(title, 10) + 10 <= to - from) {
        named.push(element('text', nameAt(from + 6, middle + 4), escaped(title)));
        free = to;
      }
    }
    svg.push(...named);
    y += height;
  }
  return { svg, bottom: y };
}

/** The time of which nothing is recorded, since the case was taken over as it then stood: an empty frame. */
function drawEarlier(
  takenOver: Span,
  axis: Axis,
  gutter: { left: number; width: number },
  top: number,
  language: Language,
): Drawn {
  const lines = wrapped(words[language].earlier, gutter.width, 12);
  const height = Math.max(band + 8, lines.length * 15 + 6);
  const middle = top + height / 2;
  const day = takenOver.earliest ?? takenOver.latest;
  const until = day === null ? axis.left : axis.at(day);
  const frame = element('rect', {
    x: axis.left,
    y: middle - band / 2,
    width: Math.max(until - axis.left, narrowest),
    height: band,
    fill: 'none',
    stroke: colours.soft,
    'stroke-dasharray': '2,4',
  });
  const svg = [
    ...lines.map((line, at) =>
      textAt(gutter.left, middle + 4 - ((lines.length - 1) / 2 - at) * 15, line, { size: 12, fill: colours.soft }),
    ),
    element('g', {}, element('title', {}, escaped(earlierInWords(takenOver, language))), frame),
  ];
  return { svg, bottom: top + height };
}

interface Place {
  /** All of the time that it may have lasted, and the part of it that is certain; empty when none is. */
  whole: { from: number; to: number };
  sure: { from: number; to: number };
}

/** The pauses behind all else, from `top` to `bottom`. */
export function drawPauses(
  { pauses, seenFrom }: TimeLine,
  axis: Axis,
  top: number,
  bottom: number,
  fill: string,
): string[] {
  return pauses.map((pause) => {
    const { whole, sure } = placeOf(pause, axis, seenFrom.day);
    const rect = ({ from, to }: Place['whole'], attributes: Record<string, string | number>) =>
      element('rect', {
        x: from,
        y: top,
        width: Math.max(to - from, narrowest),
        height: bottom - top,
        fill,
        ...attributes,
      });
    return element('g', {}, rect(whole, { opacity: 0.45 }), ...(sure.to > sure.from ? [rect(sure, {})] : []));
  });
}

export function placeOf({ from, to }: Stretch, axis: Axis, today: string, notBefore: string | null = null): Place {
  const earliest = from.earliest ?? notBefore;
  const first = earliest === null ? axis.left : axis.at(earliest);
  const begun =
    from.latest === null
      ? axis.endOf(today)
      : from.earliest === from.latest
        ? axis.at(from.latest)
        : axis.endOf(from.latest);
  const lasts = axis.endOf(today);
  const ending = to === null ? lasts : to.earliest === null ? first : axis.at(to.earliest);
  const last =
    to === null ? lasts : to.latest === null ? lasts : to.earliest === to.latest ? ending : axis.endOf(to.latest);
  return { whole: { from: first, to: Math.max(last, first) }, sure: { from: begun, to: ending } };
}

export function bandOf(
  { whole, sure }: Place,
  middle: number,
  fill: string,
  stroke: string,
  lasting: boolean,
): string[] {
  const y = middle - band / 2;
  const rect = (from: number, to: number, attributes: Record<string, string | number>) =>
    element('rect', {
      x: from,
      y,
      width: Math.max(to - from, narrowest),
      height: band,
      rx: 2,
      fill,
      stroke,
      ...attributes,
    });
  const vague = { 'fill-opacity': 0.35, 'stroke-width': 1, 'stroke-dasharray': '3,3' };
  const solid = { 'stroke-width': lasting ? 3 : 1.5 };
  if (sure.from >= sure.to) {
    const exact = whole.to - whole.from < narrowest;
    return [rect(whole.from, whole.to, exact ? solid : { ...vague, ...(lasting && { 'stroke-width': 3 }) })];
  }
  return [
    ...(sure.from - whole.from > 1 ? [rect(whole.from, sure.from, vague)] : []),
    ...(whole.to - sure.to > 1 ? [rect(sure.to, whole.to, vague)] : []),
    rect(sure.from, sure.to, solid),
  ];
}

function isNow({ stays }: Phase): boolean {
  return stays.some((stay: Stay) => stay.to === null);
}

function nameAt(x: number, y: number): Record<string, string | number> {
  return { x, y, 'font-family': 'Verdana, Arial, Helvetica, sans-serif', 'font-size': 10, fill: colours.ink };
}
