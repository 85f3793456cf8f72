import { commandsThatReadCases } from './case-reading.ts';
import { commandThatCorrects } from './correct-command.ts';
import { commandThatActs } from './do-command.ts';
import { commandThatMigrates } from './migrate-command.ts';
import { commandThatPlaces } from './place-command.ts';
import type { Tree } from './program.ts';
import { commandThatStarts } from './start-command.ts';

export function commandsOfCases(tree: Tree): void {
  const cases = tree.group('case', {
    da: 'sager: opret, handl, se, forklar, ret',
    en: 'cases: start, act, look, explain, correct',
  });
  commandThatStarts(tree, cases);
  commandThatActs(tree, cases);
  commandsThatReadCases(tree, cases);
  commandThatPlaces(tree, cases);
  commandThatCorrects(tree, cases);
  commandThatMigrates(tree, cases);
}
