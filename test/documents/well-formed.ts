/** What keeps an SVG from being XML, as a list of complaints; empty when it is well-formed. */
export function xmlFaults(xml: string): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  let roots = 0;
  const token = /<\/([\w:-]+)\s*>|<([\w:-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)|([\s\S])/g;
  for (const [, closing, opening, attributes = '', selfClosing, text, stray] of xml.matchAll(token)) {
    if (stray !== undefined) faults.push(`stray “${stray}”`);
    if (closing !== undefined && open.pop() !== closing) faults.push(`</${closing}> closes nothing`);
    if (opening !== undefined) {
      if (open.length === 0) roots += 1;
      if (!selfClosing) open.push(opening);
      const names = [...attributes.matchAll(/([\w:-]+)=/g)].map(([, name]) => name);
      if (new Set(names).size < names.length) faults.push(`<${opening}> has an attribute twice`);
    }
    if (text !== undefined && open.length === 0 && text.trim() !== '') faults.push(`text outside: ${text}`);
    const bare = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)/.exec(`${text ?? ''}${attributes}`);
    if (bare) faults.push('a bare &');
  }
  if (roots !== 1) faults.push(`${roots} outermost elements`);
  return [...faults, ...open.map((name) => `<${name}> is never closed`)];
}
