/** Checks each file against the schema of its kind and tells the faults in plain words, each once, in place. */

import type { ErrorObject } from 'ajv';
import { isPeriod, nearestDate, nearestPeriod } from './dates.ts';
import { type Finding, finding } from './findings.ts';
import { type CompiledKinds, compileKinds, type KindSchemas, type SchemaKind } from './kind-schemas.ts';
import type { Code, Params } from './messages.ts';
import { nearest } from './nearest.ts';
import type { ParsedFile, Path } from './parse.ts';
import { formatInWords, patternInWords } from './shapes-in-words.ts';
import { isMapping, type ParsedText } from './text.ts';
import type { JsonObject, Language, Text } from './types.ts';

const statechartFeatures = new Set([
  'after',
  'delay',
  'invoke',
  'context',
  'entry',
  'exit',
  'always',
  'actions',
  'activities',
  'onDone',
  'onError',
]);
const textTitle = 'Text in Danish and English';
const idPattern = '^[a-z0-9]+(?:-[a-z0-9]+)*$';

export function checkSchemas(text: ParsedText, schemas: KindSchemas): Finding[] {
  const kinds = compileKinds(schemas);
  return text.files.flatMap(({ kind, parsed }) => {
    const before = known.get(parsed);
    if (before?.kinds === kinds) return before.findings;
    const findings = check(kind, parsed, kinds);
    known.set(parsed, { kinds, findings });
    return findings;
  });
}

/** By the parsed file: most files stay as they are between two checks. */
const known = new WeakMap<ParsedFile, { kinds: CompiledKinds; findings: Finding[] }>();

/** One file against the schema of its kind. */
export function checkSchema(kind: SchemaKind, parsed: ParsedFile, schemas: KindSchemas): Finding[] {
  return check(kind, parsed, compileKinds(schemas));
}

function check(kind: SchemaKind, parsed: ParsedFile, kinds: CompiledKinds): Finding[] {
  const errors = kinds.validate(kind, parsed.value);
  return errors.length === 0 ? [] : new Teller(kind, parsed, kinds).tell(errors, []);
}

class Teller {
  readonly #kind: SchemaKind;
  readonly #parsed: ParsedFile;
  readonly #kinds: CompiledKinds;

  constructor(kind: SchemaKind, parsed: ParsedFile, kinds: CompiledKinds) {
    this.#kind = kind;
    this.#parsed = parsed;
    this.#kinds = kinds;
  }

