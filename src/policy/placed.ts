/** Reads one file of YAML or JSON with the place of everything in it and tells what is wrong. Nothing here throws. */

import type { Document, Node, Pair, ParsedNode, YAMLMap } from 'yaml';
import { controlCharacter, deepest, reservedKeys } from './file-limits.ts';
import { type Finding, finding, type Position } from './findings.ts';
import { yaml } from './libraries.ts';
import type { Code, Params } from './messages.ts';
import type { Parsing, Path } from './parse.ts';
import { plainLines } from './plain-yaml.ts';
import { syntaxReason } from './syntax-reasons.ts';

/** Reads as YAML, of which JSON is a part, and keeps the places. */
export function parsePlaced(file: string, source: string, firstLine = 0): Parsing {
  const { isScalar, LineCounter, parseDocument } = yaml();
  const lines = new LineCounter();
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1) + firstLine, column: Math.max(col, 1) };
  };
  const broken = (found: Finding): Parsing => ({
    parsed: { file, value: undefined, locate: () => ({ line: 1, column: 1 }) },
    findings: [found],
  });
  const text = plainLines(source);
  const control = refusedCharacter(file, text, firstLine);
  if (control) return broken(control);
  let document: Document.Parsed;
  try {
    document = parseDocument(text, {
      lineCounter: lines,
      version: '1.2',
      schema: 'core',
      merge: false,
      resolveKnownTags: false,
      // The reader finds a key that stands twice; the parser would compare every key with every other.
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'error',
    });
  } catch {
    return broken(finding(file, { line: firstLine + 1, column: 1 }, 'too-deep', { limit: deepest }));
  }
  const exhausted = document.errors.find((error) => error.code === 'RESOURCE_EXHAUSTION');
  if (exhausted) return broken(finding(file, at(exhausted.pos[0]), 'too-deep', { limit: deepest }));
  const syntax = document.errors[0];
  if (syntax) return broken(finding(file, at(syntax.pos[0]), 'unreadable', syntaxReason(syntax.code)));
  if (!document.contents || (isScalar(document.contents) && document.contents.value === null)) {
    return broken(finding(file, { line: firstLine + 1, column: 1 }, 'empty-file', {}));
  }
  const reader = new Reader(file, at);
  const value = reader.plain(document.contents, 0);
  const places = new Places(document.contents);
  const unusable = reader.findings.some(({ code }) => code !== 'duplicate-key');
  return {
    parsed: {
      file,
      value: unusable ? undefined : value,
      locate: (path, part = 'value') => at(places.offsetOf(path, part)),
    },
    findings: reader.findings,
  };
}

function refusedCharacter(file: string, text: string, firstLine: number): Finding | undefined {
  const match = controlCharacter.exec(text);
  if (!match) return undefined;
  const before = text.slice(0, match.index).split('\n');
  const position = { line: before.length + firstLine, column: before.at(-1)!.length + 1 };
  const code = `U+${match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  return finding(file, position, 'control-character', { code });
}

/** Turns nodes into plain data, refusing what YAML offers beyond that. */
class Reader {
  readonly findings: Finding[] = [];
  readonly #file: string;
  readonly #at: (offset: number) => Position;
  #tooDeep = false;

  constructor(file: string, at: (offset: number) => Position) {
    this.#file = file;
    this.#at = at;
  }

  plain(node: Node | null, depth: number): unknown {
    const { isAlias, isMap, isScalar, isSeq } = yaml();
    if (!node) return null;
    if (isAlias(node)) {
      this.#tell(node, 'alias-refused', { found: `*${node.source}` });
      return null;
    }
    if (node.anchor) this.#tell(node, 'alias-refused', { found: `&${node.anchor}` });
    const { tag } = node;
    if (tag?.startsWith('!') || tag?.startsWith('tag:yaml.org,2002:binary')) this.#tell(node, 'tag-refused', { tag });
    if (isScalar(node)) return node.value;
    if (depth >= deepest) {
      if (!this.#tooDeep) this.#tell(node, 'too-deep', { limit: deepest });
      this.#tooDeep = true;
      return null;
    }
    if (isSeq(node)) return node.items.map((item) => this.plain(item as Node | null, depth + 1));
    if (isMap(node)) return this.#map(node, depth);
    return null;
  }

  #map(map: YAMLMap, depth: number): Record<string, unknown> {
    const { isScalar } = yaml();
    const result: Record<string, unknown> = {};
    for (const { key, value } of map.items) {
      if (!isScalar(key)) {
        this.#tell(map, 'unreadable', syntaxReason('NON_STRING_KEY'));
        continue;
      }
      const name = keyText(key);
      if (name === '<<') this.#tell(key, 'merge-refused', {});
      else if (reservedKeys.has(name)) this.#tell(key, 'reserved-key', { key: name });
      else if (Object.hasOwn(result, name)) this.#tell(key, 'duplicate-key', { key: name });
      else result[name] = this.plain(value as Node | null, depth + 1);
    }
    return result;
  }

  #tell<C extends Code>(node: Node, code: C, params: Params<C>): void {
    this.findings.push(finding(this.#file, this.#at(node.range?.[0] ?? 0), code, params));
  }
}

/** A key as it is written: `2016` and `null` are names too. */
function keyText(key: { value: unknown; source?: unknown }): string {
  return typeof key.source === 'string' ? key.source : String(key.value);
}

/** Finds the place of a path. Every mapping is searched once, so that a thousand places in it cost no more than its size. */
class Places {
  readonly #root: ParsedNode | null;
  readonly #pairs = new WeakMap<YAMLMap, Map<string, Pair>>();

  constructor(root: ParsedNode | null) {
    this.#root = root;
  }

  offsetOf(path: Path, part: 'key' | 'value'): number {
    const { isMap, isSeq } = yaml();
    let node: unknown = this.#root;
    let key: unknown = null;
    for (const step of path) {
      if (isMap(node)) {
        const pair = this.#pairsOf(node).get(String(step));
        if (!pair) break;
        key = pair.key;
        node = pair.value;
      } else if (isSeq(node) && typeof step === 'number' && step < node.items.length) {
        node = node.items[step];
        key = node;
      } else break;
    }
    const place = (part === 'key' ? (key ?? node) : (node ?? key)) as Node | null;
    return place?.range?.[0] ?? 0;
  }

  #pairsOf(map: YAMLMap): Map<string, Pair> {
    const known = this.#pairs.get(map);
    if (known) return known;
    const { isScalar } = yaml();
    // Of a key that stands twice, the first counts.
    const pairs = new Map(
      map.items.toReversed().flatMap((pair) => (isScalar(pair.key) ? [[keyText(pair.key), pair] as const] : [])),
    );
    this.#pairs.set(map, pairs);
    return pairs;
  }
}
