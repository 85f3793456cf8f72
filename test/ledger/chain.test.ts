import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, chainHash, startOfChain } from '../../src/ledger/chain.ts';

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
