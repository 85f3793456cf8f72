/** The groups of commands by their words, in the order of the help. A line loads the group that it begins with, and no other. */

import type { Declaration } from './program.ts';

const groups: { words: string[]; declaration: () => Promise<Declaration> }[] = [
  { words: ['policy'], declaration: async () => (await import('./policy-commands.ts')).commandsOfPolicy },
  { words: ['case'], declaration: async () => (await import('./case-commands.ts')).commandsOfCases },
  { words: ['deadlines', 'reminders'], declaration: async () => (await import('./time-commands.ts')).commandsOfTime },
  { words: ['meeting'], declaration: async () => (await import('./meeting-commands.ts')).commandsOfMeetings },
  { words: ['workflow'], declaration: async () => (await import('./workflow-commands.ts')).commandsOfWorkflows },
  { words: ['precedents', 'trial'], declaration: async () => (await import('./lab-commands.ts')).commandsOfLab },
  { words: ['scenario'], declaration: async () => (await import('./scenario-command.ts')).commandsOfScenarios },
  {
    words: ['participants'],
    declaration: async () => (await import('./participants-commands.ts')).commandsOfParticipants,
  },
  { words: ['nomination'], declaration: async () => (await import('./nomination-commands.ts')).commandsOfNominations },
  { words: ['people'], declaration: async () => (await import('./people-commands.ts')).commandsOfPeople },
  { words: ['token'], declaration: async () => (await import('./token-commands.ts')).commandsOfTokens },
  { words: ['outbox'], declaration: async () => (await import('./outbox-commands.ts')).commandsOfOutbox },
  { words: ['incidents'], declaration: async () => (await import('./incident-command.ts')).commandOfIncidents },
  { words: ['bounces'], declaration: async () => (await import('./bounce-commands.ts')).commandsOfBounces },
  { words: ['export'], declaration: async () => (await import('./export-commands.ts')).commandsOfExport },
  { words: ['db'], declaration: async () => (await import('./database-commands.ts')).commandsOfDatabase },
  {
    words: ['conditions', 'dates'],
    declaration: async () => (await import('./evaluate-commands.ts')).commandsOfEvaluation,
  },
  { words: ['serve'], declaration: async () => (await import('./serve-command.ts')).commandsOfService },
  { words: ['training'], declaration: async () => (await import('./training-command.ts')).commandOfTraining },
];

/** Common options that are followed by a value. */
const valued = ['--policy', '--data', '--lang'];
const asksForHelp = ['-h', '--help'];

/**
 * What declares the commands that a line may mean: of one group, or of all where its first word is none of theirs or help
 * on the whole is asked for before it.
 */
export function declarationsFor(argv: string[]): Promise<Declaration[]> {
  const first = argv.findIndex((word, index) => !word.startsWith('-') && !valued.includes(argv[index - 1] ?? ''));
  const before = argv.slice(0, Math.max(first, 0));
  const own = before.some((word) => asksForHelp.includes(word))
    ? []
    : groups.filter(({ words }) => words.includes(argv[first] ?? ''));
  return Promise.all((own.length > 0 ? own : groups).map(({ declaration }) => declaration()));
}
