/** The schemas of the kinds of files, compiled once. They are the engine's own, never the checked folder's. */

import type { ErrorObject, ValidateFunction } from 'ajv';
import type { Ajv2020, Options } from 'ajv/dist/2020.js';
import type { TextFiles, YamlKind } from './kinds.ts';
import { kindValidators, newAjv } from './libraries.ts';
import { rememberedOf } from './remembered.ts';
import type { JsonObject } from './types.ts';

/** File name (`deadlines.schema.json`) → schema. */
export type KindSchemas = Readonly<Record<string, JsonObject>>;

/** What a schema describes: the kinds of the text, and the scenarios that exercise it. */
export type SchemaKind = YamlKind | 'form' | 'scenario' | 'scenario-fixtures';

export interface CompiledKinds {
  validate(kind: SchemaKind, value: unknown): ErrorObject[];
  /** Validates with one branch of an `anyOf` or `oneOf` found in a schema. */
  validateBranch(branch: JsonObject, value: unknown): ErrorObject[];
  /** The schema that a branch refers to, or the branch itself. */
  resolve(branch: JsonObject): JsonObject;
}

/**
 * The schemas among the files of the package that the engine came with.
 * @throws {SyntaxError} when one of them is not JSON: a fault of the package, not of a user's text.
 */
export function kindSchemasFrom(files: TextFiles): KindSchemas {
  const schemas: Record<string, JsonObject> = {};
  for (const [file, content] of Object.entries(files)) {
    const name = /^schemas\/([^/]+\.schema\.json)$/.exec(file)?.[1];
    if (name) schemas[name] = JSON.parse(content) as JsonObject;
  }
  return schemas;
}

const compiled = new WeakMap<KindSchemas, CompiledKinds>();
const compiledOf = rememberedOf<CompiledKinds>();

/** Schemas that are read again are compiled again only when they have changed. */
export function compileKinds(schemas: KindSchemas): CompiledKinds {
  const known = compiled.get(schemas);
  if (known) return known;
  const content = JSON.stringify(schemas);
  const made = compiledOf([content], () => compile(schemas, content));
  compiled.set(schemas, made);
  return made;
}

/** Faults are told by schemas that are compiled when the first one is found; whether there are any, by the written ones. */
function compile(schemas: KindSchemas, content: string): CompiledKinds {
  const written = kindValidators();
  const quick = written?.of === content ? written : null;
  let thorough: CompiledKinds | undefined;
  const thoroughly = () => {
    thorough ??= compileThoroughly(schemas);
    return thorough;
  };
  return {
    validate: (kind, value) =>
      quick?.follow({ [`${kind}.schema.json`]: value }) ? [] : thoroughly().validate(kind, value),
    validateBranch: (branch, value) => thoroughly().validateBranch(branch, value),
    resolve: (branch) => thoroughly().resolve(branch),
  };
}

/** An Ajv that knows the schemas by their file names. */
export function kindAjv(schemas: KindSchemas, options: Options): Ajv2020 {
  const ajv = newAjv({
    strict: true,
    strictTypes: false,
    strictRequired: false,
    strictTuples: false,
    allowUnionTypes: true,
    // Whether the engine's own schemas are schemas is a matter for its tests.
    validateSchema: false,
    ...options,
  });
  ajv.addVocabulary(['markdownDescription', 'defaultSnippets']);
  for (const [name, schema] of Object.entries(schemas)) ajv.addSchema({ ...schema, $id: name });
  return ajv;
}

function compileThoroughly(schemas: KindSchemas): CompiledKinds {
  const ajv = kindAjv(schemas, {
    allErrors: true,
    verbose: true,
    // A process that checks once spends more on writing a validating function well than on running it.
    inlineRefs: false,
    code: { optimize: false, process: joinedInPlace },
  });
  const bases = new Map<object, string>();
  for (const [name, schema] of Object.entries(schemas)) noteBases(schema, name, bases);
  const branches = new Map<object, ValidateFunction>();
  const reference = (branch: JsonObject): string | null => {
    const ref = branch.$ref;
    if (typeof ref !== 'string') return null;
    return ref.startsWith('#') ? `${bases.get(branch) ?? ''}${ref}` : ref;
  };
  const errors = (validate: ValidateFunction, value: unknown) => (validate(value) ? [] : [...(validate.errors ?? [])]);
  return {
    validate(kind, value) {
      const validate = ajv.getSchema(`${kind}.schema.json`);
      if (!validate) throw new Error(`schemas/${kind}.schema.json is missing from the engine's own schemas`);
      return errors(validate, value);
    },
    validateBranch(branch, value) {
      let validate = branches.get(branch);
      if (!validate) {
        const ref = reference(branch);
        const base = bases.get(branch);
        const defs = base ? (schemas[base]?.$defs ?? {}) : {};
        validate = ajv.compile(ref ? { $ref: ref } : { ...branch, $defs: defs });
        branches.set(branch, validate);
      }
      return errors(validate, value);
    },
    resolve(branch) {
      const ref = reference(branch);
      if (!ref) return branch;
      const [file, pointer = ''] = ref.split('#');
      let schema: unknown = schemas[file!];
      for (const step of pointer.split('/').slice(1)) schema = (schema as Record<string, unknown> | undefined)?.[step];
      return (schema as JsonObject | undefined) ?? branch;
    },
  };
}

/**
 * Ajv joins the errors of each part to those before it with `concat`, which in a long file copies every error once for
 * each part that follows. The array is the validating function's own, so it can grow where it is.
 */
function joinedInPlace(code: string): string {
  return code.replace(/vErrors\.concat\((\w+\.errors)\)/g, '$1.reduce((all, one) => (all.push(one), all), vErrors)');
}

/** Remembers for every object of a schema which file it stands in, so that `#/…` can be followed from it. */
function noteBases(node: unknown, base: string, bases: Map<object, string>): void {
  if (typeof node !== 'object' || node === null) return;
  bases.set(node, base);
  for (const value of Object.values(node)) noteBases(value, base, bases);
}
