import { expect, it } from 'vitest';
import { withoutNulls } from '../../../../src/resolvers/shared/inputs.js';

it('leaves out what is null or undefined and keeps every other value, empty ones too', () => {
  const input = { a: null, b: undefined, c: '', d: 0, e: false, f: [] as string[] };

  expect(Object.entries(withoutNulls(input))).toEqual([
    ['c', ''],
    ['d', 0],
    ['e', false],
    ['f', []],
  ]);
});

it.each([null, undefined])('makes an empty filter of %s', (input) => {
  expect(withoutNulls(input)).toEqual({});
});
