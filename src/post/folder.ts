/** Delivery into a folder: one `.eml` file a mail, for trying things out and for those who have no mail server yet. */

import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { faultOf, type Mail, type Transport } from './mail.ts';
import { CLOSED, mimeOf } from './mime.ts';

/** Writes each mail to `folder` once: a Message-ID that is already there is accepted and left alone. */
export function folderTransport(folder: string): Transport {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows', ...CLOSED });
  return {
    async deliver(mail) {
      const fault = faultOf(mail);
      if (fault !== null) return fault;
      try {
        await mkdir(folder, { recursive: true });
        if (await isThere(folder, mail)) return { is: 'accepted' };
        const { message } = await composer.sendMail(mimeOf(mail));
        await place(folder, fileName(mail), message as Buffer);
        return { is: 'accepted' };
      } catch (error) {
        return {
          is: 'refused',
          permanent: false,
          error: `Brevet kunne ikke skrives i mappen ${folder}. / The letter could not be written to the folder ${folder}. [${(error as Error).message}]`,
        };
      }
    },
    async close() {
      composer.close();
    },
  };
}

function fileName(mail: Mail): string {
  return `${mail.date.replace(/[^0-9TZ.-]/g, '-')}${ending(mail)}`;
}

// The Message-ID has been checked to hold nothing but letters, digits, dots, hyphens, underscores and one @.
function ending(mail: Mail): string {
  return `_${mail.messageId.slice(1, -1)}.eml`;
}

async function isThere(folder: string, mail: Mail): Promise<boolean> {
  return (await readdir(folder)).some((name) => name.endsWith(ending(mail)));
}

async function place(folder: string, name: string, content: Buffer): Promise<void> {
  const unfinished = join(folder, `.${randomUUID()}.unfinished`);
  try {
    await writeFile(unfinished, content, { flag: 'wx', flush: true });
    await rename(unfinished, join(folder, name));
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
