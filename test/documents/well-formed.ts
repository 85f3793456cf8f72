/** What keeps a text from being XML, as a list of complaints; empty when it is well-formed. */
export function xmlFaults(xml: string): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  let roots = 0;
  const token = /<\/([\w:-]+)\s*>|<([\w:-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)|([\s\S])/g;
  const document = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>/, '');
  for (const [, closing, opening, attributes = '', selfClosing, text, stray] of document.matchAll(token)) {
    if (stray !== undefined) faults.push(`stray “${stray}”`);
    if (closing !== undefined && open.pop() !== closing) faults.push(`</${closing}> closes nothing`);
    if (opening !== undefined) {
      if (open.length === 0) roots += 1;
      if (!selfClosing) open.push(opening);
      const names = [...attributes.matchAll(/([\w:.-]+)="[^"]*"/g)].map(([, name]) => name);
      if (new Set(names).size < names.length) faults.push(`<${opening}> has an attribute twice`);
    }
    if (text !== undefined && open.length === 0 && text.trim() !== '') faults.push(`text outside: ${text}`);
    const bare = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)/.exec(`${text ?? ''}${attributes}`);
    if (bare) faults.push('a bare &');
  }
  const barred = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]|&#(?:[0-8]|1[124-9]|2\d|3[01]);/u.exec(xml);
  if (barred) faults.push('a sign that XML cannot hold');
  if (roots !== 1) faults.push(`${roots} outermost elements`);
  return [...faults, ...open.map((name) => `<${name}> is never closed`)];
}
