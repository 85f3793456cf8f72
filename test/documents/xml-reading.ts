/** XML read back as plain trees, for tests alone: what it is given has been found well-formed. */

export interface Element {
  name: string;
  attributes: Record<string, string>;
  inner: Element[];
  text: string;
}

export function readXml(xml: string): Element {
  const whole: Element = { name: '', attributes: {}, inner: [], text: '' };
  const open = [whole];
  const token = /<\/[\w:-]+\s*>|<([\w:-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|<\?[^>]*\?>|([^<]+)/g;
  for (const [all, name, attributes = '', selfClosing, text] of xml.matchAll(token)) {
    const around = open.at(-1)!;
    if (text !== undefined) around.text += decoded(text);
    else if (name !== undefined) {
      const pairs = [...attributes.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, key, value]) => [key!, decoded(value!)]);
      const element = { name, attributes: Object.fromEntries(pairs), inner: [], text: '' };
      around.inner.push(element);
      if (!selfClosing) open.push(element);
    } else if (all.startsWith('</')) open.pop();
  }
  return whole.inner[0]!;
}

/** Every element of that name, outermost first. */
export function everyOf(element: Element, name: string): Element[] {
  return element.inner.flatMap((each) => [...(each.name === name ? [each] : []), ...everyOf(each, name)]);
}

function decoded(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
