import { periodInWords } from '../engine/wording.ts';
import type { Language, Parameter } from '../policy/types.ts';

/** A parameter's value as a person reads it: `24 måneder`, `ja`, `09:00`. */
export function parameterValueInWords({ unit, value }: Pick<Parameter, 'unit' | 'value'>, language: Language): string {
  if (unit === 'period') return periodInWords(String(value), language);
  if (unit !== 'switch') return String(value);
  if (language === 'da') return value ? 'ja' : 'nej';
  return value ? 'yes' : 'no';
}
