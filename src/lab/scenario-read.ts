/** Reads scenarios and fixtures; everything wrong in them is told with its place. */

import { type Finding, finding, inReadingOrder } from '../policy/findings.ts';
import type { KindSchemas } from '../policy/kind-schemas.ts';
import { type ParsedFile, parseFile } from '../policy/parse.ts';
import { checkSchema } from '../policy/schema-check.ts';
import { scenarioNames } from './scenario-names.ts';
import type { Fixtures, ResolveAt, Scenario, ScenarioFile } from './scenario-types.ts';

/**
 * A scenario ready to be run, or everything that is wrong with it.
 * @param file its path, as findings shall tell it.
 */
export function readScenario(
  file: string,
  source: string,
  { resolveAt, kindSchemas, fixtures }: { resolveAt: ResolveAt; kindSchemas: KindSchemas; fixtures: Fixtures },
): { scenario: Scenario } | { findings: Finding[] } {
  const { parsed, findings } = parseFile(file, source);
  if (parsed.value === undefined) return { findings };
  findings.push(...checkSchema('scenario', parsed, kindSchemas));
  if (findings.length > 0) return { findings: inReadingOrder(findings) };
  const written = parsed.value as ScenarioFile;
  const resolved = resolveAt(written.given.policy, written.given.trial);
  if ('findings' in resolved) {
    const place = parsed.locate(['given', written.given.trial === undefined ? 'policy' : 'trial']);
    return { findings: resolved.findings.map((one) => ({ ...one, ...place, file })) };
  }
  findings.push(...scenarioNames(parsed, written, resolved.policy, fixtures), ...clockFindings(parsed, written));
  if (findings.length > 0) return { findings: inReadingOrder(findings) };
  const lines = written.steps.map((_, index) => parsed.locate(['steps', index]).line);
  return { scenario: { ...written, file, lines } };
}

/** The fixtures of several files; a name may be used once. */
export function readFixtures(
  files: Record<string, string>,
  kindSchemas: KindSchemas,
): { fixtures: Fixtures; findings: Finding[] } {
  const fixtures: Fixtures = {};
  const findings: Finding[] = [];
  const definedIn = new Map<string, string>();
  for (const [file, source] of Object.entries(files)) {
    const { parsed, findings: faults } = parseFile(file, source);
    findings.push(...faults);
    if (parsed.value === undefined) continue;
    const wrong = checkSchema('scenario-fixtures', parsed, kindSchemas);
    findings.push(...wrong);
    if (wrong.length > 0) continue;
    for (const [id, value] of Object.entries((parsed.value as { fixtures: Fixtures }).fixtures)) {
      const other = definedIn.get(id);
      if (other) {
        findings.push(finding(file, parsed.locate(['fixtures', id], 'key'), 'name-taken', { name: id, file: other }));
      }
      definedIn.set(id, file);
      fixtures[id] = value;
    }
  }
  return { fixtures, findings };
}

/** The clock never goes back: neither from the start of the case nor from one tick or entry to the next. */
function clockFindings(parsed: ParsedFile, { given, steps }: ScenarioFile): Finding[] {
  const findings: Finding[] = [];
  let clock = given.at;
  steps.forEach(({ when }, index) => {
    if (!when) return;
    const key = 'tick' in when ? 'tick' : 'entered';
    const day = 'tick' in when ? when.tick : when.entered;
    if (day !== undefined && day < clock) {
      const place = parsed.locate(['steps', index, 'when', key]);
      findings.push(finding(parsed.file, place, 'dates-out-of-order', { date: day, before: clock }));
      return;
    }
    clock = day ?? ('at' in when && typeof when.at === 'string' && when.at > clock ? when.at : clock);
  });
  return findings;
}
