import type { Command } from 'commander';
import type { Span } from '../engine/types.ts';
import type { Text } from '../policy/types.ts';
import { type Desk, dayGiven } from './desk.ts';
import { caseWord, textWord } from './names.ts';
import { laidOver } from './payload.ts';
import { type Exit, misuse } from './problem.ts';
import type { Tree } from './program.ts';
import { refuse } from './refuse.ts';
import { collected, reasonHelp, type WhoOptions, withActor, withDay } from './who-options.ts';

export function commandThatPlaces({ leaf, say }: Tree, cases: Command): void {
  const dated = say(datedWord);
  const command = cases
    .command('place')
    .argument(`<${say(caseWord)}>`, say({ da: 'sagens id', en: 'id of the case' }))
    .argument(
      `[${say({ da: 'tilstand', en: 'state' })}]`,
      say({
        da: 'hvor den står, se »lkt workflow show« (ellers hvor den er)',
        en: 'where it stands, see "lkt workflow show" (otherwise where it is)',
      }),
    )
    .requiredOption(`--reason <${say(textWord)}>`, say(reasonHelp))
    .option(
      `--milestone <${dated}>`,
      say({
        da: 'en milepæl, der er nået; datoen som ÅÅÅÅ-MM-DD, ÅÅÅÅ-MM eller ÅÅÅÅ',
        en: 'a milestone that was reached; the date as YYYY-MM-DD, YYYY-MM or YYYY',
      }),
      collected,
    )
    .option(
      `--plan <${dated}>`,
      say({ da: 'en milepæl, der er planlagt', en: 'a milestone that is planned' }),
      collected,
    )
    .option(
      `--set <${say({ da: 'oplysning=værdi', en: 'fact=value' })}>`,
      say({
        da: 'en oplysning på sagen, for eksempel leadRegion=reg-m; lister som JSON',
        en: 'a fact of the case, for instance leadRegion=reg-m; lists as JSON',
      }),
      collected,
    );
  leaf<PlaceOptions>(
    withDay(withActor(command, say), say),
    {
      da: 'overtag en sag, der allerede er i gang: indplacér den, hvor den står',
      en: 'take over a case that is already running: place it where it stands',
    },
    place,
  );
}

export const datedWord: Text = { da: 'id=dato', en: 'id=date' };

interface PlaceOptions extends WhoOptions {
  reason: string;
  milestone?: string[];
  plan?: string[];
  set?: string[];
}

async function place(desk: Desk, [id = '', state]: string[], options: PlaceOptions): Promise<Exit> {
  const day = await dayGiven('--at', options.at);
  const [{ placeCase }, { businessDate, caseById, policyOf }, days, { caseLine }] = await Promise.all([
    import('../service/place-case.ts'),
    import('../service/office.ts'),
    import('../service/days.ts'),
    import('../service/overview.ts'),
  ]);
  return desk.withOffice<Exit>('read', async (office) => {
    const at = desk.surroundings.now();
    const today = days.today(office.text, at);
    const { snapshot, origin } = await caseById(office, id);
    const policy = await policyOf(office, snapshot);
    const placed = await placeCase(office, {
      case: id,
      reason: options.reason,
      actor: { role: options.as, by: options.by },
      occurredAt: businessDate(today, day),
      at,
      facts: laidOver({}, options.set ?? [], undefined),
      milestones: datesGiven('--milestone', options.milestone, days.spanGiven),
      planned: datesGiven('--plan', options.plan, days.spanGiven),
      ...(state === undefined ? {} : { state }),
    });
    if ('refusals' in placed) {
      return refuse(desk, office, placed.refusals, { policy, workflow: snapshot.workflow });
    }
    const line = await caseLine(office, placed.case, origin, today);
    await desk.answer({ ok: true, case: placed.case }, () =>
      desk.say({
        da: `${line.title} (${line.id}) er indplaceret: ${line.state.da}.`,
        en: `${line.title} (${line.id}) was placed: ${line.state.en}.`,
      }),
    );
    return 0;
  });
}

/** `id=date` of `--milestone` and `--plan`. */
export function datesGiven(
  option: string,
  written: string[] = [],
  spanGiven: (written: string) => Span | null,
): Record<string, Span> {
  return Object.fromEntries(
    written.map((each) => {
      const [, id, date = ''] = /^([\w-]+)=(.+)$/.exec(each) ?? [];
      const span = spanGiven(date);
      if (id !== undefined && span) return [id, span];
      throw misuse(noDate(option, each));
    }),
  );
}

function noDate(option: string, written: string): Text {
  return {
    da: `${option} er »${written}«. Skriv milepæl=dato, for eksempel learning-seminar-1=2026-05-04.`,
    en: `${option} is "${written}". Write milestone=date, for instance learning-seminar-1=2026-05-04.`,
  };
}
