import type { Command } from 'commander';
import type { CaseEvent, RecordedNotice } from '../engine/types.ts';
import type { Form, Policy, Text } from '../policy/types.ts';
import { type Desk, dayGiven } from './desk.ts';
import { caseWord, commandWord } from './names.ts';
import { payloadFrom } from './payload.ts';
import { type Exit, misuse, Problem } from './problem.ts';
import type { Tree } from './program.ts';
import { refuse } from './refuse.ts';
import {
  asFlag,
  byFlag,
  collected,
  payloadHelp,
  payloadWord,
  setHelp,
  setWord,
  type WhoOptions,
  withActorWhenActing,
  withDay,
} from './who-options.ts';

export function commandThatActs({ leaf, say }: Tree, cases: Command): void {
  const command = cases
    .command('do')
    .argument(`<${say(caseWord)}>`, say({ da: 'sagens id', en: 'id of the case' }))
    .argument(`<${say(commandWord)}>`, say({ da: 'se »lkt case show«', en: 'see "lkt case show"' }));
  withActorWhenActing(command, say)
    .option(`--payload <${say(payloadWord)}>`, say(payloadHelp))
    .option(`--set <${say(setWord)}>`, say(setHelp), collected)
    .option(
      '--form',
      say({ da: 'gør intet; vis et tomt skema som JSON at udfylde', en: 'do nothing; print an empty form as JSON' }),
    )
    .option('--history', say(historyHelp));
  leaf<DoOptions>(withDay(command, say), { da: 'giv en sag en kommando', en: 'give a case a command' }, act);
}

interface DoOptions extends Partial<WhoOptions> {
  payload?: string;
  set?: string[];
  form?: boolean;
  history?: boolean;
}

async function act(desk: Desk, [id = '', command = '']: string[], options: DoOptions): Promise<Exit> {
  if (options.form) return emptyForm(desk, id, command);
  const actor = { role: given(desk, options.as, asFlag), by: given(desk, options.by, byFlag) };
  const day = await dayGiven('--at', options.at);
  const [{ giveCommand }, { caseFile }, { businessDate }, { today }, { unreachedRoles }, { subjectOf }] =
    await Promise.all([
      import('../service/give-command.ts'),
      import('../service/case-file.ts'),
      import('../service/office.ts'),
      import('../service/days.ts'),
      import('../service/unreached-roles.ts'),
      import('../service/subject-of.ts'),
    ]);
  return desk.withOffice<Exit>('read', async (office) => {
    const at = desk.surroundings.now();
    const file = await caseFile(office, id, actor, today(office.text, at));
    const { policy } = file;
    const found = file.next.find((each) => each.command === command);
    const form = found?.form ? policy.forms[found.form] : undefined;
    const result = await giveCommand(office, {
      case: id,
      name: command,
      payload: await payloadFrom(options.payload, options.set ?? [], form, desk.surroundings),
      actor,
      occurredAt: businessDate(today(office.text, at), day),
      at,
      ...(options.history ? { history: true } : {}),
    });
    if ('refusals' in result) {
      return refuse(desk, office, result.refusals, { policy, workflow: file.case.workflow }, command);
    }
    const { caseLine } = await import('../service/overview.ts');
    const line = await caseLine(office, result.case, file.line.origin, today(office.text, at));
    const done = found?.title ?? { da: command, en: command };
    const { case: kase, events, effects } = result;
    const unreached = await unreachedRoles(office, kase, effects);
    await desk.answer({ ok: true, case: kase, events, effects, unreached }, () => [
      desk.say({ da: `Udført: ${done.da}.`, en: `Done: ${done.en}.` }),
      `${line.title} (${line.id}): ${desk.say(line.state)}`,
      ...advice(events, policy, desk),
      ...letters(effects, (each) => subjectOf(policy, kase, each, desk.language), policy, desk),
      ...unreached.map((role) => desk.say(nobodyHolds(role, policy))),
    ]);
    return 0;
  });
}

async function emptyForm(desk: Desk, id: string, command: string): Promise<Exit> {
  const [{ commandForm }, { emptyPayload }] = await Promise.all([
    import('../service/command-form.ts'),
    import('../service/form-fields.ts'),
  ]);
  const form: Form | null = await desk.withOffice('read', (office) => commandForm(office, id, command));
  if (!form) {
    throw new Problem(1, {
      da: `»${command}« har intet skema. »lkt case show ${id}« viser, hvad der kan ske, og hvilke skemaer det kræver.`,
      en: `"${command}" has no form. "lkt case show ${id}" shows what may happen, and which forms it takes.`,
    });
  }
  await desk.printJson(emptyPayload(form));
  return 0;
}

export function given(desk: Desk, value: string | undefined, flag: (say: (text: Text) => string) => string): string {
  if (value !== undefined) return value;
  const name = flag((text) => desk.say(text));
  throw misuse({ da: `Tilvalget »${name}« skal angives.`, en: `The option "${name}" must be given.` });
}

/** Recommendations that were not met; they stop nothing, but the giver should know. */
function advice(events: CaseEvent[], policy: Policy, desk: Desk): string[] {
  return events.flatMap((event) => {
    if (event.type !== 'accepted') return [];
    return event.verdicts
      .filter(({ verdict }) => verdict !== 'pass')
      .flatMap(({ criterion, verdict }) => {
        const rule = policy.criteria[criterion];
        if (!rule) return [];
        return [
          `${desk.say(verdict === 'fail' ? notMet : notJudged)}: ${desk.say(rule.title)}: ${desk.say(rule.otherwise)}`,
        ];
      });
  });
}

const notMet: Text = { da: 'Bemærk, ikke opfyldt', en: 'Note, not met' };
const notJudged: Text = { da: 'Bemærk, kan ikke afgøres', en: 'Note, cannot be decided' };

/** What is sent because of it, and to whom. */
function letters(
  effects: RecordedNotice[],
  subject: (notice: RecordedNotice) => string,
  policy: Policy,
  desk: Desk,
): string[] {
  return effects.map((notice) => {
    const roles = [...new Set(notice.to.map(({ role }) => roleTitle(role, policy, desk)))];
    return `${desk.say({ da: 'Sendes i næste runde', en: 'Sent in the next round' })}: ${subject(notice)} → ${roles.join(', ')}`;
  });
}

function roleTitle(role: string, policy: Policy, desk: Desk): string {
  return desk.say(policy.roles[role]?.title ?? { da: role, en: role });
}

function nobodyHolds(role: string, policy: Policy): Text {
  const title = policy.roles[role]?.title ?? { da: role, en: role };
  return {
    da: `Ingen er registreret som ${title.da} i denne sag; mailen når ingen. »lkt people add … --role ${role}« registrerer.`,
    en: `Nobody is registered as ${title.en} in this case; the mail reaches nobody. "lkt people add … --role ${role}" registers.`,
  };
}

const historyHelp: Text = {
  da: 'besluttet uden for systemet og indført bagefter: reglerne vurderes, men kan ikke afvise',
  en: 'decided outside the system and entered afterwards: the rules are judged but cannot refuse',
};
