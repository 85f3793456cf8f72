/** Reads back a PDF as Chromium writes it, without a library: what it says, and what reading aids are told. */

import { inflateSync } from 'node:zlib';

export interface ReadPdf {
  /** Lines as they stand on the pages. */
  text: string;
  pages: number;
  title: string;
  language: string;
  tagged: boolean;
  /** Names of the structure elements in use: `H1`, `P`, `LI` … */
  tags: Set<string>;
  /** Width and height of the first page in points. */
  size: [number, number];
  /** Scripts, links, files and forms; empty in an honest paper. */
  actions: string[];
}

export function readPdf(bytes: Uint8Array): ReadPdf {
  const raw = Buffer.from(bytes).toString('latin1');
  const objects = new Map<string, string>();
  for (const [, id = '', body = ''] of raw.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)endobj/g)) objects.set(id, body);
  const all = [...objects.values()];
  const pages = all.filter((body) => /\/Type \/Page\b/.test(body));
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pages[0] ?? '') ?? [];
  return {
    text: pages.map((page) => textOf(page, objects)).join('\n'),
    pages: pages.length,
    title: written(/\/Title (<[^>]*>|\([^)]*\))/.exec(all.find((body) => body.includes('/Producer')) ?? '')?.[1] ?? ''),
    language:
      /\/Type \/Catalog[\s\S]*\/Lang \(([^)]*)\)/.exec(all.find((body) => body.includes('/Catalog')) ?? '')?.[1] ?? '',
    tagged: /\/Marked true/.test(raw) && /\/StructTreeRoot/.test(raw),
    tags: new Set(all.flatMap((body) => [...body.matchAll(/\/S \/([A-Za-z0-9]+)/g)].map(([, tag = '']) => tag))),
    size: [Number(width), Number(height)],
    actions: all.flatMap((body) => body.match(/\/(?:JavaScript|JS|URI|Launch|EmbeddedFile|AcroForm)\b/g) ?? []),
  };
}

function textOf(page: string, objects: Map<string, string>): string {
  const fonts = new Map<string, Map<string, string>>();
  for (const [, name = '', id = ''] of (/\/Font <<([\s\S]*?)>>/.exec(page)?.[1] ?? '').matchAll(/\/(\w+) (\d+) 0 R/g)) {
    const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1] ?? '';
    fonts.set(name, characters(inflated(objects.get(unicode) ?? '')));
  }
  const content = inflated(objects.get(/\/Contents (\d+) 0 R/.exec(page)?.[1] ?? '') ?? '');
  let font: Map<string, string> | undefined;
  let text = '';
  for (const [, name, shown, end] of content.matchAll(/\/(\w+) [\d.]+ Tf|<([\dA-F]+)> Tj|\b(ET)\b/g)) {
    if (name !== undefined) font = fonts.get(name);
    for (const glyph of shown?.match(/.{4}/g) ?? []) text += font?.get(glyph) ?? '';
    if (end) text += '\n';
  }
  return text;
}

/** Glyph → character, from a ToUnicode map. */
function characters(map: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, block = ''] of map.matchAll(/beginbfchar\n([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', to = ''] of block.matchAll(/<(\w+)> <(\w+)>/g)) found.set(glyph, utf16(to));
  for (const [, block = ''] of map.matchAll(/beginbfrange\n([\s\S]*?)endbfrange/g))
    for (const [, from = '', until = '', to = ''] of block.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g))
      for (let glyph = Number.parseInt(from, 16); glyph <= Number.parseInt(until, 16); glyph++) {
        const code = Number.parseInt(to, 16) + glyph - Number.parseInt(from, 16);
        found.set(glyph.toString(16).toUpperCase().padStart(4, '0'), String.fromCodePoint(code));
      }
  return found;
}

function inflated(object: string): string {
  const stream = /stream\r?\n([\s\S]*?)\r?\nendstream/.exec(object)?.[1];
  return stream === undefined ? '' : inflateSync(Buffer.from(stream, 'latin1')).toString('latin1');
}

function written(string: string): string {
  return string.startsWith('<') ? utf16(string.slice(1, -1).replace(/^FEFF/, '')) : string.slice(1, -1);
}

function utf16(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le');
}
