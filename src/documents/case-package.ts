/** A case as one file for the records system: everything that is known of it, with checksums. */

import { createHash } from 'node:crypto';
import JSZip from 'jszip';
import { zipBytes } from './word-look.ts';
import { element, escaped } from './xml.ts';

export interface CaseMetadata {
  id: string;
  title: string;
  workflow: string;
  status: string;
  /** Calendar dates as far as they are known. */
  started: string;
  lastEvent: string;
  exported: string;
  /** Organisations named in the case. */
  parties: { id: string; title: string }[];
  policy: string;
  events: number;
  /** Hash of the last event. */
  chain: string;
}

/** @param files path → content; metadata and checksums are added. @param at UTC instant that the archive bears. */
export function casePackage(
  metadata: CaseMetadata,
  files: Record<string, string | Uint8Array>,
  at: string,
): Promise<Buffer> {
  const all: Record<string, string | Uint8Array> = {
    ...files,
    'metadata.json': `${JSON.stringify(metadata, null, 2)}\n`,
    'metadata.xml': metadataXml(metadata),
  };
  return archiveOf(all, at);
}

/** Files with their checksums, in one. */
export function archiveOf(all: Record<string, string | Uint8Array>, at: string): Promise<Buffer> {
  const zip = new JSZip();
  const sums: string[] = [];
  for (const path of Object.keys(all).sort()) {
    const content = all[path] as string | Uint8Array;
    zip.file(path, content, { createFolders: false });
    sums.push(`${createHash('sha256').update(content).digest('hex')}  ${path}\n`);
  }
  zip.file('SHA256SUMS', sums.join(''));
  return zipBytes(zip, at);
}

function metadataXml({ parties, ...plain }: CaseMetadata): string {
  const fields = Object.entries(plain).map(([name, value]) => element(name, {}, escaped(String(value))));
  const named = parties.map(({ id, title }) => element('party', { id }, escaped(title)));
  const inside = [...fields, element('parties', {}, '\n', named.join('\n'), '\n')].join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('case', {}, '\n', inside, '\n')}\n`;
}
