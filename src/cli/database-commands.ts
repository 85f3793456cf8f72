import { resolve } from 'node:path';
import type { Desk } from './desk.ts';
import { fileWord } from './names.ts';
import type { Exit } from './problem.ts';
import type { Tree } from './program.ts';

export function commandsOfDatabase({ group, leaf, say }: Tree): void {
  const db = group('db', { da: 'databasen: efterprøv den, kopiér den', en: 'the database: verify it, copy it' });
  leaf(
    db.command('verify'),
    { da: 'efterprøv, at ingen hændelse er ændret eller fjernet', en: 'verify that no event was changed or removed' },
    verify,
  );
  leaf(
    db
      .command('backup')
      .argument(
        `<${say(fileWord)}>`,
        say({ da: 'en fil, der ikke findes endnu', en: 'a file that does not exist yet' }),
      ),
    { da: 'tag en sikkerhedskopi, også mens systemet kører', en: 'take a backup, also while the system is running' },
    backup,
  );
}

async function verify(desk: Desk): Promise<Exit> {
  const { verifyLedger } = await import('../service/verify-ledger.ts');
  return desk.withLedger<Exit>('read', async (ledger) => {
    const report = await verifyLedger(ledger);
    const { ok, cases, events, policies, breaks } = report;
    await desk.answer(report, () => [
      ...breaks.map(({ case: id, version, what }) =>
        desk.say({
          da: `${id ?? 'Databasen'}${version === null ? '' : `, hændelse ${version}`}: ${what.da}.`,
          en: `${id ?? 'The database'}${version === null ? '' : `, event ${version}`}: ${what.en}.`,
        }),
      ),
      ok
        ? desk.say({
            da: `Kæden er ubrudt: ${events} hændelser i ${cases} sager under ${policies} udgaver af reglerne.`,
            en: `The chain is unbroken: ${events} events in ${cases} cases under ${policies} versions of the policy.`,
          })
        : desk.say({
            da: `Der er ${breaks.length} brud i ${cases} sager. Gendan en sikkerhedskopi, eller kontakt driften.`,
            en: `There are ${breaks.length} breaks in ${cases} cases. Restore a backup, or contact operations.`,
          }),
    ]);
    return ok ? 0 : 1;
  });
}

async function backup(desk: Desk, [file = '']: string[]): Promise<Exit> {
  const target = resolve(desk.surroundings.cwd, file);
  return desk.withLedger<Exit>('read', async (ledger) => {
    await ledger.backup(target);
    await desk.answer({ ok: true, file: target }, () =>
      desk.say({ da: `Sikkerhedskopien ligger i ${target}.`, en: `The backup is in ${target}.` }),
    );
    return 0;
  });
}