  tell(errors: ErrorObject[], base: Path): Finding[] {
    const unions = outermostUnions(errors);
    const found = errors
      .filter((error) => !pointersTo(error.instancePath).some((pointer) => unions.has(pointer)))
      .flatMap((error) => this.#one(error, [...base, ...pathOf(error.instancePath, this.#parsed.value, base)]));
    return [...found, ...[...unions.values()].flat().flatMap((union) => this.#union(union, base))];
  }

  /** One fault, told once: of the branches of a union, the one that was most probably meant. */
  #union(error: ErrorObject, base: Path): Finding[] {
    const path = [...base, ...pathOf(error.instancePath, this.#parsed.value, base)];
    if (this.#insideCondition(path)) return [];
    const branches = error.schema as JsonObject[];
    const shapes = branches.map((branch) => this.#kinds.resolve(branch));
    if (shapes.every((shape) => Object.keys(shape).every((key) => key === 'required'))) {
      return [this.#at(path, 'key', 'exactly-one-of', { keys: shapes.flatMap((shape) => shape.required as string[]) })];
    }
    const choices = shapes.map((shape) => shape.const);
    if (choices.every((choice) => choice !== undefined)) return [this.#notOneOf(path, error.data, choices)];
    const ranked = shapes.map((shape, index) => ({ index, fit: fit(shape, error.data) }));
    const best = ranked.reduce((left, right) => (right.fit > left.fit ? right : left));
    if (best.fit === Number.NEGATIVE_INFINITY) {
      const expected = [...new Set(shapes.flatMap((shape) => shape.type as string | string[]))];
      return [this.#at(path, 'value', 'wrong-type', { found: shown(error.data), expected })];
    }
    if (best.fit < 0 && isMapping(error.data)) {
      const titles = shapes.map((shape) => String(shape.title ?? ''));
      const key = Object.keys(error.data)[0];
      if (key !== undefined) return [this.#unknownKey(path, key, titles)];
    }
    const inner = this.#kinds.validateBranch(branches[best.index]!, error.data);
    return this.tell(inner, path);
  }

  #one(error: ErrorObject, path: Path): Finding[] {
    if (this.#insideCondition(path)) return [];
    const { params, data } = error;
    const name = error.propertyName;
    const at = <C extends Code>(code: C, values: Params<C>) => [
      name === undefined ? this.#at(path, 'value', code, values) : this.#at([...path, name], 'key', code, values),
    ];
    const found = shown(name ?? data);
    switch (error.keyword) {
      case 'if':
      case 'propertyNames':
        return [];
      case 'additionalProperties':
      case 'unevaluatedProperties': {
        const key = (params.additionalProperty ?? params.unevaluatedProperty) as string;
        const schema = error.parentSchema as JsonObject;
        const patterns = Object.keys((schema.patternProperties as JsonObject | undefined) ?? {}).map(plainPattern);
        const expected = [...Object.keys((schema.properties as JsonObject | undefined) ?? {}), ...patterns];
        return [this.#unknownKey(path, key, expected, (data as JsonObject)[key])];
      }
      case 'required':
      case 'dependentRequired':
        if ((error.parentSchema as JsonObject).title === textTitle && isMapping(data))
          return at('text-in-one-language', { language: params.missingProperty as Language });
        return [this.#at(path, 'key', 'missing-key', { key: params.missingProperty as string })];
      case 'enum':
        return [this.#notOneOf(path, data, params.allowedValues as unknown[])];
      case 'const':
        return [this.#notOneOf(path, data, [params.allowedValue])];
      case 'type':
        return at('wrong-type', { found, expected: [params.type].flat() as string[] });
      case 'format':
        if (params.format === 'date') return at('not-a-date', { found, near: nearestDate(String(name ?? data)) });
        return at('wrong-shape', { found, ...expectedWords(formatInWords(String(params.format))) });
      case 'pattern':
        // Ids of sources are told with the register at hand.
        if (path.at(-2) === 'source') return [];
        return this.#wrongPattern(String(name ?? data), error, at);
      case 'minLength':
      case 'maxLength':
      case 'minItems':
      case 'maxItems':
      case 'minProperties':
      case 'maxProperties':
      case 'minimum':
      case 'maximum':
        return at('wrong-size', {
          relation: error.keyword.startsWith('min') ? 'atLeast' : 'atMost',
          limit: params.limit as number,
          of: sizeOf(error.keyword),
        });
      case 'uniqueItems':
        return [this.#at([...path, params.i as number], 'value', 'repeated', {})];
      default:
        return at('not-as-expected', { rule: error.message ?? error.keyword });
    }
  }

  #wrongPattern(
    found: string,
    error: ErrorObject,
    at: <C extends Code>(code: C, values: Params<C>) => Finding[],
  ): Finding[] {
    const pattern = error.params.pattern as string;
    const title = (error.parentSchema as JsonObject).title;
    if (pattern === '\\S') return at('empty-text', {});
    if (title === 'Period') return at('not-a-period', { found, near: nearestPeriod(found) });
    if (pattern === idPattern) {
      const near = kebab(found);
      return at('not-an-id', { found, near: near === found || near === '' ? undefined : near });
    }
    return at('wrong-shape', { found, ...expectedWords(patternInWords(pattern)) });
  }

  #unknownKey(path: Path, key: string, expected: string[], value?: unknown): Finding {
    const place = [...path, key];
    const statechart = (this.#kind === 'workflow' || this.#kind === 'phase') && statechartFeatures.has(key);
    if (statechart) return this.#at(place, 'key', 'statechart-feature', { key });
    const inText = key.includes(' ') || expected.join() === 'da,en';
    if (value === null && inText) return this.#at(place, 'key', 'comma-in-text', { key });
    return this.#at(place, 'key', 'unknown-key', { key, near: nearest(key, expected), expected });
  }

  #notOneOf(path: Path, data: unknown, allowed: unknown[]): Finding {
    const words = allowed.map(String);
    return this.#at(path, 'value', 'not-one-of', {
      found: shown(data),
      allowed: words,
      near: nearest(String(data), words),
    });
  }

  #at<C extends Code>(path: Path, part: 'key' | 'value', code: C, params: Params<C>): Finding {
    return finding(this.#parsed.file, this.#parsed.locate(path, part), code, params);
  }

  /** What stands inside a condition is told by the condition language itself. */
  #insideCondition(path: Path): boolean {
    return (this.#kind === 'criteria' || this.#kind === 'conditions') && path[2] === 'when';
  }
}

function expectedWords({ da, en }: Text): { expectedDa: string; expectedEn: string } {
  return { expectedDa: da, expectedEn: en };
}

/** `^GOV-\\d{3}$` → `GOV-000`. */
function plainPattern(pattern: string): string {
  return pattern.replace(/^\^|\$$/g, '').replace(/\\d\{(\d)\}/g, (_, count) => '0'.repeat(Number(count)));
}

function kebab(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** How well data fits the shape of a branch: its type first, then the keys it has, lacks and should not have. */
function fit(shape: JsonObject, data: unknown): number {
  const type = shape.type;
  if (type !== undefined && ![type].flat().includes(typeOf(data))) return Number.NEGATIVE_INFINITY;
  if (!isMapping(data)) return typeof data === 'string' && isPeriod(data) ? 2 : 1;
  const known = new Set(Object.keys((shape.properties as JsonObject | undefined) ?? {}));
  const required = (shape.required as string[] | undefined) ?? [];
  const keys = Object.keys(data);
  if (required.length > 0 && !known.has(keys[0]!) && !required.some((key) => Object.hasOwn(data, key))) {
    return -1 + keys.filter((key) => known.has(key)).length - keys.length * 0.1;
  }
  const present = required.filter((key) => Object.hasOwn(data, key)).length;
  return present * 3 + keys.filter((key) => known.has(key)).length - keys.filter((key) => !known.has(key)).length * 0.5;
}

function typeOf(data: unknown): string {
  if (data === null) return 'null';
  if (Array.isArray(data)) return 'array';
  if (typeof data === 'number') return Number.isInteger(data) ? 'integer' : 'number';
  return typeof data;
}

function sizeOf(keyword: string): 'value' | 'items' | 'letters' | 'keys' {
  if (keyword.endsWith('Length')) return 'letters';
  if (keyword.endsWith('Items')) return 'items';
  return keyword.endsWith('Properties') ? 'keys' : 'value';
}

function shown(data: unknown): string {
  if (Array.isArray(data)) return '[…]';
  // As YAML writes it.
  if (Number.isNaN(data)) return '.nan';
  return isMapping(data) ? '{…}' : String(data);
}

/** By where they stand: the unions that are not met inside another one. */
function outermostUnions(errors: ErrorObject[]): Map<string, ErrorObject[]> {
  const unions = errors.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf');
  const shortest = new Map<string, number>();
  for (const { instancePath, schemaPath } of unions)
    shortest.set(instancePath, Math.min(schemaPath.length, shortest.get(instancePath) ?? schemaPath.length));
  return Map.groupBy(
    unions.filter(({ instancePath, schemaPath }) => {
      const [here, ...above] = pointersTo(instancePath);
      return schemaPath.length === shortest.get(here!) && !above.some((pointer) => shortest.has(pointer));
    }),
    ({ instancePath }) => instancePath,
  );
}

/** `/a/b` → `/a/b`, `/a` and the root. */
function pointersTo(pointer: string): string[] {
  const pointers = [pointer];
  for (let end = pointer.lastIndexOf('/'); end >= 0; end = pointer.lastIndexOf('/', end - 1)) {
    pointers.push(pointer.slice(0, end));
    if (end === 0) break;
  }
  return pointers;
}

/** A JSON pointer as keys and indexes, told apart by what stands in the data. */
function pathOf(pointer: string, root: unknown, base: Path): (string | number)[] {
  let here: unknown = root;
  for (const step of base) here = (here as Record<string | number, unknown> | undefined)?.[step];
  return pointer
    .split('/')
    .slice(1)
    .map((raw) => {
      const key = raw.replaceAll('~1', '/').replaceAll('~0', '~');
      const step = Array.isArray(here) ? Number(key) : key;
      here = (here as Record<string | number, unknown> | undefined)?.[step];
      return step;
    });
}
