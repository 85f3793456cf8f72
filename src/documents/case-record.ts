/** The record of a case for reading, as Word and as HTML. A PDF is printed from the HTML. */

import type { Language } from '../policy/types.ts';
import { cell, columnWidths, heading, paragraph, row, table, title, wordFile } from './word-look.ts';
import { element, escaped } from './xml.ts';

export interface CaseRecord {
  title: string;
  language: Language;
  /** Under the title: what it is called and where it stands. */
  about: [name: string, value: string][];
  sections: RecordSection[];
}

interface RecordSection {
  heading: string;
  columns: string[];
  /** Widths of the columns in shares. */
  shares: number[];
  /** A cell may have several lines. */
  rows: string[][];
  /** Said where there are no rows. */
  none: string;
}

/** @param at UTC instant that the file bears. */
export function recordAsWord({ title: name, language, about, sections }: CaseRecord, at: string): Promise<Buffer> {
  const body = sections.flatMap((section) => {
    if (section.rows.length === 0) return [heading(section.heading), paragraph(section.none)];
    const widths = columnWidths(section.shares, true);
    const cells = (texts: string[], shaded: boolean) =>
      texts.map((text, index) =>
        cell(
          text.split('\n').map((line) => paragraph(line, { small: true, bold: shaded })),
          { shaded, width: widths[index]! },
        ),
      );
    const rows = section.rows.map((texts) => row(cells(texts, false)));
    return [
      heading(section.heading),
      table([row(cells(section.columns, true), { heading: true, repeated: true }), ...rows], section.shares, true),
    ];
  });
  const children = [title(name), ...about.map(([what, value]) => paragraph(`${what}: ${value}`)), ...body];
  return wordFile({ title: name, language, foot: name, properties: {}, landscape: true, children }, at);
}

export function recordAsHtml({ title: name, language, about, sections }: CaseRecord): string {
  const lines = (text: string) => text.split('\n').map(escaped).join('<br>');
  const list = about.map(([what, value]) => element('dt', {}, escaped(what)) + element('dd', {}, lines(value)));
  const body = sections.map(({ heading: head, columns, rows, none }) => {
    const headings = columns.map((each) => element('th', { scope: 'col' }, escaped(each))).join('');
    const cells = rows.map((texts) => element('tr', {}, ...texts.map((text) => element('td', {}, lines(text)))));
    const inside =
      rows.length === 0
        ? element('p', {}, escaped(none))
        : element(
            'table',
            {},
            element('thead', {}, element('tr', {}, headings)),
            element('tbody', {}, cells.join('\n')),
          );
    return element('h2', {}, escaped(head)) + inside;
  });
  const head = `<meta charset="utf-8">${element('title', {}, escaped(name))}${element('style', {}, style)}`;
  const page = [element('h1', {}, escaped(name)), element('dl', {}, ...list), ...body].join('\n');
  return `<!doctype html>\n${element('html', { lang: language }, element('head', {}, head), element('body', {}, page))}\n`;
}

const style =
  'body{font:16px/1.5 Arial,sans-serif;color:#1a1a1a;max-width:75em;margin:2em auto;padding:0 1em}table{border-collapse:collapse;width:100%}th,td{border:1px solid #767676;padding:4px 8px;text-align:left;vertical-align:top;overflow-wrap:anywhere}th{background:#e8eef4}dl{display:grid;grid-template-columns:max-content 1fr;gap:0 1em}dt{font-weight:bold}dd{margin:0}';
