/** Colours, text and hatching of a time line. Attributes only, since a page may forbid style sheets. */

import type { Span } from '../engine/types.ts';
import type { Axis } from './time-axis.ts';
import { element, escaped } from './xml.ts';

export const colours = {
  ink: '#1b2a38',
  soft: '#41566b',
  year: '#9fb0c0',
  month: '#e3e9ef',
  paper: '#ffffff',
  /** Plans and what has happened. */
  mark: '#14507d',
  limit: '#41566b',
  extension: '#8a4b00',
  late: '#a3131c',
  now: '#0b6b3a',
};

/** Fill and outline of the phases, in turn. */
export const bands: [fill: string, stroke: string][] = [
  ['#cfe3f5', '#2f6ca3'],
  ['#fde3bd', '#a3671a'],
  ['#d7ecd0', '#45803a'],
  ['#e7daf3', '#75509b'],
  ['#f9d7d3', '#a84f46'],
  ['#cfecec', '#2b7d7d'],
  ['#efe9c3', '#857419'],
  ['#dde3ea', '#566779'],
];

const family = 'Verdana, Arial, Helvetica, sans-serif';

interface Type {
  size: number;
  weight?: 'bold' | 'normal';
  fill?: string;
}

/** One line of text; its halo keeps it clear of lines that pass below it. */
export function textAt(
  x: number,
  y: number,
  text: string,
  { size, weight = 'normal', fill = colours.ink }: Type,
): string {
  return element(
    'text',
    {
      x,
      y,
      'font-family': family,
      'font-size': size,
      'font-weight': weight === 'bold' ? weight : undefined,
      fill,
      stroke: colours.paper,
      'stroke-opacity': 0.85,
      'stroke-width': 3,
      'stroke-linejoin': 'round',
      'paint-order': 'stroke',
    },
    escaped(text),
  );
}

/** Where a span lies; an end that is not known is open, and reaches a little further than what is known. */
export interface Extent {
  from: number;
  to: number;
  openLeft: boolean;
  openRight: boolean;
}

const openEnd = 48;

/** Null when nothing is known of the date. */
export function extentOf({ earliest, latest }: Span, axis: Axis): Extent | null {
  if (earliest === null && latest === null) return null;
  const to = latest === null ? Math.min(axis.right, axis.at(earliest!) + openEnd) : axis.endOf(latest);
  const from = earliest === null ? Math.max(axis.left, to - openEnd) : axis.at(earliest);
  return { from, to, openLeft: earliest === null, openRight: latest === null };
}

export interface Hatches {
  pause: string;
  late: string;
}

/** Patterns to fill with, and how to name them. @param id must be unlike that of other pictures on the same page. */
export function hatches(id: string): { defined: string; fills: Hatches } {
  const pattern = (name: string, colour: string, width: number, background: string) =>
    element(
      'pattern',
      { id: `${id}-${name}`, width: 8, height: 8, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
      element('rect', { width: 8, height: 8, fill: background }),
      element('rect', { width, height: 8, fill: colour }),
    );
  const defined = element(
    'defs',
    {},
    pattern('pause', '#c3ccd6', 2, '#f4f6f8'),
    pattern('late', colours.late, 4, '#fbe3e4'),
  );
  return { defined, fills: { pause: `url(#${id}-pause)`, late: `url(#${id}-late)` } };
}

export function diamond(
  x: number,
  y: number,
  { fill, stroke, size = 7 }: { fill: string; stroke: string; size?: number },
): string {
  const d = `M${x.toFixed(2)} ${(y - size).toFixed(2)}l${size} ${size}l${-size} ${size}l${-size} ${-size}z`;
  return element('path', { d, fill, stroke, 'stroke-width': 2, 'stroke-linejoin': 'round' });
}

/** A triangle with a line in it: late, whatever the colour. */
export function warning(x: number, y: number): string {
  const d = `M${x.toFixed(2)} ${(y - 7).toFixed(2)}l7.5 13h-15z`;
  return [
    element('path', { d, fill: '#ffffff', stroke: colours.late, 'stroke-width': 2, 'stroke-linejoin': 'round' }),
    element('path', {
      d: `M${x.toFixed(2)} ${(y - 2.5).toFixed(2)}v4m0 1.5v1.5`,
      stroke: colours.late,
      'stroke-width': 2,
    }),
  ].join('');
}

export function horizontal(x1: number, x2: number, y: number, attributes: Record<string, string | number>): string {
  return element('line', { x1, x2, y1: y, y2: y, ...attributes });
}

export function vertical(x: number, y1: number, y2: number, attributes: Record<string, string | number>): string {
  return element('line', { x1: x, x2: x, y1, y2, ...attributes });
}
