import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { expect, onTestFinished, test } from 'vitest';
import { folderTransport } from '../../src/post/transport.ts';
import { MAIL } from './mail-server.ts';

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'post-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test('a mail becomes one file that reads back as it was written', async () => {
  const folder = join(await emptyFolder(), 'mails');
  const transport = folderTransport(folder);
  expect(await transport.deliver({ ...MAIL, listId: 'reminders.national.example' })).toEqual({ is: 'accepted' });
  await transport.close();
  const names = await readdir(folder);
  expect(names).toEqual(['2026-03-03T08-00-00.000Z_0123abcd@national.example.eml']);
  const content = await readFile(join(folder, names[0]!));
  const email = await PostalMime.parse(content);
  expect(email.subject).toBe(MAIL.subject);
  expect(email.to).toEqual([MAIL.to]);
  expect(email.from).toEqual(MAIL.from);
  expect(email.messageId).toBe(MAIL.messageId);
  expect(email.date).toBe(MAIL.date);
  expect(email.text?.trimEnd()).toBe(MAIL.text.trimEnd());
  expect(email.html?.trimEnd()).toBe(MAIL.html.trimEnd());
  expect(content.toString('latin1').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

test('the same Message-ID is written once, even on another day', async () => {
  const folder = await emptyFolder();
  const transport = folderTransport(folder);
  await transport.deliver(MAIL);
  expect(await transport.deliver({ ...MAIL, date: '2026-03-04T08:00:00.000Z' })).toEqual({ is: 'accepted' });
  await transport.deliver({ ...MAIL, messageId: '<4567@national.example>' });
  expect((await readdir(folder)).sort()).toEqual([
    '2026-03-03T08-00-00.000Z_0123abcd@national.example.eml',
    '2026-03-03T08-00-00.000Z_4567@national.example.eml',
  ]);
});

test('a folder that cannot be written is a failure for now', async () => {
  const file = join(await emptyFolder(), 'file');
  await writeFile(file, '');
  expect(await folderTransport(file).deliver(MAIL)).toMatchObject({ is: 'refused', permanent: false });
});

test.each([
  ['a Message-ID that would leave the folder', { messageId: '<../../a@national.example>' }],
  ['a bad address', { to: { name: '', address: '"a@evil.example x"@own.example' } }],
])('%s is refused and nothing is written', async (_what, change) => {
  const folder = await emptyFolder();
  expect(await folderTransport(folder).deliver({ ...MAIL, ...change })).toMatchObject({
    is: 'refused',
    permanent: true,
  });
  expect(await readdir(folder)).toEqual([]);
});
