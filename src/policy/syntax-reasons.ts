/** What is wrong with the YAML itself, in plain words, by the parser's code. */

import type { Text } from './types.ts';

const reasons: Record<string, Text> = {
  BAD_INDENT: {
    da: 'linjen er rykket forkert ind; ryk den ind som linjerne omkring, og se efter, om en parentes eller et anførselstegn mangler ovenfor',
    en: 'the line is indented wrongly; indent it as the lines around it, and see whether a bracket or a quotation mark is missing above',
  },
  BLOCK_IN_FLOW: {
    da: 'inde i { } eller [ ] står et kolon eller en bindestreg, der betyder noget særligt; sæt teksten i anførselstegn',
    en: 'inside { } or [ ] there is a colon or a hyphen that has a special meaning; put the text in quotation marks',
  },
  UNEXPECTED_TOKEN: {
    da: 'her står noget, der ikke hører til; slet det, eller sæt teksten i anførselstegn',
    en: 'something stands here that does not belong; delete it, or put the text in quotation marks',
  },
  BAD_DIRECTIVE: {
    da: 'linjen begynder med %; slet den, eller sæt teksten i anførselstegn',
    en: 'the line begins with %; delete it, or put the text in quotation marks',
  },
  KEY_OVER_1024_CHARS: {
    da: 'der er over 1024 tegn foran et kolon; gør navnet kortere, eller sæt teksten i anførselstegn',
    en: 'more than 1024 characters stand before a colon; make the name shorter, or put the text in quotation marks',
  },
  TAB_AS_INDENT: {
    da: 'linjen er rykket ind med tabulator; brug mellemrum',
    en: 'the line is indented with a tab; use spaces',
  },
  MISSING_CHAR: {
    da: 'der mangler et tegn, for eksempel et komma, et kolon, et anførselstegn eller en slutparentes',
    en: 'a character is missing, for instance a comma, a colon, a quotation mark or a closing bracket',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    da: 'der står to koloner på samme linje; sæt teksten i anførselstegn',
    en: 'there are two colons on the line; put the text in quotation marks',
  },
  MULTILINE_IMPLICIT_KEY: {
    da: 'der mangler et kolon og et mellemrum efter navnet; skriv »navn: værdi«',
    en: 'a colon and a space are missing after the name; write "name: value"',
  },
  MULTIPLE_DOCS: {
    da: 'filen må kun indeholde ét dokument; fjern "---"',
    en: 'the file may hold one document only; remove "---"',
  },
  NON_STRING_KEY: {
    da: 'en nøgle skal være et enkelt ord; er { begyndelsen på en tekst, så sæt teksten i anførselstegn',
    en: 'a key must be a single word; where { begins a text, put the text in quotation marks',
  },
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
