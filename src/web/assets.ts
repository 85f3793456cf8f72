/** Style sheets, scripts, fonts and icons, read once and served from memory under names that change with their content. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

interface Asset {
  type: string;
  plain: Buffer;
  br: Buffer | null;
  gzip: Buffer | null;
}

export interface Assets {
  /** What a page refers to. */
  css: string;
  htmx: string;
  icons: string;
  /** Path below `/assets/` → what is served there. */
  files: Map<string, Asset>;
}

const from = createRequire(import.meta.url);
const dkfds = join(dirname(from.resolve('dkfds')), '..');
const htmx = join(dirname(from.resolve('htmx.org')), 'htmx.min.js');

/** Weights that the pages use; the Latin part of the font holds every letter of both languages. */
const fonts = ['Regular', 'SemiBold', 'Bold'];
const icons = /url\("?\.\.\/img\/svg-icons\/([a-z0-9-]+\.svg)"?\)/g;

let read: Assets | undefined;

/** The same for every house of the process. */
export function readAssets(): Assets {
  read ??= assembled();
  return read;
}

function assembled(): Assets {
  const files = new Map<string, Asset>();
  const add = (name: string, type: string, content: string | Buffer): string => {
    const plain = Buffer.from(content);
    const hash = createHash('sha256').update(plain).digest('hex').slice(0, 12);
    const path = name.replace(/(\.[a-z0-9]+)$/, `-${hash}$1`);
    const small = type.startsWith('font/');
    files.set(path, {
      type,
      plain,
      br: small ? null : brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
      gzip: small ? null : gzipSync(plain),
    });
    return `/assets/${path}`;
  };
  const faces = fonts.map((weight) => {
    const file = join(dkfds, 'fonts', 'IBMPlexSans', 'split', 'woff2', `IBMPlexSans-${weight}-Latin1.woff2`);
    return { weight, path: add(`IBMPlexSans-${weight}.woff2`, 'font/woff2', readFileSync(file)) };
  });
  const weights: Record<string, number> = { Regular: 400, SemiBold: 600, Bold: 700 };
  const declared = faces.map(
    ({ weight, path }) =>
      `@font-face{font-family:"IBM Plex Sans";font-weight:${weights[weight]};font-display:swap;src:url(${path}) format("woff2")}`,
  );
  const shared = readFileSync(join(dkfds, 'css', 'dkfds.min.css'), 'utf8')
    .replace(/@font-face\{[^}]*\}/g, '')
    .replace('font-family:IBM Plex Sans,', 'font-family:IBM Plex Sans,Until Plex,')
    .replace(icons, (_, name: string) => `url(${add(name, svg, readFileSync(join(dkfds, 'img', 'svg-icons', name)))})`);
  const own = readFileSync(new URL('./style.css', import.meta.url), 'utf8');
  return {
    css: add('style.css', 'text/css; charset=utf-8', `${declared.join('')}${untilPlex}${shared}\n${own}`),
    htmx: add('htmx.js', 'text/javascript; charset=utf-8', readFileSync(htmx)),
    icons: add('icons.svg', svg, readFileSync(join(dkfds, 'img', 'all-svg-icons.svg'))),
    files,
  };
}

/**
 * Arial, or a font of its measures, made as wide and as tall as IBM Plex Sans: nothing moves when that arrives. The
 * widths are those of the guide for the secretariat (docs/vejledning.md) set in both, Arial Bold under the two heavy ones.
 */
const untilPlex = [
  { weight: 400, locals: ['Arial', 'Liberation Sans', 'Arimo', 'Helvetica'], size: 100.4 },
  { weight: 600, locals: ['Arial Bold', 'Liberation Sans Bold', 'Arimo Bold', 'Helvetica Bold'], size: 96.9 },
  { weight: 700, locals: ['Arial Bold', 'Liberation Sans Bold', 'Arimo Bold', 'Helvetica Bold'], size: 98.3 },
]
  .map(({ weight, locals, size }) => {
    const src = locals.map((name) => `local("${name}")`).join(',');
    const tall = (share: number) => `${((100 * share) / size).toFixed(1)}%`;
    return `@font-face{font-family:"Until Plex";font-weight:${weight};src:${src};size-adjust:${size}%;ascent-override:${tall(102.5)};descent-override:${tall(27.5)};line-gap-override:0%}`;
  })
  .join('');

const svg = 'image/svg+xml';
