import { checkText } from '../../src/policy/check.ts';
import type { Finding } from '../../src/policy/findings.ts';
import { kindSchemasFrom } from '../../src/policy/kind-schemas.ts';
import type { TextFiles } from '../../src/policy/kinds.ts';
import { readTextFolder } from '../../src/policy/read.ts';
import { smallText } from './small-text.ts';

export const kindSchemas = kindSchemasFrom(readTextFolder(new URL('../..', import.meta.url).pathname));

export type Edit = [file: string, from: string, to: string];

export interface Broken {
  files: TextFiles;
  /** `file:line:column` of each mark `‸`, in the order of the edits. */
  places: string[];
}

/** The small text with words replaced; `‸` marks where the fault is to be found and is not part of the text. */
export function edited(...edits: Edit[]): Broken {
  const files: TextFiles = { ...smallText };
  const marked = new Set<string>();
  for (const [file, from, to] of edits) {
    const before = files[file] ?? '';
    if (from !== '' && !before.includes(from)) throw new Error(`"${from}" is not found in ${file}`);
    files[file] = from === '' ? to + before : before.replace(from, () => to);
    marked.add(file);
  }
  const places = [...marked].flatMap((file) => {
    const found: string[] = [];
    for (let at = files[file]!.indexOf('‸'); at >= 0; at = files[file]!.indexOf('‸')) {
      const before = files[file]!.slice(0, at).split('\n');
      found.push(`${file}:${before.length}:${before.at(-1)!.length + 1}`);
      files[file] = files[file]!.replace('‸', '');
    }
    return found;
  });
  return { files, places };
}

export async function check(...edits: Edit[]): Promise<{ findings: Finding[]; places: string[] }> {
  const { files, places } = edited(...edits);
  return { findings: await checkText(files, kindSchemas), places };
}

export function placeOf({ file, line, column }: Finding): string {
  return `${file}:${line}:${column}`;
}
