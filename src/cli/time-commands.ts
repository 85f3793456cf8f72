import { dateInWords, momentInWords, spanInWords, stateInWords, timeInWords } from '../engine/wording.ts';
import type { Text } from '../policy/types.ts';
import { derivationInWords, sourceIds } from '../service/deadline-words.ts';
import type { PlannedLetter } from '../service/planned-letters.ts';
import { type Desk, dayGiven } from './desk.ts';
import { caseWord, dayWord } from './names.ts';
import type { Exit } from './problem.ts';
import type { Tree } from './program.ts';

export function commandsOfTime({ root, leaf, say }: Tree): void {
  leaf(
    root.command('deadlines').argument(`[${say(caseWord)}]`, say({ da: 'kun denne sag', en: 'only this case' })),
    {
      da: 'vis de frister, der løber; de overskredne først',
      en: 'show the deadlines that are running; those overdue first',
    },
    showDeadlines,
  );
  leaf<ReminderOptions>(
    root
      .command('reminders')
      .argument(`<${say(caseWord)}>`, say({ da: 'sagens id', en: 'id of the case' }))
      .option(
        `--until <${say(dayWord)}>`,
        say({
          da: 'til og med denne dag (ellers et år frem)',
          en: 'up to and including this day (otherwise a year ahead)',
        }),
      )
      .option('--preview', say({ da: 'med hver mail, som den bliver', en: 'with every mail as it will be' })),
    { da: 'vis, hvilke påmindelser der går ud, hvis intet sker', en: 'show which reminders go out if nothing happens' },
    showReminders,
  );
}

async function showDeadlines(desk: Desk, [id]: string[]): Promise<Exit> {
  const { runningDeadlines } = await import('../service/running-deadlines.ts');
  return desk.withOffice<Exit>('read', async (office) => {
    const running = await runningDeadlines(office, desk.surroundings.now(), id);
    const document = { deadlines: running.map(({ policy, ...each }) => each) };
    await desk.answer(document, () => {
      if (running.length === 0) return desk.say(noneRunning);
      return running.flatMap(({ case: caseId, caseTitle, workflow, deadline, policy }) => [
        `${deadline.due ? spanInWords(deadline.due, desk.language) : '–'} (${stateInWords(deadline.state, desk.language)}): ${desk.say(deadline.title)} – ${caseTitle} (${caseId})`,
        `  ${derivationInWords(deadline, policy, workflow, desk.language)}`,
      ]);
    });
    return 0;
  });
}

interface ReminderOptions {
  until?: string;
  preview?: boolean;
}

async function showReminders(desk: Desk, [id = '']: string[], options: ReminderOptions): Promise<Exit> {
  const given = await dayGiven('--until', options.until);
  const [{ plannedLetters }, { caseById }, days] = await Promise.all([
    import('../service/planned-letters.ts'),
    import('../service/office.ts'),
    import('../service/days.ts'),
  ]);
  return desk.withOffice<Exit>('read', async (office) => {
    const now = desk.surroundings.now();
    const until = given ?? days.yearAfter(days.today(office.text, now));
    const { origin } = await caseById(office, id);
    const from = origin === 'run' ? null : now;
    const { planned } = await plannedLetters(office, id, { from, now, until, language: desk.language });
    // What was due before now and has not been sent goes out at the next round.
    const coming = planned.filter(({ at, letters }) => at >= now || letters.some(({ sent }) => !sent));
    const shown = options.preview ? coming : coming.map(withoutLetters);
    await desk.answer({ until, reminders: shown }, () => {
      if (coming.length === 0) return desk.say(nonePlanned(dateInWords(until, desk.language)));
      return coming.flatMap((each) => {
        const due = each.deadline
          ? ` (${desk.say(each.deadline.title)}, ${dateInWords(each.deadline.due, desk.language)})`
          : '';
        const names = each.letters.map(({ name, sent }) => (sent ? `${name} (${desk.say(already)})` : name)).join(', ');
        return [
          `${momentInWords(days.localTime(office.text, each.at), desk.language)}: ${each.subject}${due} → ${each.roles.join(', ')}${sourceIds(each.source)}`,
          `  ${names ? `${desk.say(receivers)}: ${names}` : desk.say(nobody)}`,
          ...(each.entry ? [`  ${entryLine(each.entry, desk, (at) => days.localTime(office.text, at))}`] : []),
          ...(each.letters.some(({ digest }) => digest)
            ? [
                `  ${desk.say(inDigest)}: ${each.letters
                  .filter(({ digest }) => digest)
                  .map(({ name }) => name)
                  .join(', ')}`,
              ]
            : []),
          ...(options.preview ? previewLines(each, desk) : []),
        ];
      });
    });
    return 0;
  });
}

type LocalTime = (at: string) => { date: string; time: string };

function entryLine(
  { method, sequence, begins, ends }: NonNullable<PlannedLetter['entry']>,
  desk: Desk,
  local: LocalTime,
) {
  const [from, to] = [local(begins), local(ends)];
  const until =
    from.date === to.date ? `–${timeInWords(to.time, desk.language)}` : ` – ${momentInWords(to, desk.language)}`;
  const what = method === 'request' ? entered : calledOff;
  return `${desk.say(what)}: ${momentInWords(from, desk.language)}${until} (SEQUENCE ${sequence})`;
}

function withoutLetters({ letters, ...rest }: PlannedLetter): object {
  return { ...rest, letters: letters.map(({ letter, ...to }) => to) };
}

function previewLines({ letters }: PlannedLetter, desk: Desk): string[] {
  return letters.flatMap(({ name, letter }) => [
    '',
    `    ${desk.say({ da: 'Til', en: 'To' })}: ${name}`,
    `    ${desk.say({ da: 'Emne', en: 'Subject' })}: ${letter.subject}`,
    '',
    ...letter.text
      .trimEnd()
      .split('\n')
      .map((line) => `    ${line}`.trimEnd()),
    '',
  ]);
}

const noneRunning: Text = { da: 'Der løber ingen frister.', en: 'No deadlines are running.' };
const already: Text = { da: 'allerede sendt eller på vej', en: 'already sent or on its way' };
const entered: Text = { da: 'kalenderaftale', en: 'calendar entry' };
const calledOff: Text = { da: 'aflysning i kalenderen', en: 'cancellation in the calendar' };
const inDigest: Text = { da: 'får den i dagens samlede mail', en: 'gets it in the one mail of the day' };
const receivers: Text = { da: 'når i dag', en: 'reaches today' };
const nobody: Text = {
  da: 'når ingen: rollen er ikke givet til nogen. »lkt people add« giver den.',
  en: 'reaches nobody: the role is held by nobody. "lkt people add" gives it.',
};

function nonePlanned(until: string): Text {
  return {
    da: `Der går ingen påmindelser ud til og med ${until}, hvis intet sker.`,
    en: `No reminders go out up to and including ${until} if nothing happens.`,
  };
}
