import type { Command } from 'commander';
import type { Correction } from '../engine/correct.ts';
import type { CaseEvent } from '../engine/types.ts';
import type { Text } from '../policy/types.ts';
import type { Office } from '../service/office.ts';
import { type Desk, dayGiven } from './desk.ts';
import { changedLines } from './difference-lines.ts';
import { caseWord, dayWord, textWord } from './names.ts';
import { laidOver, payloadFrom } from './payload.ts';
import { datedWord, datesGiven } from './place-command.ts';
import { type Exit, misuse } from './problem.ts';
import type { Tree } from './program.ts';
import { refuse } from './refuse.ts';
import { linkFrom, linkWord } from './start-command.ts';
import {
  collected,
  payloadHelp,
  payloadWord,
  reasonHelp,
  setHelp,
  setWord,
  type WhoOptions,
  withActor,
} from './who-options.ts';

export function commandThatCorrects({ leaf, say }: Tree, cases: Command): void {
  const number = say(numberWord);
  const command = cases
    .command('correct')
    .argument(`<${say(caseWord)}>`, say({ da: 'sagens id', en: 'id of the case' }))
    .requiredOption(
      `--event <${number}>`,
      say({ da: 'hændelsen, se »lkt case show«', en: 'the event, see "lkt case show"' }),
    )
    .option(
      `--withdraw [${number}...]`,
      say({ da: 'den skete ikke; heller ikke disse', en: 'it did not happen; nor did these' }),
    )
    .option(`--payload <${say(payloadWord)}>`, say(payloadHelp))
    .option(`--set <${say(setWord)}>`, say(setHelp), collected)
    .option(`--on <${say(dayWord)}>`, say({ da: 'den skete denne dag', en: 'it happened on this day' }))
    .option(
      `--milestone <${say(datedWord)}>`,
      say({
        da: 'ved en indplacering: milepælen blev nået denne dag',
        en: 'of a placing: the milestone was reached then',
      }),
      collected,
    )
    .option(
      `--plan <${say(datedWord)}>`,
      say({
        da: 'ved en indplacering: milepælen var planlagt til denne dag',
        en: 'of a placing: it was planned for then',
      }),
      collected,
    )
    .option(
      `--title <${say(textWord)}>`,
      say({ da: 'ved sagens begyndelse: sagens titel', en: 'of the beginning: title of the case' }),
    )
    .option(
      `--link <${say(linkWord)}>`,
      say({
        da: 'ved sagens begyndelse: en sag, den hører til; »round=« for ingen',
        en: 'of the beginning: a case it belongs to; "round=" for none',
      }),
      collected,
    )
    .requiredOption(`--reason <${say(textWord)}>`, say(reasonHelp))
    .option('--accept', say({ da: 'gennemfør (ellers vises kun følgerne)', en: 'carry out (otherwise only shown)' }));
  leaf<CorrectOptions>(
    withActor(command, say),
    {
      da: 'ret en hændelse: vis følgerne, og gennemfør med --accept',
      en: 'correct an event: show what follows, carry out with --accept',
    },
    correct,
  );
}

interface CorrectOptions extends WhoOptions {
  event: string;
  withdraw?: true | string[];
  payload?: string;
  set?: string[];
  on?: string;
  milestone?: string[];
  plan?: string[];
  title?: string;
  link?: string[];
  reason: string;
  accept?: boolean;
}

