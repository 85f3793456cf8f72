/** Everything that is wrong in a text, at once. */

import { checkConditions } from './conditions-check.ts';
import { checkCourses } from './course-checks.ts';
import { checkDatedValues } from './dated-values.ts';
import { checkExampleCoverage } from './example-coverage.ts';
import { checkExamples } from './examples.ts';
import { type Finding, inReadingOrder } from './findings.ts';
import { checkFormNames, checkForms } from './forms-check.ts';
import type { KindSchemas } from './kind-schemas.ts';
import type { TextFiles } from './kinds.ts';
import { checkMessages } from './placeholders.ts';
import { checkPrecedents } from './precedents.ts';
import { checkReferences } from './references.ts';
import { registersOf } from './registers.ts';
import { checkSchemas } from './schema-check.ts';
import { checkStatecharts } from './statecharts.ts';
import { type ParsedText, parseText } from './text.ts';
import { checkTrials } from './trials.ts';
import { findUnused } from './unused.ts';
import { checkWorkflowReferences } from './workflow-references.ts';

/** Every check there is, the criteria's examples run through both evaluators included; sorted by file and line. */
export async function checkText(files: TextFiles, kindSchemas: KindSchemas): Promise<Finding[]> {
  const { text, findings } = checked(files, kindSchemas);
  return inReadingOrder(oncePerPlace([findings, await checkExamples(text)]));
}

/**
 * The text for use, its examples not run. Warnings do not hinder it.
 * @param kindSchemas the engine's own schemas of the kinds of files, never those of the folder that is loaded.
 */
export function loadText(files: TextFiles, kindSchemas: KindSchemas): { text: ParsedText } | { findings: Finding[] } {
  const { text, findings } = checked(files, kindSchemas);
  const errors = findings.filter(({ severity }) => severity === 'error');
  return errors.length > 0 ? { findings: inReadingOrder(findings) } : { text };
}

function checked(files: TextFiles, kindSchemas: KindSchemas): { text: ParsedText; findings: Finding[] } {
  const { text, findings } = parseText(files);
  const registers = registersOf(text);
  const misshapen = checkSchemas(text, kindSchemas);
  const passes = [
    findings,
    misshapen,
    // A schema from outside is compiled only when it is known to be a form.
    checkForms(text, new Set(misshapen.map(({ file }) => file))),
    checkWorkflowReferences(text, registers),
    checkReferences(text, registers),
    checkFormNames(text, registers),
    checkConditions(text, registers),
    checkStatecharts(text, registers),
    checkTrials(text, registers),
    checkMessages(text, registers),
    checkPrecedents(text, registers),
    checkDatedValues(text),
    checkExampleCoverage(text),
    checkCourses(text, registers),
    findUnused(text, registers),
  ];
  return { text, findings: oncePerPlace(passes) };
}

/** What an earlier pass has told about a place is not told again in other words by a later one. */
function oncePerPlace(passes: Finding[][]): Finding[] {
  const told = new Set<string>();
  return passes.flatMap((found) => {
    const fresh = found.filter((one) => one.severity === 'warning' || !told.has(placeOf(one)));
    for (const one of found) told.add(placeOf(one));
    return fresh;
  });
}

function placeOf({ file, line, column }: Finding): string {
  return `${file}:${line}:${column}`;
}
