/** How every Word file of the house looks, and how its parts are made. Whatever is put in comes out as text. */

import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  ShadingType,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import JSZip from 'jszip';
import type { Language } from '../policy/types.ts';
import { element, escaped, writable } from './xml.ts';

const font = 'Arial';
const line = { style: BorderStyle.SINGLE, size: 4, color: '767676' };
const borders = { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line };
const margins = { top: 60, bottom: 60, left: 100, right: 100 };
const millimetre = 56.693;
const page = {
  width: Math.round(210 * millimetre),
  height: Math.round(297 * millimetre),
  edge: Math.round(20 * millimetre),
};

export interface WordFile {
  title: string;
  language: Language;
  /** At the foot of every page, before the page number. */
  foot: string;
  /** For programs; they stay when the file is edited in Word. */
  properties: Record<string, string>;
  landscape?: boolean;
  children: (Paragraph | Table)[];
}

/** @param at UTC instant the file bears; the same content and instant give the same bytes. */
export async function wordFile({ title, language, foot, properties, landscape, children }: WordFile, at: string) {
  const section: ISectionOptions = {
    properties: {
      page: {
        size: {
          width: page.width,
          height: page.height,
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: { top: page.edge, bottom: page.edge, left: page.edge, right: page.edge },
      },
    },
    footers: { default: new Footer({ children: [footLine(foot)] }) },
    children,
  };
  const document = new Document({
    title: writable(title),
    creator: 'lkt-engine',
    customProperties: Object.entries(properties).map(([name, value]) => ({ name, value })),
    styles: {
      default: {
        document: {
          run: { font, size: 21, language: { value: language === 'da' ? 'da-DK' : 'en-GB' } },
          paragraph: { spacing: { after: 80, line: 264 } },
        },
        title: { run: { font, size: 36, bold: true, color: '1A1A1A' }, paragraph: { spacing: { after: 160 } } },
        heading1: {
          run: { font, size: 28, bold: true, color: '1A1A1A' },
          paragraph: { spacing: { before: 320, after: 120 } },
        },
        heading2: {
          run: { font, size: 24, bold: true, color: '1A1A1A' },
          paragraph: { spacing: { before: 240, after: 100 } },
        },
      },
    },
    sections: [section],
  });
  return steady(await Packer.toBuffer(document), writable(title), at);
}

export function title(text: string): Paragraph {
  return new Paragraph({ heading: HeadingLevel.TITLE, children: runs(text) });
}

export function heading(text: string, level: 1 | 2 = 1): Paragraph {
  const at = level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2;
  return new Paragraph({ heading: at, keepNext: true, children: runs(text) });
}

interface Dress {
  bold?: boolean;
  italics?: boolean;
  small?: boolean;
  keepNext?: boolean;
}

/** A paragraph; line breaks in the text stay within it. */
export function paragraph(text: string, { keepNext = false, ...dress }: Dress = {}): Paragraph {
  return new Paragraph({ keepNext, children: runs(text, dress) });
}

interface CellDress {
  shaded?: boolean;
  span?: number;
  /** Twentieths of a point. */
  width?: number;
}

export function cell(children: Paragraph[], { shaded = false, span = 1, width }: CellDress = {}): TableCell {
  return new TableCell({
    children: children.length > 0 ? children : [new Paragraph({})],
    columnSpan: span,
    margins,
    ...(width === undefined ? {} : { width: { size: width, type: WidthType.DXA } }),
    ...(shaded ? { shading: { type: ShadingType.CLEAR, fill: 'E8EEF4', color: 'auto' } } : {}),
  });
}

/** @param repeated at the top of each page that the table goes on to. */
export function row(cells: TableCell[], { heading = false, repeated = false, least = 0 } = {}): TableRow {
  return new TableRow({
    children: cells,
    tableHeader: repeated,
    cantSplit: heading,
    ...(least > 0 ? { height: { value: least, rule: 'atLeast' as const } } : {}),
  });
}

/** @param widths of the columns in shares. */
export function table(rows: TableRow[], widths: number[], landscape = false): Table {
  return new Table({
    rows,
    borders,
    layout: TableLayoutType.FIXED,
    columnWidths: columnWidths(widths, landscape),
    width: { size: roomIn(landscape), type: WidthType.DXA },
  });
}

export function columnWidths(shares: number[], landscape = false): number[] {
  const all = shares.reduce((sum, each) => sum + each, 0);
  return shares.map((each) => Math.floor((each / all) * roomIn(landscape)));
}

/** Keeps two tables apart. */
export function gap(): Paragraph {
  return new Paragraph({ spacing: { after: 0, line: 160 }, children: [] });
}

function roomIn(landscape: boolean): number {
  return (landscape ? page.height : page.width) - 2 * page.edge;
}

function footLine(foot: string): Paragraph {
  const number = new TextRun({ size: 16, children: [`${writable(foot)} · `, PageNumber.CURRENT] });
  return new Paragraph({ alignment: AlignmentType.RIGHT, children: [number] });
}

function runs(text: string, { bold = false, italics = false, small = false }: Dress = {}): TextRun[] {
  const look = { ...(bold && { bold }), ...(italics && { italics }), ...(small && { size: 18 }) };
  return writable(text)
    .split('\n')
    .map((part, index) => {
      const children = part.split('\t').flatMap((each, tab) => (tab === 0 ? [each] : [new Tab(), each]));
      return new TextRun({ ...look, children, ...(index > 0 ? { break: 1 } : {}) });
    });
}

/** The same bytes at the same instant: the library stamps the hour of the clock, and so does the archive. */
async function steady(packed: Buffer, title: string, at: string): Promise<Buffer> {
  const zip = await JSZip.loadAsync(packed);
  const stamp = (name: string) => element(`dcterms:${name}`, { 'xsi:type': 'dcterms:W3CDTF' }, `${at.slice(0, 19)}Z`);
  const core = element(
    'cp:coreProperties',
    {
      'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      'xmlns:dcterms': 'http://purl.org/dc/terms/',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    },
    element('dc:title', {}, escaped(title)),
    element('dc:creator', {}, 'lkt-engine'),
    stamp('created'),
    stamp('modified'),
  );
  zip.file('docProps/core.xml', `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${core}`);
  return zipBytes(zip, at);
}

/** An archive whose bytes depend on its content and the instant alone. */
export function zipBytes(zip: JSZip, at: string): Promise<Buffer> {
  const date = new Date(at);
  for (const entry of Object.values(zip.files)) entry.date = date;
  return zip.generateAsync({
    type: 'nodebuffer',
    compression: 'DEFLATE',
    compressionOptions: { level: 9 },
    platform: 'DOS',
  });
}
