/** What commander itself says, in both languages: headings of the help, and what is wrong with a command line. */

import { type Command, type CommanderError, Help, type HelpConfiguration } from 'commander';
import type { Language, Text } from '../policy/types.ts';

const headings: Record<string, Text> = {
  'Usage:': { da: 'Sådan bruges den:', en: 'Usage:' },
  'Arguments:': { da: 'Argumenter:', en: 'Arguments:' },
  'Options:': { da: 'Tilvalg:', en: 'Options:' },
  'Commands:': { da: 'Kommandoer:', en: 'Commands:' },
};

const words = {
  da: { options: '[tilvalg]', command: '[kommando]' },
  en: { options: '[options]', command: '[command]' },
} satisfies Record<Language, object>;

export function helpIn(language: Language): HelpConfiguration {
  const usual = new Help();
  const translated = (usage: string) =>
    usage.replace('[options]', words[language].options).replace('[command]', words[language].command);
  return {
    styleTitle: (title) => headings[title]?.[language] ?? title,
    commandUsage: (command: Command) => translated(usual.commandUsage(command)),
    subcommandTerm: (command: Command) =>
      command.commands.length > 0
        ? `${command.name()} …`
        : [command.name(), ...command.registeredArguments.map((each) => usual.argumentTerm(each))]
            .map((term, index) => (index === 0 ? term : bracketed(command, index - 1)))
            .join(' '),
  };
}

function bracketed(command: Command, index: number): string {
  const argument = command.registeredArguments[index];
  if (!argument) return '';
  const name = argument.name() + (argument.variadic ? '…' : '');
  return argument.required ? `<${name}>` : `[${name}]`;
}

/** What is wrong with the command line, in plain words. */
export function commanderProblem({ code, message }: CommanderError): Text {
  const name = /'([^']*)'/.exec(message)?.[1] ?? '';
  const near = /\(Did you mean (?:one of )?(.+?)\?\)/.exec(message)?.[1];
  const da = near === undefined ? '' : ` Mente du »${near}«?`;
  const en = near === undefined ? '' : ` Did you mean "${near}"?`;
  switch (code) {
    case 'commander.unknownCommand':
      return {
        da: `Der er ingen kommando »${name}«.${da} »lkt --help« viser dem, der er.`,
        en: `There is no command "${name}".${en} "lkt --help" shows those there are.`,
      };
    case 'commander.unknownOption':
      return { da: `Tilvalget »${name}« findes ikke her.${da}`, en: `There is no option "${name}" here.${en}` };
    case 'commander.missingArgument':
      return { da: `Der mangler et argument: ${name}.`, en: `An argument is missing: ${name}.` };
    case 'commander.optionMissingArgument':
      return { da: `Tilvalget »${name}« mangler sin værdi.`, en: `The option "${name}" lacks its value.` };
    case 'commander.missingMandatoryOptionValue':
      return { da: `Tilvalget »${name}« skal angives.`, en: `The option "${name}" must be given.` };
    case 'commander.excessArguments':
      return {
        da: 'Der er flere argumenter end ventet. Sæt anførselstegn om tekst med mellemrum.',
        en: 'There are more arguments than expected. Put quotation marks around text with spaces.',
      };
    default:
      return {
        da: `Kommandolinjen kan ikke læses (${message.replace(/^error: /, '')}).`,
        en: `The command line cannot be read (${message.replace(/^error: /, '')}).`,
      };
  }
}
