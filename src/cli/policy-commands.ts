import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../policy/findings.ts';
import type { ParsedText } from '../policy/text.ts';
import type { Language } from '../policy/types.ts';
import { type Desk, dayGiven } from './desk.ts';
import { findingLine, plainFinding } from './finding-lines.ts';
import { dayWord } from './names.ts';
import { type Exit, Problem } from './problem.ts';
import type { Tree } from './program.ts';

export function commandsOfPolicy({ group, leaf, say }: Tree): void {
  const policy = group('policy', { da: 'teksten: kontrollér den, vis den', en: 'the text: check it, show it' });
  leaf(
    policy.command('check'),
    { da: 'find alt, hvad der er galt i teksten', en: 'find everything that is wrong in the text' },
    check,
  );
  leaf<ShowOptions>(
    policy
      .command('show')
      .argument(
        `[${say({ da: 'prøve', en: 'trial' })}]`,
        say({ da: 'vis kun det, som denne prøve ændrer', en: 'show only what this trial changes' }),
      )
      .option(
        `--at <${say(dayWord)}>`,
        say({ da: 'dagen, reglerne vises for (ellers i dag)', en: 'the day to show the rules of (otherwise today)' }),
      )
      .option(
        `--trial <${say({ da: 'navn', en: 'name' })}>`,
        say({ da: 'som de ville være under en prøve', en: 'as they would be under a trial' }),
      ),
    {
      da: 'vis reglerne på en dag, hver med status og kilde',
      en: 'show the rules on a day, each with status and source',
    },
    show,
  );
  leaf<CoverageOptions>(
    policy.command('coverage').option(
      '--missing',
      say({
        da: 'vis kun det, der hverken står i teksten eller har en grund, og det, som intet scenarie prøver',
        en: 'show only what is neither encoded nor given a reason, and what no scenario exercises',
      }),
    ),
    {
      da: 'vis for hver kilde, hvor den står i teksten, og hvilke scenarier der prøver den',
      en: 'show for each fact where it is encoded, and which scenarios exercise it',
    },
    coverage,
  );
}

async function check(desk: Desk): Promise<Exit> {
  const { checkTextFolder } = await import('../service/text-folder.ts');
  const findings = await checkTextFolder(desk.textFolder);
  const ok = findings.every(({ severity }) => severity === 'warning');
  await desk.answer({ ok, findings: findings.map((each) => plainFinding(each, desk.language)) }, () => [
    ...findings.map((each) => findingLine(each, desk.language)),
    count(findings, desk.language),
  ]);
  return ok ? 0 : 1;
}

interface ShowOptions {
  at?: string;
  trial?: string;
}

async function show(desk: Desk, [changes]: string[], { at, trial }: ShowOptions): Promise<Exit> {
  const text = await desk.text();
  const { today } = await import('../service/days.ts');
  const day = (await dayGiven('--at', at)) ?? today(text, desk.surroundings.now());
  if (changes !== undefined) return showChanges(desk, text, changes, day);
  const { showRules } = await import('../service/text-folder.ts');
  const shown = showRules(text, day, desk.language, trial);
  if ('findings' in shown) {
    const told = (language: Language) => shown.findings.map(({ message }) => message[language]).join('\n');
    throw new Problem(1, { da: told('da'), en: told('en') });
  }
  await desk.answer(shown.report, () => shown.rendered);
  return 0;
}

/** A trial is read best as the few lines in which it differs. */
async function showChanges(desk: Desk, text: ParsedText, trial: string, day: string): Promise<Exit> {
  const { showRules } = await import('../service/text-folder.ts');
  const shown = showRules(text, day, desk.language, trial);
  if ('findings' in shown) {
    const told = (language: Language) => shown.findings.map(({ message }) => message[language]).join('\n');
    throw new Problem(1, { da: told('da'), en: told('en') });
  }
  const { trialChanges } = await import('../service/trial-changes.ts');
  const changes = trialChanges(text, trial, day);
  const nothing = desk.say({ da: 'intet', en: 'nothing' });
  await desk.answer({ trial, at: day, changes }, () => [
    desk.say(text.trials.get(trial)?.value.title ?? { da: trial, en: trial }),
    ...changes.map(({ id, title, before, after }) => {
      const [was, is] = [before ? desk.say(before) : nothing, after ? desk.say(after) : nothing];
      return desk.say({
        da: `  ${title.da}: før ${was}, under prøven ${is} [${id}]`,
        en: `  ${title.en}: before ${was}, under the trial ${is} [${id}]`,
      });
    }),
  ]);
  return 0;
}

interface CoverageOptions {
  missing?: boolean;
}

async function coverage(desk: Desk, _args: string[], { missing = false }: CoverageOptions): Promise<Exit> {
  const text = await desk.text();
  const { dir, packageDir } = desk.textFolder;
  const scenarios = scenariosIn([dir, packageDir].map((folder) => join(folder, scenarioFolder)));
  const { coverFacts } = await import('../service/text-folder.ts');
  const { coverage, rendered } = coverFacts(text, scenarios, missing, desk.language);
  const { facts, totals, findings } = coverage;
  const ok = findings.length === 0;
  const inOneLanguage = facts.map(({ title, reason, ...fact }) => ({
    ...fact,
    title: desk.say(title),
    reason: reason && {
      id: reason.id,
      title: desk.say(reason.title),
      note: reason.note ? desk.say(reason.note) : null,
    },
  }));
  const told = findings.map((each) => plainFinding(each, desk.language));
  await desk.answer({ ok, totals, facts: inOneLanguage, findings: told }, () => [
    ...findings.map((each) => findingLine(each, desk.language)),
    ...rendered,
  ]);
  return ok ? 0 : 1;
}

const scenarioFolder = 'test/scenarios';

/** The scenarios of the first of the folders that exists; a package may come without any. */
function scenariosIn(folders: string[]): Record<string, string> {
  const folder = folders.find((path) => existsSync(path));
  const names = folder === undefined ? [] : readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return Object.fromEntries(
    names.toSorted().map((name) => [`${scenarioFolder}/${name}`, readFileSync(join(folder!, name), 'utf8')]),
  );
}

function count(findings: Finding[], language: Language): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  if (language === 'da') {
    const told = errors === 0 ? 'Teksten er uden fejl' : `${errors} fejl i teksten`;
    return warnings === 0 ? `${told}.` : `${told}, ${warnings === 1 ? '1 advarsel' : `${warnings} advarsler`}.`;
  }
  const told = errors === 0 ? 'The text has no errors' : `${errors === 1 ? '1 error' : `${errors} errors`} in the text`;
  return warnings === 0 ? `${told}.` : `${told}, ${warnings === 1 ? '1 warning' : `${warnings} warnings`}.`;
}
