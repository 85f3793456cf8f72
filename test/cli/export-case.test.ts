import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { wordText } from '../../src/documents/word-text.ts';
import { canonicalJson } from '../../src/ledger/canonical-json.ts';
import { chainHash, startOfChain } from '../../src/ledger/chain.ts';
import type { StoredEvent } from '../../src/ledger/contract.ts';
import { session } from './session.ts';

test('a case is packed with its chain, records, metadata and checksums, the same bytes at the same moment', async () => {
  const { lkt, folder, clock } = session();
  const title = 'Runde <script>alert(1)</script>';
  const start = [
    'case',
    'start',
    'nomination-round',
    '--id',
    'runde',
    '--title',
    title,
    '--as',
    'secretariat',
    '--by',
    'sek',
  ];
  expect(await lkt(start)).toMatchObject({ exit: 0, err: '' });
  expect(await lkt('export case runde --out a.zip')).toMatchObject({ exit: 0, err: '' });
  clock.now = '2026-11-23T09:00:00.000Z';
  await lkt('export case runde --out b.zip');
  const [a, b] = ['a.zip', 'b.zip'].map((file) => readFileSync(join(folder, file))) as [Buffer, Buffer];
  expect(a.equals(b)).toBe(true);

  const zip = await JSZip.loadAsync(a);
  const names = Object.keys(zip.files);
  expect(names).toEqual([
    'case.json',
    'events.json',
    'metadata.json',
    'metadata.xml',
    'sagen.docx',
    'sagen.html',
    'SHA256SUMS',
  ]);
  const sums = (await zip.file('SHA256SUMS')!.async('string')).trim().split('\n');
  for (const sum of sums) {
    const [hash, path] = sum.split('  ') as [string, string];
    expect(
      createHash('sha256')
        .update(await zip.file(path)!.async('nodebuffer'))
        .digest('hex'),
      path,
    ).toBe(hash);
  }
  expect(sums).toHaveLength(names.length - 1);

  const events = JSON.parse(await zip.file('events.json')!.async('string')) as StoredEvent[];
  let head = startOfChain;
  for (const { event, hash } of events) {
    head = chainHash(head, canonicalJson(event));
    expect(hash).toBe(head);
  }
  const metadata = JSON.parse(await zip.file('metadata.json')!.async('string'));
  expect(metadata).toMatchObject({ id: 'runde', title, events: 1, chain: head });
  const html = await zip.file('sagen.html')!.async('string');
  expect(html).not.toContain('<script>');
  expect(html).toContain('Sekretariatet (sek) [secretariat]');
  expect(JSON.stringify(await wordText(await zip.file('sagen.docx')!.async('nodebuffer')))).toContain(title);
  expect((await lkt('export case ukendt --out c.zip')).exit).toBe(1);
});
