/** What stands in a Word file, as far as a form needs it: paragraphs and tables, and what else somebody has put there. */

import type JSZip from 'jszip';
import mammoth from 'mammoth';
import { unpackSafely } from './unpack-safely.ts';

export interface WordText {
  blocks: Block[];
  /** Text in page headers and footers. */
  margins: string[];
  /** Custom properties of the file. */
  properties: Record<string, string>;
}

export type Block = { lines: string[]; asides: Aside[] } | { rows: Cell[][] };

export interface Cell {
  /** Its paragraphs; a list item begins with `- `, a table inside has a line for each row. */
  lines: string[];
  /** How many columns it spans. */
  span: number;
  asides: Aside[];
}

/** Something that is no text of the paragraph it stands in. */
export interface Aside {
  kind: 'image' | 'note' | 'comment';
  text: string;
}

/** A node of mammoth's document; only what is read here. */
interface Node {
  type: string;
  children?: Node[];
  value?: string;
  checked?: boolean;
  numbering?: { isOrdered: boolean } | null;
  colSpan?: number;
  altText?: string;
  commentId?: string;
  breakType?: string;
  body?: Node[];
}
interface Root extends Node {
  notes: { resolve(reference: Node): Node | undefined };
  comments: (Node & { commentId: string })[];
}

/** @throws {RefusedFile} */
export async function wordText(bytes: Uint8Array): Promise<WordText> {
  const zip = await unpackSafely(bytes, 'word');
  let root: Root | undefined;
  const transformDocument = (document: Root) => {
    root = document;
    return { ...document, children: [] };
  };
  await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { transformDocument, externalFileAccess: false });
  return {
    blocks: root ? blocksOf(root.children ?? [], root) : [],
    margins: await marginsOf(zip),
    properties: await propertiesOf(zip),
  };
}

function blocksOf(nodes: Node[], root: Root): Block[] {
  return nodes.map((node) => {
    if (node.type === 'table') return { rows: (node.children ?? []).map((row) => cellsOf(row, root)) };
    const asides: Aside[] = [];
    return { lines: linesOf(node, root, asides), asides };
  });
}

function cellsOf(row: Node, root: Root): Cell[] {
  return (row.children ?? []).map((cell) => {
    const asides: Aside[] = [];
    const lines = (cell.children ?? []).flatMap((each) => linesOf(each, root, asides));
    return { lines, span: cell.colSpan ?? 1, asides };
  });
}

function linesOf(node: Node, root: Root, asides: Aside[]): string[] {
  if (node.type === 'table') {
    return (node.children ?? []).map((row) =>
      cellsOf(row, root)
        .map((cell) => {
          asides.push(...cell.asides);
          return cell.lines.join(' ');
        })
        .join('\t'),
    );
  }
  const bullet = node.numbering ? '- ' : '';
  return [bullet + textOf(node, root, asides)];
}

function textOf(node: Node, root: Root, asides: Aside[]): string {
  switch (node.type) {
    case 'text':
      return node.value ?? '';
    case 'tab':
      return '\t';
    case 'break':
      return '\n';
    case 'checkbox':
      return node.checked ? '☒' : '☐';
    case 'image':
      asides.push({ kind: 'image', text: node.altText ?? '' });
      return '';
    case 'noteReference': {
      const body = root.notes.resolve(node)?.body ?? [];
      asides.push({ kind: 'note', text: body.map((each) => textOf(each, root, asides)).join('\n') });
      return '';
    }
    case 'commentReference': {
      const body = root.comments.find(({ commentId }) => commentId === node.commentId)?.body ?? [];
      asides.push({ kind: 'comment', text: body.map((each) => textOf(each, root, asides)).join('\n') });
      return '';
    }
    case 'table':
      return linesOf(node, root, asides).join('\n');
    default: {
      // A paragraph inside another stands in a text box.
      const parts = (node.children ?? []).map(
        (each) => textOf(each, root, asides) + (each.type === 'paragraph' ? '\n' : ''),
      );
      return parts.join('');
    }
  }
}

async function marginsOf(zip: JSZip): Promise<string[]> {
  const parts = zip.file(/^word\/(?:header|footer)\d*\.xml$/);
  const texts = await Promise.all(parts.map(async (part) => wordsIn(await part.async('string'))));
  return texts.filter((text) => /\p{L}/u.test(text));
}

async function propertiesOf(zip: JSZip): Promise<Record<string, string>> {
  const xml = (await zip.file('docProps/custom.xml')?.async('string')) ?? '';
  const found = xml.matchAll(/<property\b[^>]*\bname="([\w-]+)"[^>]*>\s*<vt:lpwstr>([^<]*)<\/vt:lpwstr>/g);
  return Object.fromEntries([...found].map(([, name = '', value = '']) => [name, value]));
}

/** The letters of a part of the file that mammoth does not read. */
function wordsIn(xml: string): string {
  const runs = [...xml.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g)].map(([, text = '']) => text);
  const signs: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" };
  return runs.join('').replace(/&\w+;/g, (sign) => signs[sign] ?? sign);
}
