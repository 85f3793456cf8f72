import type { Refusal } from '../engine/types.ts';
import type { Text } from '../policy/types.ts';
import { isOneLine } from './one-line.ts';

/** Refused when a title is not one line that can stand in a subject and a list. */
export function titleRefusals(title: string, what: Text): Refusal[] {
  if (isOneLine(title)) return [];
  const why: Text = {
    da: 'Titlen skal være én linje på højst 200 tegn, uden styretegn.',
    en: 'The title must be one line of at most 200 characters, without control characters.',
  };
  return [{ code: 'case-id', what, why, source: [], missing: [] }];
}
