/** Edits a Word file as a person does, in its own XML. */

import JSZip from 'jszip';

export async function edited(docx: Uint8Array, change: (xml: string) => string): Promise<Buffer> {
  return withPart(docx, 'word/document.xml', change);
}

export async function withPart(docx: Uint8Array, part: string, change: (xml: string) => string): Promise<Buffer> {
  const zip = await JSZip.loadAsync(docx);
  zip.file(part, change((await zip.file(part)?.async('string')) ?? ''));
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

export function p(text: string, properties = ''): string {
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

export function tableOf(xml: string, heading: string): string {
  const found = xml
    .split(/(?=<w:tbl>)|(?<=<\/w:tbl>)/)
    .find((part) => part.startsWith('<w:tbl>') && part.includes(`>${heading}<`));
  if (!found) throw new Error(`No table is headed ${heading}.`);
  return found;
}

/** Puts paragraphs into the first empty answer under a heading. */
export function answer(xml: string, heading: string, paragraphs: string, row = 1, column = 0): string {
  const table = tableOf(xml, heading);
  const rows = table.split(/(?=<w:tr>|<w:tr )/);
  const cells = rows[row + 1]!.split(/(?=<w:tc>)/);
  cells[column + 1] = cells[column + 1]!.replace(/<w:p\b.*<\/w:p>|<w:p\/>/s, paragraphs);
  rows[row + 1] = cells.join('');
  return xml.replace(table, () => rows.join(''));
}
