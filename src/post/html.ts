/** Markdown tokens as a small HTML document for mail: inline styles only, nothing fetched from elsewhere. */

import type { MarkedToken, Token, Tokens } from 'marked';
import type { Language } from '../policy/types.ts';
import { marked } from './markdown.ts';

const STYLE = {
  page: 'margin:0;padding:0;background:#ffffff',
  letter:
    'max-width:38em;margin:0 auto;padding:16px;font-family:system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif;font-size:16px;line-height:1.5;color:#1a1a1a;overflow-wrap:break-word',
  block: 'margin:0 0 16px',
  heading: 'margin:24px 0 8px;line-height:1.25',
  note: 'margin:0 0 16px;padding:8px 12px;border-left:4px solid #1a1a1a',
  item: 'margin:0 0 8px',
  letterTitle: 'margin:32px 0 16px;padding:16px 0 0;border-top:2px solid #1a1a1a;font-size:18px;line-height:1.3',
  plain: 'margin:0 0 16px;white-space:pre-wrap',
  link: 'color:#0b4f9e;text-decoration:underline',
  quote: 'margin:0 0 16px;padding:0 0 0 12px;border-left:4px solid #767676',
  code: 'font-family:ui-monospace,Consolas,monospace;white-space:pre-wrap',
  table: 'border-collapse:collapse;margin:0 0 16px',
  cell: 'border:1px solid #767676;padding:4px 8px;vertical-align:top',
};

/** `note` is one line of plain text put above the letter. */
export function htmlDocument(title: string, language: Language, note: string | null, tokens: Token[]): string {
  const top = note === null ? '' : `<p${style('note')}><strong>${escapeHtml(note)}</strong></p>\n`;
  return page(title, language, `${top}${all(tokens)}`);
}

/** Letters under each other: the opening, a list of their subjects, and each under its own. */
export function digestDocument(
  title: string,
  language: Language,
  opening: string,
  letters: { subject: string; text: string; article: string | null }[],
): string {
  const list = letters.map(({ subject }) => `<li${style('item')}>${escapeHtml(subject)}</li>\n`).join('');
  const each = letters.map(
    ({ subject, text, article }, index) =>
      `<h2${style('letterTitle')}>${index + 1}. ${escapeHtml(subject)}</h2>\n${article ?? `<p${style('plain')}>${escapeHtml(text)}</p>\n`}`,
  );
  return page(title, language, `${opening}<ol${style('block')}>\n${list}</ol>\n${each.join('')}`);
}

const articleBegins = /<div role="article"[^>]*>\n/;
const articleEnds = '</div>\n</body>';

/** What stands inside a document of ours; null when it is not one. */
export function articleOf(html: string): string | null {
  const begin = articleBegins.exec(html);
  const end = html.lastIndexOf(articleEnds);
  return begin && end > begin.index ? html.slice(begin.index + begin[0].length, end) : null;
}

function page(title: string, language: Language, content: string): string {
  // The language stands twice because many mail programs drop the html element.
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
</head>
<body${style('page')}>
<div role="article" lang="${language}" aria-label="${escapeHtml(title)}"${style('letter')}>
${content}</div>
</body>
</html>
`;
}

function all(tokens: Token[]): string {
  return marked(tokens).map(write).join('');
}

function write(token: MarkedToken): string {
  switch (token.type) {
    case 'heading':
      return `<h${token.depth}${style('heading')}>${all(token.tokens)}</h${token.depth}>\n`;
    case 'paragraph':
      return `<p${style('block')}>${all(token.tokens)}</p>\n`;
    case 'strong':
    case 'em':
    case 'del':
      return `<${token.type}>${all(token.tokens)}</${token.type}>`;
    case 'image':
      return all(token.tokens);
    case 'text':
      return token.tokens ? all(token.tokens) : escapeHtml(token.text);
    case 'escape':
    case 'html':
      return escapeHtml(token.text);
    case 'codespan':
      return `<code${style('code')}>${escapeHtml(token.text)}</code>`;
    case 'link':
      return token.href === '' ? all(token.tokens) : link(token);
    case 'br':
      return '<br>\n';
    case 'checkbox':
      return token.checked ? '[x] ' : '[ ] ';
    case 'list':
      return list(token);
    case 'list_item':
      return `<li>${all(token.tokens)}</li>\n`;
    case 'blockquote':
      return `<blockquote${style('quote')}>${all(token.tokens)}</blockquote>\n`;
    case 'code':
      return `<pre${style('block')}><code${style('code')}>${escapeHtml(token.text)}</code></pre>\n`;
    case 'table':
      return table(token);
    case 'hr':
      return '<hr>\n';
    case 'space':
    case 'def':
      return '';
    default:
      return token satisfies never;
  }
}

function link({ href, tokens }: Tokens.Link): string {
  return `<a href="${escapeHtml(href)}"${style('link')}>${all(tokens)}</a>`;
}

function list({ ordered, start, items }: Tokens.List): string {
  const tag = ordered ? 'ol' : 'ul';
  const from = ordered && start !== '' && start !== 1 ? ` start="${start}"` : '';
  return `<${tag}${from}${style('block')}>\n${all(items)}</${tag}>\n`;
}

function table({ header, rows }: Tokens.Table): string {
  const head = header.map((cell) => `<th scope="col"${style('cell')}>${all(cell.tokens)}</th>`).join('');
  const body = rows.map(
    (cells) => `<tr>${cells.map((cell) => `<td${style('cell')}>${all(cell.tokens)}</td>`).join('')}</tr>\n`,
  );
  return `<table${style('table')}>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join('')}</tbody>\n</table>\n`;
}

function style(name: keyof typeof STYLE): string {
  return ` style="${escapeHtml(STYLE[name])}"`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
