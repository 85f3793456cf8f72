/**
 * Ajv and the YAML library, loaded by the first file that needs them. A text without faults is checked without either,
 * and to load and use them is most of what a process costs that checks once.
 */

import { createRequire } from 'node:module';
import type { Ajv2020, Options } from 'ajv/dist/2020.js';
import { isCalendarDate } from '../conditions/calendar-date.ts';

const load = createRequire(import.meta.url);

let loadedYaml: typeof import('yaml') | undefined;

/**
 * The build for browsers. The build for Node looks at an environment variable for every token, which is three tenths of
 * its time; nothing else differs, and the export map gives it to Node whatever one asks for.
 */
export function yaml(): typeof import('yaml') {
  loadedYaml ??= load(
    load.resolve('yaml/package.json').replace('package.json', 'browser/index.js'),
  ) as typeof import('yaml');
  return loadedYaml;
}

/** Ajv for drafts of 2020, with the formats that are not its own. */
export function newAjv(options: Options): Ajv2020 {
  const { Ajv2020 } = load('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js');
  const ajv = new Ajv2020(options);
  (load('ajv-formats') as typeof import('ajv-formats').default)(ajv);
  // Theirs would take the year 0000.
  ajv.addFormat('date', isCalendarDate);
  return ajv;
}

/** Whether values follow the schemas of the kinds of files, as a function. */
export interface KindValidators {
  /** The schemas that it was written from, as JSON. */
  of: string;
  /** Asked with a value under the file name of its schema. */
  follow(byFile: Record<string, unknown>): boolean;
}

/** What Ajv wrote when the package was built (`build/kind-validators.ts`); run from source there is nothing of the kind. */
export function kindValidators(): KindValidators | null {
  return import.meta.url.endsWith('.ts') ? null : (load('./kind-validators.cjs') as KindValidators);
}
