/** Elements of SVG, SCXML, XES and metadata. Whatever is put in comes out as text: no title can open or close an element. */

/** Left-out attributes are not written; numbers are written with two decimals at most. */
export function element(
  name: string,
  attributes: Record<string, string | number | undefined>,
  ...inner: string[]
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? rounded(value) : escaped(value as string)}"`);
  const start = `<${name}${written.join('')}`;
  return inner.length === 0 ? `${start}/>` : `${start}>${inner.join('')}</${name}>`;
}

/** Text for content and attributes alike. */
export function escaped(text: string): string {
  return writable(text).replace(/[&<>"\t\n\r]/g, (sign) => `&#${sign.codePointAt(0)};`);
}

/** What XML cannot hold at all becomes the replacement character. */
export function writable(text: string): string {
  return text.toWellFormed().replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
}

function rounded(value: number): string {
  return String(Math.round(value * 100) / 100);
}
