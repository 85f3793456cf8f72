import { buffer } from 'node:stream/consumers';
import type { Text } from '../policy/types.ts';
import type { BounceRead } from '../service/read-bounces.ts';
import type { Desk } from './desk.ts';
import { contentOf } from './files.ts';
import { fileWord } from './names.ts';
import type { Exit } from './problem.ts';
import type { Tree } from './program.ts';

export function commandsOfBounces({ group, leaf, say }: Tree): void {
  const bounces = group('bounces', { da: 'mails, der kommer retur', en: 'mail that is returned' });
  leaf(
    bounces.command('read').argument(
      `<${say(fileWord)}...>`,
      say({
        da: 'mails med meddelelser om manglende levering; »-« er stdin',
        en: 'mails that report on delivery; "-" is stdin',
      }),
    ),
    { da: 'læs meddelelser om mails, der ikke nåede frem', en: 'read reports of mails that did not arrive' },
    read,
  );
}

async function read(desk: Desk, files: string[]): Promise<Exit> {
  const { readBounceMail } = await import('../service/read-bounces.ts');
  return desk.withOffice<Exit>('read', async (office) => {
    const answers: ({ file: string } & BounceRead)[] = [];
    for (const file of files) {
      const mail = file === '-' ? await buffer(desk.surroundings.stdin) : contentOf(file, desk.surroundings.cwd);
      answers.push({ file, ...(await readBounceMail(office, mail, desk.surroundings.now())) });
    }
    await desk.answer({ bounces: answers }, () => answers.map((each) => `${each.file}: ${desk.say(inWords(each))}`));
    return answers.some(({ is }) => is === 'no-report' || is === 'not-ours') ? 1 : 0;
  });
}

function inWords(read: BounceRead): Text {
  switch (read.is) {
    case 'recorded':
    case 'known': {
      const { person, address, status, reason, permanent } = read.bounce;
      const what = `${person} <${address}>, ${status} ${reason}`.trim();
      const told = read.is === 'recorded' ? read.reportedTo.join(', ') : '';
      return {
        da: `${permanent ? 'Kom retur' : 'Ikke afleveret endnu'}: ${what}.${read.is === 'known' ? ' Det var registreret i forvejen.' : told ? ` ${told} får besked.` : ''}`,
        en: `${permanent ? 'Came back' : 'Not delivered yet'}: ${what}.${read.is === 'known' ? ' It had been recorded already.' : told ? ` ${told} will be told.` : ''}`,
      };
    }
    case 'delivered':
      return { da: `Mailen ${read.letter} er afleveret.`, en: `The mail ${read.letter} was delivered.` };
    case 'not-ours':
      return {
        da: `Meddelelsen gælder en mail, som ikke er sendt herfra til den adresse (${read.messageId}). Intet er registreret.`,
        en: `The report is about a mail that was not sent from here to that address (${read.messageId}). Nothing was recorded.`,
      };
    case 'no-report':
      return {
        da: 'Mailen er ikke en meddelelse om levering, der kan læses. Intet er registreret.',
        en: 'The mail is not a report of delivery that can be read. Nothing was recorded.',
      };
    default:
      return read satisfies never;
  }
}
