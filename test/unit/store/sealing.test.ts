import { describe, expect, it } from 'vitest';
import { SealingKeyError } from '../../../src/store/index.js';
import { createSealing } from '../../../src/store/sealing.js';

const KEY = new Uint8Array(32).fill(1);
const sealing = createSealing(KEY);

describe('sealing', () => {
  it.each([null, 0, '', 'naïve', [1, { a: null }], { nested: { list: [] } }])('gives %j back', (value) => {
    expect(sealing.open(sealing.seal(value, 'here'), 'here')).toEqual(value);
  });

  it('gives other bytes each time', () => {
    expect(sealing.seal('a', 'here')).not.toEqual(sealing.seal('a', 'here'));
  });

  it('opens after a restart with the same key', () => {
    expect(createSealing(KEY.slice()).open(sealing.seal('a', 'here'), 'here')).toBe('a');
  });

  it('does not open with another key', () => {
    const other = createSealing(new Uint8Array(32).fill(2));

    expect(() => other.open(sealing.seal('a', 'here'), 'here')).toThrow(SealingKeyError);
  });

  it('does not open elsewhere', () => {
    expect(() => sealing.open(sealing.seal('a', 'here'), 'there')).toThrow(SealingKeyError);
  });

  it('does not open when any byte was altered or the end is missing', () => {
    const sealed = sealing.seal('a', 'here');

    for (let at = 0; at < sealed.length; at++) {
      const altered = Uint8Array.from(sealed, (byte, each) => (each === at ? byte ^ 1 : byte));
      expect(() => sealing.open(altered, 'here')).toThrow(SealingKeyError);
      expect(() => sealing.open(sealed.subarray(0, at), 'here')).toThrow(SealingKeyError);
    }
  });

  it('refuses a key that is too short', () => {
    expect(() => createSealing(new Uint8Array(16))).toThrow('required at least 32 bytes, arrived 16');
  });

  it('refuses what JSON cannot hold', () => {
    expect(() => sealing.seal(undefined, 'here')).toThrow(TypeError);
  });
});
