import type { Text } from '../policy/types.ts';
import { operations } from './api/operations.ts';
import { titleOf } from './words/route-titles.ts';

const ofPrograms = new Map(operations.map(({ method, path, title }) => [`${method} /api${path}`, title]));

/** What was asked for, in words: by a page, or by a program. Null for what is no more. */
export function titleOfAction(action: string): Text | null {
  const title = ofPrograms.get(action);
  return title ? { da: `Program: ${title.da}`, en: `Program: ${title.en}` } : titleOf(action);
}
