/** Everything that is wrong in a text, at once. */

import { checkConditions } from './conditions-check.ts';
import { checkCourses } from './course-checks.ts';
import { checkDatedValues } from './dated-values.ts';
import { checkExampleCoverage } from './example-coverage.ts';
import { checkExamples } from './examples.ts';
import type { Finding } from './findings.ts';
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
import { worthTelling } from './worth-telling.ts';

/** Every check there is, the criteria's examples run through both evaluators included; in reading order. */
export async function checkText(files: TextFiles, kindSchemas: KindSchemas): Promise<Finding[]> {
  const { text, passes } = checked(files, kindSchemas);
  return worthTelling([...passes, await checkExamples(text)]);
}

/**
 * The text for use, its examples not run. Warnings do not hinder it.
 * @param kindSchemas the engine's own schemas of the kinds of files, never those of the folder that is loaded.
 */
export function loadText(files: TextFiles, kindSchemas: KindSchemas): { text: ParsedText } | { findings: Finding[] } {
  const { text, passes } = checked(files, kindSchemas);
  const usable = passes.flat().every(({ severity }) => severity === 'warning');
  return usable ? { text } : { findings: worthTelling(passes) };
}

function checked(files: TextFiles, kindSchemas: KindSchemas): { text: ParsedText; passes: Finding[][] } {
  const { text, findings } = parseText(files);
  const registers = registersOf(text);
  const misshapen = checkSchemas(text, kindSchemas);
  const passes = [
    findings,
    misshapen,
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
  return { text, passes };
}
