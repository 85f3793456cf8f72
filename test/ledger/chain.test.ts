import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../src/ledger/canonical-json.ts';
import { chainHash, startOfChain } from '../../src/ledger/chain.ts';

const seed = 20261101;

function keysReversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(keysReversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, keysReversed(inner)]),
  );
}

/** The definition, step by step, as the first release wrote it. */
function plainly(value: unknown): string {
  if (Array.isArray(value)) return `[${Array.from(value, plainly).join(',')}]`;
  const prototype = typeof value === 'object' && value !== null ? Object.getPrototypeOf(value) : undefined;
  if (prototype === Object.prototype || prototype === null) {
    const object = value as Record<string, unknown>;
    const present = Object.keys(object).filter((key) => object[key] !== undefined);
    return `{${present
      .sort()
      .map((key) => `${JSON.stringify(key)}:${plainly(object[key])}`)
      .join(',')}}`;
  }
  const isScalar = value === null || ['string', 'boolean'].includes(typeof value) || Number.isFinite(value);
  if (!isScalar) throw new TypeError('refused');
  return JSON.stringify(value);
}

function outcomeOf(write: () => string): string {
  try {
    return write();
  } catch {
    return 'refused';
  }
}

describe('canonical JSON', () => {
  test('has its keys sorted, no white space, and leaves out what is undefined', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'æ\n' }], a: undefined, 10: true, 9: -0 })).toBe(
      '{"10":true,"9":0,"b":[1,{"c":"æ\\n","d":null}]}',
    );
  });

  test(`is the same in whatever order the keys were written (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(keysReversed(value))).toBe(canonicalJson(value));
      }),
      { seed },
    );
  });

  test(`says the same as JSON, and saying it twice changes nothing (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
      { seed },
    );
  });

  test(`is, or refuses, what JSON itself writes when the keys are sorted beforehand (seed ${seed})`, () => {
    let written = 0;
    const anything = fc.anything({
      key: fc.oneof(fc.constantFrom('a', 'b', 'c', '1', '10', '"', 'æ', '\ud800'), fc.string({ unit: 'binary' })),
      values: [fc.string({ unit: 'binary' }), fc.double(), fc.integer(), fc.boolean(), fc.constant(null)],
      withNullPrototype: true,
    });
    const unusual = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSparseArray: true });
    fc.assert(
      fc.property(fc.oneof({ weight: 9, arbitrary: anything }, { weight: 1, arbitrary: unusual }), (value) => {
        const expected = outcomeOf(() => plainly(value));
        expect(outcomeOf(() => canonicalJson(value))).toBe(expected);
        if (!expected.startsWith('refused')) written += 1;
      }),
      { seed, numRuns: 3000 },
    );
    expect(written).toBeGreaterThan(1000);
  });

  test('does not depend on how many kinds of objects were written before', () => {
    for (let kind = 0; kind < 12_000; kind += 1) {
      expect(canonicalJson({ [`z${kind}`]: 1, [`a${kind}`]: 2 })).toBe(`{"a${kind}":2,"z${kind}":1}`);
    }
    expect(canonicalJson({ b: 1, a: 2 })).toBe('{"a":2,"b":1}');
  });

  test.each([
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1n,
    () => 1,
    Symbol('x'),
    new Date(0),
    new Map(),
    [undefined],
    undefined,
  ])('refuses what JSON would bend: %s', (value) => {
    expect(() => canonicalJson({ value: [value] })).toThrow('cannot be kept as JSON');
  });
});

test('a hash is SHA-256 over the previous hash and the event', () => {
  const first = chainHash(startOfChain, 'abc');
  // The example of FIPS 180-2, appendix B.1.
  expect(first).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(chainHash(first, 'abc')).not.toBe(first);
});