async function correct(desk: Desk, [id = '']: string[], options: CorrectOptions): Promise<Exit> {
  const version = numberFrom('--event', options.event);
  const on = await dayGiven('--on', options.on);
  const others = Array.isArray(options.withdraw) ? options.withdraw.map((each) => numberFrom('--withdraw', each)) : [];
  const given = [options.payload, options.set, on, options.milestone, options.plan, options.title, options.link];
  const changes = given.some((each) => each !== undefined);
  if ((options.withdraw !== undefined) === changes) throw misuse(oneOfBoth);
  const [{ correctCase }, { caseFile }, { today }, words, { reminderTeller }] = await Promise.all([
    import('../service/correct-case.ts'),
    import('../service/case-file.ts'),
    import('../service/days.ts'),
    import('../service/difference-words.ts'),
    import('../service/reminder-words.ts'),
  ]);
  return desk.withOffice<Exit>('read', async (office) => {
    const at = desk.surroundings.now();
    const file = await caseFile(office, id, { role: options.as, by: options.by }, today(office.text, at));
    const { policy } = file;
    const corrected = await correctCase(office, {
      case: id,
      withdraw: changes ? [] : [...new Set([version, ...others])],
      amend: changes ? await amendment(desk, office, id, version, options, on) : null,
      reason: options.reason,
      actor: { role: options.as, by: options.by },
      recordedAt: at,
      accept: options.accept === true,
    });
    const { workflow } = file.case;
    if ('refusals' in corrected) return refuse(desk, office, corrected.refusals, { policy, workflow });
    const { event, after, later, deadlines, remindersGone, remindersCome } = corrected;
    const written = options.accept === true;
    const tell = reminderTeller(office, policy, after, { now: at, language: desk.language });
    await desk.answer({ ok: true, written, event, later, deadlines, remindersGone, remindersCome }, () => [
      ...changedLines(words.correctionInWords(corrected, file, tell, desk.language)),
      desk.say(written ? done : notYet),
    ]);
    return 0;
  });
}

async function amendment(
  desk: Desk,
  office: Office,
  id: string,
  version: number,
  { payload, set = [], milestone, plan, title, link }: CorrectOptions,
  on: string | undefined,
): Promise<NonNullable<Correction['amend']>> {
  const [{ correctable }, { spanGiven }] = await Promise.all([
    import('../service/correctable.ts'),
    import('../service/days.ts'),
  ]);
  const held = await correctable(office, id, version);
  const base = payload === undefined ? held?.payload : await payloadFrom(payload, [], held?.form, desk.surroundings);
  const changed = payload !== undefined || set.length > 0;
  return {
    version,
    ...(changed ? { payload: laidOver(base ?? {}, set, held?.form) } : {}),
    ...(milestone ? { milestones: datesGiven('--milestone', milestone, spanGiven) } : {}),
    ...(plan ? { planned: datesGiven('--plan', plan, spanGiven) } : {}),
    ...(title === undefined ? {} : { title }),
    ...(link ? { links: linksGiven(held?.event, link) } : {}),
    ...(on === undefined ? {} : { occurredAt: { earliest: on, latest: on } }),
  };
}

/** Those of the beginning, with the ones that are named: one that leads nowhere is taken away. */
function linksGiven(event: CaseEvent | undefined, written: string[]): Record<string, string> {
  const held = event?.type === 'started' ? event.links : {};
  const all = { ...held, ...Object.fromEntries(written.map((each) => linkFrom(each, true))) };
  return Object.fromEntries(Object.entries(all).filter(([, to]) => to !== ''));
}

function numberFrom(option: string, written: string): number {
  if (/^[1-9]\d*$/.test(written)) return Number(written);
  throw misuse({
    da: `${option} er »${written}«. Skriv hændelsens nummer, som det står i »lkt case show«.`,
    en: `${option} is "${written}". Write the number of the event as it stands in "lkt case show".`,
  });
}

const numberWord: Text = { da: 'nummer', en: 'number' };
const oneOfBoth: Text = {
  da: 'Skriv enten --withdraw, når hændelsen ikke skete, eller --payload, --set, --on, --milestone, --plan, --title eller --link med det, der er rigtigt.',
  en: 'Write either --withdraw, when the event did not happen, or --payload, --set, --on, --milestone, --plan, --title or --link with what is right.',
};
const notYet: Text = {
  da: 'Intet er ændret endnu. Gentag med --accept for at gennemføre rettelsen.',
  en: 'Nothing has been changed yet. Repeat with --accept to carry out the correction.',
};
const done: Text = {
  da: 'Rettelsen er gennemført; de rettede hændelser kan stadig ses i historikken.',
  en: 'The correction was carried out; the corrected events can still be seen in the history.',
};
