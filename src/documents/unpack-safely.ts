/** Refuses what no honest Word or Excel file is, before anything in it is read. */

import { Readable } from 'node:stream';
import JSZip from 'jszip';
import type { Text } from '../policy/types.ts';
import { RefusedFile } from './refused-file.ts';

export const largestFile = 5 * 1024 * 1024;
const largestUnpacked = 50 * 1024 * 1024;
const mostParts = 2000;

/** The package once it has been unpacked in full, within the limits. @throws {RefusedFile} */
export async function unpackSafely(bytes: Uint8Array, kind: 'word' | 'excel'): Promise<JSZip> {
  const names = { word: 'Word (.docx)', excel: 'Excel (.xlsx)' };
  if (bytes.length > largestFile) throw new RefusedFile(tooLarge);
  if ([0xd0, 0xcf, 0x11, 0xe0].every((byte, index) => bytes[index] === byte)) throw new RefusedFile(oldOrLocked);
  const zip = await opened(bytes, names[kind]);
  const parts = Object.values(zip.files).filter(({ dir }) => !dir);
  if (parts.length > mostParts) throw new RefusedFile(tooMuchInside);
  let unpacked = 0;
  for (const part of parts) {
    let beginning = '';
    for await (const chunk of new Readable().wrap(part.nodeStream())) {
      unpacked += chunk.length;
      if (unpacked > largestUnpacked) throw new RefusedFile(tooMuchInside);
      if (beginning.length < 4096) beginning += Buffer.from(chunk as Uint8Array).toString('latin1');
    }
    if (/\.(?:xml|rels)$/i.test(part.name) && /<!(?:DOCTYPE|ENTITY)/i.test(beginning)) throw new RefusedFile(entities);
  }
  const types = (await zip.file('[Content_Types].xml')?.async('string')) ?? '';
  if (parts.some(({ name }) => /vbaProject|\.bin$|activeX/i.test(name) && !/printerSettings/i.test(name)))
    throw new RefusedFile(macros);
  if (/macroEnabled/i.test(types)) throw new RefusedFile(macros);
  if (!zip.file(kind === 'word' ? /^word\/document\d*\.xml$/ : /^xl\/workbook\.xml$/).length)
    throw new RefusedFile(notOne(names[kind]));
  return zip;
}

async function opened(bytes: Uint8Array, kind: string): Promise<JSZip> {
  try {
    return await JSZip.loadAsync(bytes);
  } catch {
    throw new RefusedFile(notOne(kind));
  }
}

function notOne(kind: string): Text {
  return {
    da: `Filen er ikke en hel fil fra ${kind}. Gem den som ${kind}, og prøv igen.`,
    en: `The file is not a whole file of ${kind}. Save it as ${kind} and try again.`,
  };
}

const tooLarge: Text = {
  da: 'Filen fylder mere end 5 MB. Gem den uden billeder og bilag, og prøv igen.',
  en: 'The file is larger than 5 MB. Save it without pictures and annexes and try again.',
};
const tooMuchInside: Text = {
  da: 'Filen fylder mere end 50 MB, når den er pakket ud, eller har alt for mange dele. Den er ikke læst.',
  en: 'The file is larger than 50 MB when unpacked, or has far too many parts. It was not read.',
};
const macros: Text = {
  da: 'Filen indeholder makroer eller programdele og læses ikke. Gem den som almindelig .docx eller .xlsx uden makroer.',
  en: 'The file holds macros or program parts and is not read. Save it as an ordinary .docx or .xlsx without macros.',
};
const oldOrLocked: Text = {
  da: 'Filen er i det gamle format (.doc, .xls) eller låst med adgangskode. Gem den som .docx eller .xlsx uden adgangskode.',
  en: 'The file is in the old format (.doc, .xls) or locked with a password. Save it as .docx or .xlsx without a password.',
};
const entities: Text = {
  da: 'Filen har en dokumenttype i sin XML, som Word og Excel aldrig skriver. Den er ikke læst.',
  en: 'The file has a document type in its XML, which Word and Excel never write. It was not read.',
};
