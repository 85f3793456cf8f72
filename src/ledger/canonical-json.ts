/** JSON as the hash chain needs it: the same content is the same text. One pass, for every event ever written goes through it. */

/**
 * JSON with the keys of every object sorted by UTF-16 code units and no white space, as in RFC 8785.
 * @throws {TypeError} for anything JSON would silently drop or bend: NaN, functions, dates, maps, holes in arrays.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return quoted(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (Number.isFinite(value)) return String(value);
      break;
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) return canonicalList(value);
      if (isPlain(value)) return canonicalObject(value);
      break;
  }
  throw new TypeError(
    `${String(value)} cannot be kept as JSON. Only text, finite numbers, true, false, null, lists and plain objects can.`,
  );
}

function canonicalList(list: unknown[]): string {
  let text = '';
  for (let i = 0; i < list.length; i++) text += (i === 0 ? '' : ',') + canonicalJson(list[i]);
  return `[${text}]`;
}

function canonicalObject(object: Record<string, unknown>): string {
  const members = membersOf(Object.keys(object));
  let text = '';
  for (let i = 0; i < members.length; i++) {
    const { key, label } = members[i]!;
    const value = object[key];
    if (value !== undefined) text += (text === '' ? label : `,${label}`) + canonicalJson(value);
  }
  return `{${text}}`;
}

/** Anything but characters that stand for themselves. Surrogates are left to JSON: those without a partner are escaped. */
const toEscape = /[^ !#-[\]-\ud7ff\ue000-\uffff]/;

function quoted(text: string): string {
  return toEscape.test(text) ? JSON.stringify(text) : `"${text}"`;
}

interface Member {
  key: string;
  /** `"key":` */
  label: string;
}

/** Objects with the same keys in the same order are as branches of a tree; at the end of each, the keys sorted. */
interface Branch {
  next: Map<string, Branch>;
  sorted?: Member[];
}

const mostBranches = 10_000;
let root: Branch = { next: new Map() };
let branches = 0;

/** The keys in canonical order, sorted the first time and remembered: there are few kinds of events, and many of each. */
function membersOf(keys: string[]): Member[] {
  if (branches > mostBranches) {
    root = { next: new Map() };
    branches = 0;
  }
  let branch = root;
  for (const key of keys) {
    let next = branch.next.get(key);
    if (next === undefined) {
      next = { next: new Map() };
      branch.next.set(key, next);
      branches += 1;
    }
    branch = next;
  }
  branch.sorted ??= keys.toSorted().map((key) => ({ key, label: `${quoted(key)}:` }));
  return branch.sorted;
}

function isPlain(value: object): value is Record<string, unknown> {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
