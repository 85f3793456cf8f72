import type { Refusal } from '../engine/types.ts';
import type { Text } from '../policy/types.ts';

/** Refused when a title is not one line that can stand in a subject and a list. */
export function titleRefusals(title: string, what: Text): Refusal[] {
  if (title.trim() !== '' && title.length <= 200 && !/[\p{Cc}\u2028\u2029]/u.test(title)) return [];
  const why: Text = {
    da: 'Titlen skal være én linje på højst 200 tegn.',
    en: 'The title must be one line of at most 200 characters.',
  };
  return [{ code: 'case-id', what, why, source: [], missing: [] }];
}
