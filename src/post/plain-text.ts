/** Markdown tokens as readable plain text. */

import type { MarkedToken, Token, Tokens } from 'marked';
import { marked } from './markdown.ts';

export function plainText(tokens: Token[]): string {
  return blocks(tokens, '\n\n');
}

// A task's checkbox stands inside or before its first block; it is written with the item's mark instead.
const SILENT = new Set<MarkedToken['type']>(['space', 'def', 'checkbox']);

function blocks(tokens: Token[], between: string): string {
  return marked(tokens)
    .filter((token) => !SILENT.has(token.type))
    .map(write)
    .join(between);
}

function inline(tokens: Token[]): string {
  return marked(tokens).map(write).join('');
}

function write(token: MarkedToken): string {
  switch (token.type) {
    case 'heading':
    case 'paragraph':
      return inline(token.tokens).trim();
    case 'strong':
    case 'em':
    case 'del':
    case 'image':
      return inline(token.tokens);
    case 'text':
      return token.tokens ? inline(token.tokens) : token.text.replace(/\n/g, ' ');
    case 'escape':
    case 'codespan':
    case 'html':
      return token.text;
    case 'link':
      return link(token);
    case 'br':
      return '\n';
    case 'list':
      return token.items.map((item, at) => listItem(item, marker(token, at))).join(token.loose ? '\n\n' : '\n');
    case 'list_item':
      return listItem(token, '- ');
    case 'blockquote':
      return indent(blocks(token.tokens, '\n\n'), '> ', '> ');
    case 'code':
      return indent(token.text, '    ', '    ');
    case 'table':
      return [token.header, ...token.rows].map(tableRow).join('\n');
    case 'hr':
      return '---';
    case 'space':
    case 'def':
    case 'checkbox':
      return '';
    default:
      return token satisfies never;
  }
}

function link({ href, tokens }: Tokens.Link): string {
  const label = inline(tokens);
  const bare = href === '' || label === href || `mailto:${label}` === href;
  return bare ? label : `${label} <${href}>`;
}

function marker(list: Tokens.List, at: number): string {
  return list.ordered ? `${Number(list.start || 1) + at}. ` : '- ';
}

function listItem(item: Tokens.ListItem, mark: string): string {
  const box = item.task ? (item.checked ? '[x] ' : '[ ] ') : '';
  return indent(blocks(item.tokens, item.loose ? '\n\n' : '\n'), mark + box, ' '.repeat(mark.length));
}

function tableRow(cells: Tokens.TableCell[]): string {
  return cells.map((cell) => inline(cell.tokens)).join(' | ');
}

function indent(text: string, first: string, rest: string): string {
  return text
    .split('\n')
    .map((line, at) => (at === 0 ? first : rest) + line)
    .map((line) => line.trimEnd())
    .join('\n');
}
