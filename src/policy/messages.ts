/** The catalogue of findings: every code with its Danish and English sentence. */

import { courseSentences } from './course-sentences.ts';
import { fileSentences } from './file-sentences.ts';
import { letterSentences } from './letter-sentences.ts';
import { nameSentences } from './name-sentences.ts';
import { ruleSentences } from './rule-sentences.ts';
import type { Language } from './types.ts';

const stop = (sentence: string) => (/[.?]$/.test(sentence) ? sentence : `${sentence}.`);

const catalogue = {
  ...fileSentences,
  ...nameSentences,
  ...letterSentences,
  ...ruleSentences,
  ...courseSentences,
};

export type Code = keyof typeof catalogue;
export type Params<C extends Code> = Parameters<(typeof catalogue)[C]['da']>[0];

/** Every code there is. */
export const codes = Object.keys(catalogue) as Code[];

export function sentence<C extends Code>(code: C, params: Params<C>, language: Language): string {
  const tell = catalogue[code][language] as (params: Params<C>) => string;
  return stop(tell(params));
}
