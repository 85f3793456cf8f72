import { type Coverage, coverageFindings, coverageOf } from '../lab/coverage.ts';
import { coverageText, lacksSomething } from '../lab/coverage-text.ts';
import { checkText, loadText } from '../policy/check.ts';
import { type Finding, inReadingOrder } from '../policy/findings.ts';
import { kindSchemasFrom } from '../policy/kind-schemas.ts';
import type { TextFiles } from '../policy/kinds.ts';
import { readTextFolder } from '../policy/read.ts';
import { type PolicyReport, showPolicy } from '../policy/show.ts';
import { type ParsedText, parseText } from '../policy/text.ts';
import type { CalendarDate, Language } from '../policy/types.ts';

/** Where the text lies, and the package whose schemas of the kinds of files apply to it. */
export interface TextFolder {
  dir: string;
  packageDir: string;
}

/** Everything that is wrong in a folder of text, facts it leaves out included. @throws {UnreadableFolder} */
export async function checkTextFolder(folder: TextFolder): Promise<Finding[]> {
  const { files, schemas } = read(folder);
  const findings = await checkText(files, schemas);
  return inReadingOrder([...findings, ...coverageFindings(parseText(files).text)]);
}

/**
 * Where each fact of the register is encoded and exercised, as data and as lines for a terminal.
 * @param scenarios path as findings shall tell it → the YAML of a scenario.
 * @param missing leaves out every fact that lacks nothing.
 */
export function coverFacts(
  text: ParsedText,
  scenarios: TextFiles,
  missing: boolean,
  language: Language,
): { coverage: Coverage; rendered: string[] } {
  const coverage = coverageOf(text, scenarios);
  const rendered = coverageText(coverage, missing, language);
  return {
    coverage: missing ? { ...coverage, facts: coverage.facts.filter(lacksSomething) } : coverage,
    rendered,
  };
}

/** The text of a folder for use, or what keeps it from being used. @throws {UnreadableFolder} */
export function loadTextFolder(folder: TextFolder): { text: ParsedText } | { findings: Finding[] } {
  const { files, schemas } = read(folder);
  return loadText(files, schemas);
}

/** What the rules say on a day, as data and as text for a terminal. */
export function showRules(
  text: ParsedText,
  at: CalendarDate,
  language: Language,
  trial?: string,
): { report: PolicyReport; rendered: string } | { findings: Finding[] } {
  return showPolicy(text, at, language, trial);
}

function read({ dir, packageDir }: TextFolder): { files: TextFiles; schemas: ReturnType<typeof kindSchemasFrom> } {
  const files = readTextFolder(dir);
  return { files, schemas: kindSchemasFrom(dir === packageDir ? files : readTextFolder(packageDir)) };
}
