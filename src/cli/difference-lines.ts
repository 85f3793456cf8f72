import type { Changed } from '../service/difference-words.ts';

export function changedLines(changes: Changed[]): string[] {
  return changes.flatMap(({ heading, items }) => [
    heading,
    ...items.flatMap(({ text, under }) => [`  ${text}`, ...under.map((line) => `    ${line}`)]),
  ]);
}
