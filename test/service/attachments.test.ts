import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import { exactly } from '../../src/engine/time.ts';
import { type Attached, attach, attachmentLimits, detach } from '../../src/service/attachments.ts';
import { fileName, fileType } from '../../src/service/file-type.ts';
import type { Office } from '../../src/service/office.ts';
import { startCase } from '../../src/service/start-case.ts';
import { addPerson, noon, openOffice } from './office.ts';

const day = '2026-11-23';
const acting = { case: 'fald', role: 'nominator', by: 'anna', at: noon(day), today: day };
const pdf = Buffer.from('%PDF-1.7\nbilag');

async function draft(): Promise<Office> {
  const office = await openOffice();
  await addPerson(office, 'anna', ['nominator@reg-sj']);
  await startCase(office, {
    id: 'fald',
    workflow: 'national-lkt',
    title: 'Færre fald',
    actor: { role: 'nominator', by: 'anna' },
    occurredAt: exactly(day),
    at: noon(day),
    facts: { nomination: { nominators: ['reg-sj'], localProject: { description: 'To afsnit' } } },
  });
  return office;
}

function told(done: Attached): string {
  return 'refused' in done ? done.refused.en : 'refusals' in done ? done.refusals.map(({ why }) => why.en).join() : '';
}

async function annexes({ ledger }: Office): Promise<unknown> {
  const nomination = (await ledger.loadCase('fald'))?.snapshot.facts.nomination;
  return (nomination as { localProject: unknown }).localProject;
}

async function zipOf(...names: string[]): Promise<Buffer> {
  const zip = new JSZip();
  for (const name of names) zip.file(name, '<x/>');
  return zip.generateAsync({ type: 'nodebuffer' });
}

describe('an annex', () => {
  test('is kept under its content, named in the nomination, and fetched as it was', async () => {
    const office = await draft();
    expect(await attach(office, acting, { name: 'plan.pdf', content: pdf })).toEqual({ attached: 'plan.pdf' });
    const [file] = await office.ledger.attachments.list('fald');
    expect(file).toMatchObject({ name: 'plan.pdf', type: 'application/pdf', size: pdf.length, addedBy: 'anna' });
    expect(Buffer.from((await office.ledger.attachments.content('fald', file!.id))!)).toEqual(pdf);
    expect(await office.ledger.attachments.content('another', file!.id)).toBeNull();
    expect(await annexes(office)).toEqual({ description: 'To afsnit', annexes: ['plan.pdf'] });
  });

  test('leaves nothing behind when it is taken away, and its content stays while another has it', async () => {
    const office = await draft();
    await attach(office, acting, { name: 'a.pdf', content: pdf });
    await attach(office, acting, { name: 'b.pdf', content: pdf });
    const [a, b] = await office.ledger.attachments.list('fald');
    expect(a?.hash).toBe(b?.hash);
    expect(await detach(office, acting, a!)).toEqual([]);
    expect(Buffer.from((await office.ledger.attachments.content('fald', b!.id))!)).toEqual(pdf);
    expect(await annexes(office)).toMatchObject({ annexes: ['b.pdf'] });
    await detach(office, acting, b!);
    expect(await office.ledger.attachments.list('fald')).toEqual([]);
    expect(await office.ledger.attachments.content('fald', b!.id)).toBeNull();
  });

  test('is refused by size, number, name and kind, and by who may not write', async () => {
    const office = await draft();
    const give = async (name: string, content: Uint8Array, by = 'anna') =>
      told(await attach(office, { ...acting, by }, { name, content }));
    expect(await give('stor.pdf', Buffer.concat([pdf, Buffer.alloc(attachmentLimits.bytes)]))).toContain(
      'at most 10 MB',
    );
    expect(await give('tom.pdf', Buffer.alloc(0))).toContain('empty');
    expect(await give('plan.exe', Buffer.from('MZ'))).toContain('must be a PDF');
    expect(await give('plan.pdf', Buffer.from('<script>'))).toContain('must match the name');
    expect(await give('plan.pdf', pdf, 'bo')).toContain('bo is not registered as Nominator');
    expect(await office.ledger.attachments.list('fald')).toEqual([]);
    expect(await give('plan.pdf', pdf)).toBe('');
    expect(await give('plan.pdf', pdf)).toContain('already an annex called “plan.pdf”');
    for (let file = 1; file < attachmentLimits.files; file += 1) expect(await give(`${file}.pdf`, pdf)).toBe('');
    expect(await give('én-for-meget.pdf', pdf)).toContain('at most 20 annexes');
  });

  test('is known by content and name together; macros and disguises are not taken', async () => {
    const types = '[Content_Types].xml';
    const docx = await zipOf(types, 'word/document.xml');
    expect(fileType('a.DOCX', docx)).toContain('wordprocessingml');
    expect(fileType('a.xlsx', docx)).toBeNull();
    expect(fileType('a.pdf', docx)).toBeNull();
    expect(fileType('a.docx', await zipOf(types, 'word/document.xml', 'word/vbaProject.bin'))).toBeNull();
    expect(fileType('a.xlsx', await zipOf(types, 'xl/workbook.xml'))).toContain('spreadsheetml');
    expect(fileType('a.docx', await zipOf('readme.txt'))).toBeNull();
    expect(fileType('a.jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg');
    expect(fileType('a.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))).toBe('image/png');
  });

  test('has its own name only: no folders, nothing invisible, not too long', () => {
    expect(fileName('..\\..\\etc/passwd.pdf')).toBe('passwd.pdf');
    expect(fileName('plan\u202efdp.exe\u0000.pdf')).toBe('planfdp.exe.pdf');
    expect(fileName(`${'æ'.repeat(200)}.pdf`)).toBe(`${'æ'.repeat(116)}.pdf`);
  });
});
