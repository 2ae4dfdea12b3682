import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isBoundedJson,
  isExactNumber,
  isKeptNumber,
  MAX_JSON_DEPTH,
  MAX_JSON_SIZE,
} from '../../../src/domain/json.js';

const nested = (depth: number) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);

describe('JSON that passes through the gateway', () => {
  it('has a maximum depth', () => {
    expect([MAX_JSON_DEPTH, MAX_JSON_DEPTH + 1].map((depth) => isBoundedJson([nested(depth)]))).toEqual([
      true,
      false,
    ]);
    expect(isBoundedJson(nested(50_000))).toBe(false);
  });

  it('has a maximum size of its texts, its keys and its values', () => {
    const half = 'x'.repeat(MAX_JSON_SIZE / 2);

    expect(isBoundedJson({ a: half })).toBe(true);
    expect(isBoundedJson({ a: half, b: half })).toBe(false);
    expect(isBoundedJson({ [half]: half })).toBe(false);
    expect(isBoundedJson(Array.from({ length: MAX_JSON_SIZE }, () => 0))).toBe(false);
  });
});

describe('a number', () => {
  it.each([0, -1, 0.1, 1e-7, Number.MAX_SAFE_INTEGER])('is kept if it is %d', (value) => {
    expect(isKeptNumber(value)).toBe(true);
  });

  it.each([2 ** 53, -(2 ** 53), 1e21, Number.POSITIVE_INFINITY, Number.NaN])(
    'is not kept if it is %d',
    (value) => {
      expect(isKeptNumber(value)).toBe(false);
    },
  );

  it.each(['0', '-0', '1.50', '1e3', '12E-1', '0.30000000000000004'])('is exact as %s', (text) => {
    expect(isExactNumber(text)).toBe(true);
  });

  it.each(['9007199254740993', '0.1000000000000000000001', '1e400', '1e-400', '12345678901234567.89', 'x'])(
    'is not exact as %s',
    (text) => {
      expect(isExactNumber(text)).toBe(false);
    },
  );

  it('is exact if JavaScript wrote it, up to 53 bits', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(isExactNumber(JSON.stringify(value))).toBe(isKeptNumber(value));
      }),
    );
  });
});
