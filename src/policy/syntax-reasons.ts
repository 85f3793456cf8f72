/** What is wrong with the YAML itself, in plain words, by the parser's code. */

import type { Text } from './types.ts';

const reasons: Record<string, Text> = {
  BAD_INDENT: { da: 'linjen er rykket forkert ind', en: 'the line is indented wrongly' },
  TAB_AS_INDENT: {
    da: 'linjen er rykket ind med tabulator; brug mellemrum',
    en: 'the line is indented with a tab; use spaces',
  },
  MISSING_CHAR: {
    da: 'der mangler et tegn, for eksempel et anførselstegn, et kolon eller en slutparentes',
    en: 'a character is missing, for instance a quotation mark, a colon or a closing bracket',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    da: 'der står to koloner på samme linje; sæt teksten i anførselstegn',
    en: 'there are two colons on the line; put the text in quotation marks',
  },
  MULTILINE_IMPLICIT_KEY: { da: 'der mangler et kolon efter nøglen', en: 'a colon is missing after the key' },
  MULTIPLE_DOCS: {
    da: 'filen må kun indeholde ét dokument; fjern "---"',
    en: 'the file may hold one document only; remove "---"',
  },
  NON_STRING_KEY: { da: 'en nøgle skal være et enkelt ord', en: 'a key must be a single word' },
  BAD_SCALAR_START: {
    da: 'teksten begynder med et tegn, der betyder noget særligt; sæt den i anførselstegn',
    en: 'the text begins with a character that has a special meaning; put it in quotation marks',
  },
  BAD_ALIAS: {
    da: 'en henvisning med * kan ikke læses; sæt teksten i anførselstegn',
    en: 'a reference with * cannot be read; put the text in quotation marks',
  },
  BAD_DQ_ESCAPE: {
    da: 'der står et ukendt tegn efter en omvendt skråstreg',
    en: 'an unknown character follows a backslash',
  },
};

export function syntaxReason(code: string): Text {
  return (
    reasons[code] ?? {
      da: `det er ikke gyldig YAML (${code})`,
      en: `it is not valid YAML (${code})`,
    }
  );
}
