/** Reads one file of YAML or JSON safely; where what stands is found when it is asked for. Nothing here throws. */

import type { Finding, Position } from './findings.ts';
import { parsePlaced } from './placed.ts';
import { plainJson } from './plain-json.ts';
import { plainYaml } from './plain-yaml.ts';

export type Path = readonly (string | number)[];

export interface ParsedFile {
  file: string;
  /** Plain data; undefined when the file could not be read. */
  value: unknown;
  /** Where the key or the value at a path stands; of a path that does not exist, its nearest existing parent. */
  locate(path: Path, part?: 'key' | 'value'): Position;
}

export interface Parsing {
  parsed: ParsedFile;
  findings: Finding[];
}

/** @param firstLine number of lines that stand before `source` in the file. */
export function parseFile(file: string, source: string, firstLine = 0): Parsing {
  const plain = file.endsWith('.json') ? plainJson(source) : plainYaml(source);
  if (plain === undefined) return parsePlaced(file, source, firstLine);
  let placed: ParsedFile | undefined;
  const locate: ParsedFile['locate'] = (path, part) => {
    placed ??= parsePlaced(file, source, firstLine).parsed;
    return placed.locate(path, part);
  };
  return { parsed: { file, value: plain.value, locate }, findings: [] };
}
