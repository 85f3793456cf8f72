/** Graphviz's bare SVG made fit to be read. Attributes and no style sheet, since a page may forbid one. */

import { escaped } from './xml.ts';

const ink = '#1b2a38';
const shown = 'Arial, Helvetica, Verdana, sans-serif';
/** Text stands clear of a line that passes below it. */
const halo = 'stroke="#ffffff" stroke-opacity="0.85" stroke-width="4" stroke-linejoin="round" paint-order="stroke"';

const text = /<text [^>]*>[^<]*<\/text>\n?/g;
/** The line between the title and what stands below it. */
const ruler = /<polygon fill="black"[^>]*\/>\n?/g;

interface Look {
  fill: string;
  stroke: string;
  width: number;
  dashed?: true;
}

/** From the bottom up: what is drawn later covers what was drawn before. */
interface Layers {
  frames: string[];
  arrows: string[];
  boxes: string[];
  headings: string[];
}

/** @param title of the whole picture, as plain text. */
export function dress(svg: string, title: string): string {
  const heading = escaped(title);
  const [, width, height, viewBox] = /<svg width="(\S+)" height="(\S+)"\s+viewBox="([^"]*)"/.exec(svg) ?? [];
  const [, moved] = /<g id="graph0"[^>]*transform="([^"]*)"/.exec(svg) ?? [];
  const layers: Layers = { frames: [], arrows: [], boxes: [], headings: [] };
  for (const [group, classes] of svg.matchAll(/<g id="[^"]*" class="([^"]*)">[\s\S]*?<\/g>/g)) {
    dressGroup(group, new Set(classes!.replaceAll('&#45;', '-').split(' ')), layers);
  }
  const groups = [...layers.frames, ...layers.arrows, ...layers.boxes, ...layers.headings].join('\n');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${heading}" width="${width}" height="${height}" viewBox="${viewBox}">`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    // Titles of arrows may reach beyond what they join, so the frame of the whole is that of the picture.
    `<rect x="2" y="2" width="${Number.parseFloat(width!) - 4}" height="${Number.parseFloat(height!) - 4}" rx="12" fill="none" stroke="#9fb0c0"/>`,
    `<g transform="${moved}" font-family="${shown}">`,
    `<title>${heading}</title>`,
    groups
      .replace(/<title>(?:cluster_)?\(workflow\)/g, () => `<title>${heading}`)
      .replaceAll('<title>cluster_', '<title>')
      .replace(/ (?:font-family|xml:space)="[^"]*"/g, ''),
    '</g>',
    '</svg>\n',
  ].join('\n');
}

function dressGroup(group: string, classes: ReadonlySet<string>, layers: Layers): void {
  if (classes.has('pull')) return;
  if (classes.has('edge')) layers.arrows.push(arrow(group));
  else if (classes.has('initial')) layers.boxes.push(group.replaceAll('"black"', `"${ink}"`));
  else if (classes.has('cluster')) {
    const frame = box(group.replace(ruler, ''), classes);
    const texts = frame.match(text) ?? [];
    layers.frames.push(frame.replace(text, ''));
    layers.headings.push(...texts.map((each) => each.replace('<text ', `<text ${halo} `)));
  } else if (classes.has('state')) layers.boxes.push(box(group, classes));
}

function arrow(group: string): string {
  return group
    .replaceAll('"black"', '"#41566b"')
    .replace(/(?:&#160;|\s)+<\/text>/g, '</text>')
    .replace(/<text[^>]*><\/text>\n/g, '')
    .replace(
      /<text ([^>]*?)x="([^"]*)"/g,
      (_, before, x) => `<text ${halo} fill="${ink}" ${before}x="${Number(x) + 8}"`,
    );
}

function box(group: string, classes: ReadonlySet<string>): string {
  const [outline, element, attribute, points] = /<(path|polygon) fill="none"[^>]*? (d|points)="([^"]*)"\/>/.exec(
    group,
  ) as unknown as [string, string, string, string];
  const { fill, stroke, width, dashed } = lookOf(classes);
  const dashes = dashed ? ' stroke-dasharray="6,4"' : '';
  const dressed = `<${element} fill="${fill}" stroke="${stroke}" stroke-width="${width}"${dashes} ${attribute}="${points}"/>`;
  const left = Math.min(...[...points.matchAll(/(-?[\d.]+),/g)].map(([, x]) => Number(x)));
  const cluster = classes.has('cluster');
  const size = sizeOfTitle(classes.has('depth-0') ? 0 : 1, cluster);
  return group
    .replace(outline, '')
    .replace('</title>', `</title>\n${dressed}`)
    .replaceAll('"black"', `"${stroke}"`)
    .replace(/(?:&#160;|\u00a0)+<\/text>/g, '</text>')
    .replace(/ x="[^"]*"/g, ` x="${(left + (cluster ? 12 : 5)).toFixed(2)}" fill="${ink}"`)
    .replace(/(<text [^>]*)font-size="[^"]*"/, `$1font-size="${size}" font-weight="bold"`);
}

/** Of a state without others inside, of one with, and of the whole. */
export function sizeOfTitle(depth: number, framed: boolean): number {
  if (depth === 0) return 20;
  return framed ? 14 : 12;
}

function lookOf(classes: ReadonlySet<string>): Look {
  const cluster = classes.has('cluster');
  if (classes.has('lit')) return { fill: cluster ? '#fff3cd' : '#ffd75e', stroke: '#8a4b00', width: 4 };
  if (classes.has('final')) return { fill: '#d5dbe1', stroke: ink, width: 3 };
  const dashed = ['history', 'deep-history', 'anytime'].some((kind) => classes.has(kind));
  if (dashed) return { fill: '#ffffff', stroke: ink, width: 1.5, dashed };
  if (!cluster) return { fill: '#ffffff', stroke: ink, width: 1.5 };
  if (classes.has('depth-0')) return { fill: '#ffffff', stroke: '#ffffff', width: 1 };
  return { fill: classes.has('depth-1') ? '#eaf1f8' : '#d7e4f1', stroke: '#5c7a99', width: 1.5 };
}
