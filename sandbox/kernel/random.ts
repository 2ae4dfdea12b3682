import type { Random } from './types.js';

const ALPHANUMERIC = 'abcdefghijklmnopqrstuvwxyz0123456789';
const DIGITS = '0123456789';
const HEX = '0123456789abcdef';

/** A generator that gives the same sequence for the same seed. **Source** the public-domain mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (min: number, max: number): number => min + Math.floor(fraction() * (max - min + 1));
  const text = (alphabet: string, length: number): string =>
    Array.from({ length }, () => alphabet.charAt(int(0, alphabet.length - 1))).join('');
  return {
    int,
    pick: (from) => pick(from, int),
    chance: (probability) => fraction() < probability,
    token: (length) => text(ALPHANUMERIC, length),
    digits: (length) => text(DIGITS, length),
    uuid: () => {
      const variant = HEX.charAt(int(8, 11));
      return `${text(HEX, 8)}-${text(HEX, 4)}-4${text(HEX, 3)}-${variant}${text(HEX, 3)}-${text(HEX, 12)}`;
    },
  };
}

function pick<T>(from: readonly T[], int: (min: number, max: number) => number): T {
  if (from.length === 0) throw new RangeError('pick needs at least one value, got an empty list');
  return from[int(0, from.length - 1)] as T;
}
