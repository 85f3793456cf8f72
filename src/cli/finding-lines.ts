import type { Finding } from '../policy/findings.ts';
import type { Language } from '../policy/types.ts';

/** A finding as JSON gives it, with its message in one language. */
export function plainFinding({ file, line, column, severity, code, message }: Finding, language: Language): object {
  return { file, line, column, severity, code, message: message[language] };
}

/** `rules/deadlines.yaml:14:9 — …` */
export function findingLine({ file, line, column, severity, message }: Finding, language: Language): string {
  const lead = severity === 'warning' ? { da: 'advarsel: ', en: 'warning: ' }[language] : '';
  return `${file}:${line}:${column} — ${lead}${message[language]}`;
}
