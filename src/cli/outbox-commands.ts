import { momentInWords } from '../engine/wording.ts';
import type { Bounce, OutboxRow, OutboxState } from '../ledger/contract.ts';
import type { Text } from '../policy/types.ts';
import { outboxStateNames } from '../service/outbox-state-names.ts';
import type { Desk } from './desk.ts';
import { type Exit, misuse, Problem } from './problem.ts';
import type { Tree } from './program.ts';

const states = Object.keys(outboxStateNames) as OutboxState[];

export function commandsOfOutbox({ root, leaf, say }: Tree): void {
  const list = states.map((state) => `${state} (${say(outboxStateNames[state]).toLowerCase()})`).join(', ');
  const outbox = leaf<{ state?: string }>(
    root
      .command('outbox')
      .option(
        `--state <${say(stateWord)}>`,
        say({ da: `kun mails, der er: ${list}`, en: `only mails that are: ${list}` }),
      ),
    { da: 'vis udgående mails', en: 'show outgoing mails' },
    showOutbox,
  );
  leaf(
    outbox.command('requeue').argument(
      `<${say(keyWord)}>`,
      say({
        da: 'mailens nøgle, se »lkt outbox --state opgivet«',
        en: 'key of the mail, see "lkt outbox --state dead"',
      }),
    ),
    { da: 'send en mail, der er opgivet, igen', en: 'send a mail that was given up again' },
    requeue,
  );
}

async function showOutbox(desk: Desk, _args: string[], { state }: { state?: string }): Promise<Exit> {
  const only = state === undefined ? undefined : stateFrom(state);
  const { localTime } = await import('../service/days.ts');
  return desk.withOffice<Exit>('read', async ({ ledger, text }) => {
    const rows = await ledger.outbox(only ? { state: only } : {});
    const bounces = Map.groupBy(await ledger.bounces(), ({ letter }) => letter);
    const document = rows.map((row) => ({ ...row, bounces: bounces.get(row.key) ?? [] }));
    await desk.answer({ outbox: document }, () =>
      rows.length === 0
        ? desk.say({ da: 'Der er ingen mails at vise.', en: 'There are no mails to show.' })
        : document.flatMap((row) => rowLines(row, momentInWords(localTime(text, row.plannedAt), desk.language), desk)),
    );
    return 0;
  });
}

/** A state by its name or by the words it is shown with, in either language. */
function stateFrom(written: string): OutboxState {
  const sought = written.trim().toLowerCase();
  const found = states.find((state) =>
    [state, outboxStateNames[state].da, outboxStateNames[state].en].some((each) => each.toLowerCase() === sought),
  );
  if (found) return found;
  const list = (language: 'da' | 'en') =>
    states.map((state) => `${state} (${outboxStateNames[state][language].toLowerCase()})`).join(', ');
  throw misuse({
    da: `--state er »${written}«. Vælg en af disse: ${list('da')}.`,
    en: `--state is "${written}". Choose one of these: ${list('en')}.`,
  });
}

function rowLines(
  { key, person, subject, state, attempts, lastError, within, bounces }: OutboxRow & { bounces: Bounce[] },
  planned: string,
  desk: Desk,
): string[] {
  return [
    `${desk.say(outboxStateNames[state])}: ${subject} → ${person} (${desk.say({ da: 'planlagt', en: 'planned for' })} ${planned})`,
    `  ${desk.say(keyWord)}: ${key}`,
    ...(within === null ? [] : [`  ${desk.say({ da: 'i mailen', en: 'in the mail' })}: ${within}`]),
    ...bounces.map((each) => `  ${desk.say(each.permanent ? cameBack : notYet)}: ${each.status} ${each.reason}`),
    ...(lastError === null ? [] : [`  ${desk.say({ da: 'forsøg', en: 'attempts' })}: ${attempts}. ${lastError}`]),
  ];
}

async function requeue(desk: Desk, [key = '']: string[]): Promise<Exit> {
  return desk.withLedger<Exit>('read', async (ledger) => {
    if (!(await ledger.requeue(key, desk.surroundings.now()))) {
      throw new Problem(1, {
        da: `Der er ingen opgivet mail med nøglen »${key}«. »lkt outbox --state opgivet« viser dem, der er.`,
        en: `There is no mail given up with the key "${key}". "lkt outbox --state dead" shows those there are.`,
      });
    }
    await desk.answer({ ok: true, key }, () =>
      desk.say({
        da: 'Mailen er sat i kø igen og sendes i næste runde.',
        en: 'The mail is in the queue again and goes out in the next round.',
      }),
    );
    return 0;
  });
}

const stateWord: Text = { da: 'tilstand', en: 'state' };
const keyWord: Text = { da: 'nøgle', en: 'key' };
const cameBack: Text = { da: 'kom retur', en: 'came back' };
const notYet: Text = { da: 'ikke afleveret endnu', en: 'not delivered yet' };
