/** A fault in the text: data first, with its place, and told in both languages. */

import { type Code, type Params, sentence } from './messages.ts';
import type { Language, Text } from './types.ts';

export interface Position {
  /** 1-based. */
  line: number;
  /** 1-based, in UTF-16 code units as editors count. */
  column: number;
}

export interface Finding extends Position {
  /** Path inside the folder of the text, with forward slashes. */
  file: string;
  /** An error keeps the text from being used, a warning does not. */
  severity: 'error' | 'warning';
  code: Code;
  params: Record<string, unknown>;
  message: Text;
}

export function finding<C extends Code>(
  file: string,
  position: Position,
  code: C,
  params: Params<C>,
  severity: Finding['severity'] = 'error',
): Finding {
  const message = { da: sentence(code, params, 'da'), en: sentence(code, params, 'en') };
  return {
    file,
    line: position.line,
    column: position.column,
    severity,
    code,
    params: params as Record<string, unknown>,
    message,
  };
}

/** One line: `rules/deadlines.yaml:14:9 — …`. */
export function formatFinding(found: Finding, language: Language): string {
  const warning = { da: 'advarsel: ', en: 'warning: ' }[language];
  const lead = found.severity === 'warning' ? warning : '';
  return `${found.file}:${found.line}:${found.column} — ${lead}${found.message[language]}`;
}

export function inReadingOrder(findings: Finding[]): Finding[] {
  return findings.toSorted((left, right) => {
    if (left.file !== right.file) return left.file < right.file ? -1 : 1;
    return left.line - right.line || left.column - right.column || (left.code < right.code ? -1 : 1);
  });
}
