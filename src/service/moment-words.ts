import { dateInWords } from '../engine/wording.ts';
import type { Language } from '../policy/types.ts';

/** `23. november 2026 kl. 10.00`, `23 November 2026 at 10:00`. */
export function momentInWords({ date, time }: { date: string; time: string }, language: Language): string {
  const day = dateInWords(date, language);
  return language === 'da' ? `${day} kl. ${time.replace(':', '.')}` : `${day} at ${time}`;
}
