import { runScenario } from '../lab/scenario.ts';
import { readFixtures, readScenario } from '../lab/scenario-read.ts';
import { scenarioText } from '../lab/scenario-text.ts';
import type { ResolveAt, ScenarioResult } from '../lab/scenario-types.ts';
import type { Finding } from '../policy/findings.ts';
import { kindSchemasFrom } from '../policy/kind-schemas.ts';
import { readTextFolder } from '../policy/read.ts';
import { resolvePolicy } from '../policy/resolve.ts';
import type { ParsedText } from '../policy/text.ts';
import type { Language } from '../policy/types.ts';

/** Scenarios of one folder with the fixtures they may use: file → YAML. */
export interface ScenarioFolder {
  scenarios: Record<string, string>;
  fixtures: Record<string, string>;
}

export interface ScenarioRun {
  results: ScenarioResult[];
  /** What is wrong in the files themselves; a scenario with an error is not run. */
  findings: Finding[];
  rendered: string[];
}

/** @param packageDir the package whose schemas apply to the files. @throws {UnreadableFolder} */
export async function runScenarios(
  text: ParsedText,
  packageDir: string,
  folders: ScenarioFolder[],
  language: Language,
  onProgress: (done: number, of: number) => void,
): Promise<ScenarioRun> {
  const kindSchemas = kindSchemasFrom(readTextFolder(packageDir));
  const resolveAt = resolverOf(text);
  const of = folders.reduce((so, { scenarios }) => so + Object.keys(scenarios).length, 0);
  const run: ScenarioRun = { results: [], findings: [], rendered: [] };
  let done = 0;
  for (const { scenarios, fixtures: written } of folders) {
    const { fixtures, findings } = readFixtures(written, kindSchemas);
    run.findings.push(...findings);
    for (const [file, source] of Object.entries(scenarios)) {
      const read = readScenario(file, source, { resolveAt, kindSchemas, fixtures });
      if ('findings' in read) run.findings.push(...read.findings);
      else {
        const result = await runScenario(resolveAt, read.scenario, fixtures);
        run.results.push(result);
        run.rendered.push(scenarioText(result, language));
      }
      done += 1;
      onProgress(done, of);
    }
  }
  return run;
}

/** The same policy object for the same day and trial: machines are built once per object. */
function resolverOf(text: ParsedText): ResolveAt {
  const known = new Map<string, ReturnType<typeof resolvePolicy>>();
  return (date, trial) => {
    const key = `${date} ${trial ?? ''}`;
    const resolved = known.get(key) ?? resolvePolicy(text, date, trial);
    known.set(key, resolved);
    return resolved;
  };
}
