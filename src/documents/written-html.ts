import { type Block, languageTags, type WrittenDocument } from './written-document.ts';
import { element, escaped } from './xml.ts';

/** The document as one page of HTML that needs nothing else; its print styles are those of the PDF. */
export function htmlOf({ language, title, header, blocks }: WrittenDocument): string {
  const lang = languageTags[language];
  const head = element(
    'head',
    {},
    `<meta charset="utf-8">${element('title', {}, escaped(title))}<meta name="viewport" content="width=device-width">`,
    element('style', {}, styles),
  );
  const body = element(
    'main',
    {},
    element('p', { class: 'header' }, escaped(header)),
    heading('h1', title),
    ...blocks.map(block),
  );
  return `<!doctype html>\n${element('html', { lang }, head, element('body', {}, body))}\n`;
}

function block(one: Block): string {
  switch (one.is) {
    case 'lines':
      return element(
        'dl',
        {},
        ...one.lines.map(({ label, value }) =>
          element('div', {}, element('dt', {}, escaped(label)), element('dd', { dir: 'auto' }, escaped(value))),
        ),
      );
    case 'numbered-heading':
      return element('h2', {}, `${one.number}. ${element('bdi', {}, escaped(one.text))}`);
    case 'heading':
      return heading('h2', one.text);
    case 'subheading':
      return heading('h3', one.text);
    case 'paragraph':
      return element('p', { dir: 'auto' }, escaped(one.text));
    case 'list':
      return element('ul', {}, ...one.items.map((item) => element('li', { dir: 'auto' }, escaped(item))));
    default:
      return one satisfies never;
  }
}

function heading(name: 'h1' | 'h2' | 'h3', text: string): string {
  return element(name, {}, element('bdi', {}, escaped(text)));
}

const styles = `
body { font: 11pt/1.45 Arial, "Liberation Sans", "Open Sans", sans-serif; color: #1a1a1a; margin: 0 auto; max-width: 42em; padding: 1em; overflow-wrap: anywhere; font-variant-ligatures: none; }
.header { color: #4d4d4d; margin: 0 0 1.5em; }
h1 { font-size: 18pt; line-height: 1.2; margin: 0 0 .8em; }
h2 { font-size: 13pt; line-height: 1.3; margin: 1.8em 0 .5em; break-after: avoid; }
h3 { font-size: 11pt; margin: 1em 0 .25em; break-after: avoid; }
p, ul { margin: 0 0 .6em; orphans: 2; widows: 2; }
ul { padding-left: 1.4em; }
dl { margin: 0 0 1em; }
dl div { display: flex; gap: 1em; }
dt { flex: 0 0 13em; font-weight: bold; }
dd { flex: 1; margin: 0; }
@media print { body { max-width: none; padding: 0; } .header { display: none; } }
`;
