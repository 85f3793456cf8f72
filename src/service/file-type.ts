/** What a file is, by its first bytes and its name together. */

const types: { ending: RegExp; type: string; is(content: Uint8Array): boolean }[] = [
  { ending: /\.pdf$/i, type: 'application/pdf', is: (content) => begins(content, '%PDF-') },
  { ending: /\.png$/i, type: 'image/png', is: (content) => begins(content, '\x89PNG\r\n\x1a\n') },
  { ending: /\.jpe?g$/i, type: 'image/jpeg', is: (content) => begins(content, '\xff\xd8\xff') },
  {
    ending: /\.docx$/i,
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    is: (content) => isOffice(content, 'word/document.xml'),
  },
  {
    ending: /\.xlsx$/i,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    is: (content) => isOffice(content, 'xl/workbook.xml'),
  },
];

/** Media type of a file that may be attached; null for any other. */
export function fileType(name: string, content: Uint8Array): string | null {
  return types.find(({ ending, is }) => ending.test(name) && is(content))?.type ?? null;
}

/** The file's own name without folders, control characters and what turns text around, at most 120 characters long. */
export function fileName(given: string): string {
  const own = given.split(/[\\/]/).at(-1) ?? '';
  const plain = own
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]/gu, '')
    .trim();
  const dot = plain.lastIndexOf('.');
  if (dot <= 0) return plain.slice(0, 120);
  const ending = plain.slice(dot, dot + 10);
  return `${plain.slice(0, Math.min(dot, 120 - ending.length))}${ending}`;
}

/** A ZIP whose entries are those of the format; the names of its entries stand unpacked in it. */
function isOffice(content: Uint8Array, part: string): boolean {
  if (!begins(content, 'PK\x03\x04')) return false;
  // Searched as one text: byte by byte, a file made for it would hold up everybody for seconds.
  const inside = new TextDecoder('latin1').decode(content);
  return inside.includes('[Content_Types].xml') && inside.includes(part) && !inside.includes('vbaProject.bin');
}

function begins(content: Uint8Array, bytes: string): boolean {
  return [...bytes].every((byte, index) => content[index] === byte.charCodeAt(0));
}
