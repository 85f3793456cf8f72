/** The tree of commands. Only declarations: what a command needs is loaded when it runs. */

import { Command } from 'commander';
import type { Language, Text } from '../policy/types.ts';
import { helpIn } from './commander-words.ts';
import { type CommonOptions, Desk, type Work } from './desk.ts';
import type { Exit } from './problem.ts';
import type { Surroundings } from './surroundings.ts';

/** What a group of commands is declared with. */
export interface Tree {
  say(text: Text): string;
  /** A group; on its own it shows its help. */
  group(name: string, description: Text): Command;
  /** Gives a command its common options and its work. `args` come as they are written; a variadic one is spread. */
  leaf<Options>(command: Command, description: Text, work: Work<Options>): Command;
  root: Command;
}

/** Declares the commands of one group or a few. */
export type Declaration = (tree: Tree) => void;

/** @param declarations see `declarationsFor`. */
export function programIn(
  language: Language,
  surroundings: Surroundings,
  version: string,
  declarations: Declaration[],
  { done, help }: { done: (exit: Exit) => void; help: (text: string) => void },
): Command {
  const say = (text: Text) => text[language];
  const root = new Command('lkt');
  root
    .description(say(about))
    .configureHelp(helpIn(language))
    .configureOutput({ writeOut: help, writeErr: help, outputError: () => {} })
    .exitOverride()
    .enablePositionalOptions()
    .helpCommand(false)
    .helpOption('-h, --help', say(helpText))
    .version(version, '--version', say(versionText))
    .addHelpText('after', `\n${say(environment)}`);
  addCommonOptions(root, say);

  const tree: Tree = {
    say,
    root,
    group(name, description) {
      const group = root.command(name).description(say(description)).helpCommand(false);
      addCommonOptions(group, say);
      return group;
    },
    leaf: <Options>(command: Command, description: Text, work: Work<Options>) => {
      addCommonOptions(command.description(say(description)).helpCommand(false), say);
      return command.action(async () => {
        const desk = new Desk(surroundings, language, commonOptions(command));
        const args = command.processedArgs.flat().filter((each) => each !== undefined) as string[];
        done(await work(desk, args, command.opts() as Options));
      });
    },
  };
  for (const declare of declarations) declare(tree);
  return root;
}

/** The common options may stand anywhere on the line; the one nearest to the command counts. */
function commonOptions(command: Command): CommonOptions {
  const above = command.parent ? commonOptions(command.parent) : {};
  const { json, policy, data } = command.opts<CommonOptions>();
  return { json: json ?? above.json, policy: policy ?? above.policy, data: data ?? above.data };
}

function addCommonOptions(command: Command, say: Tree['say']): void {
  command
    .option('--json', say({ da: 'svar som ét JSON-dokument', en: 'answer with one JSON document' }))
    .option(
      `--policy <${say(folder)}>`,
      say({
        da: 'mappe med teksten: workflows/, rules/ og schemas/',
        en: 'folder of the text: workflows/, rules/ and schemas/',
      }),
    )
    .option(
      `--data <${say(folder)}>`,
      say({
        da: 'mappe med database og mails (ellers LKT_DATA, ellers data)',
        en: 'folder of the database and mails (otherwise LKT_DATA, otherwise data)',
      }),
    )
    .option(
      '--lang <da|en>',
      say({ da: 'sprog (ellers LKT_LANG, ellers da)', en: 'language (otherwise LKT_LANG, otherwise da)' }),
    );
}

const folder: Text = { da: 'mappe', en: 'folder' };

const about: Text = {
  da: 'De nationale lærings- og kvalitetsteams (LKT): regler som tekst, sager, frister og påmindelser.',
  en: 'The national learning and quality teams (LKT): rules as text, cases, deadlines and reminders.',
};

const helpText: Text = { da: 'vis denne hjælp', en: 'show this help' };
const versionText: Text = { da: 'vis programmets version', en: 'show the version of the program' };

const environment: Text = {
  da: `Miljøvariable:
  LKT_DATA, LKT_LANG                 som --data og --lang
  LKT_SMTP_HOST, LKT_SMTP_PORT,      mailserver; uden den skrives mails som
  LKT_SMTP_TLS (starttls|tls|none),  .eml-filer i mappen mail under datamappen
  LKT_SMTP_USER, LKT_SMTP_PASSWORD,
  LKT_SMTP_CA
  LKT_MAIL_FROM                      afsender, for eksempel "LKT <lkt@region.example>"
  LKT_CHROMIUM                       browser, der udskriver PDF (ellers den, der følger med)
  »lkt serve --help« viser dem, som driften har derudover.

Svarkode: 0 i orden, 1 fejl i teksten eller afvist, 2 forkert brug, 3 mappe, database eller indstilling mangler.`,
  en: `Environment variables:
  LKT_DATA, LKT_LANG                 as --data and --lang
  LKT_SMTP_HOST, LKT_SMTP_PORT,      mail server; without it mails are written
  LKT_SMTP_TLS (starttls|tls|none),  as .eml files to the folder mail of the
  LKT_SMTP_USER, LKT_SMTP_PASSWORD,  data folder
  LKT_SMTP_CA
  LKT_MAIL_FROM                      sender, for instance "LKT <lkt@region.example>"
  LKT_CHROMIUM                       browser that prints PDFs (otherwise the one that comes along)
  "lkt serve --help" shows those that production has besides.

Exit code: 0 fine, 1 errors in the text or refused, 2 wrong use, 3 folder, database or setting missing.`,
};
