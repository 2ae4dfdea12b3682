import { describe, expect, it } from 'vitest';
import {
  changed,
  type Fit,
  type Fits,
  filledText,
  flag,
  type Misfit,
  magnitude,
  orNull,
  text,
  texts,
  whole,
  wordOf,
} from '../../../../sandbox/kernel/settings.js';

describe('a fit', () => {
  it.each<[string, Fit, readonly unknown[], readonly unknown[]]>([
    ['true or false', flag, [true, false], ['true', 0, 1, null, undefined]],
    ['a string', text, ['', 'a'], [1, null, undefined, ['a']]],
    ['a non-empty string', filledText, ['a', ' '], ['', 1, null, undefined]],
    ['a list of strings', texts, [[], ['a', '']], [['a', 1], [null], 'a', { length: 0 }, null]],
    [
      'a number of at least 0',
      magnitude,
      [0, 0.5, Number.MAX_VALUE],
      [-0.1, Number.NaN, Number.POSITIVE_INFINITY, '1', null, undefined, 1n],
    ],
    ['a whole number from 2 to 5', whole(2, 5), [2, 3, 5], [1, 6, 2.5, '3', null, undefined, [3]]],
    [
      'a whole number from 0 to 9007199254740991',
      whole(0),
      [0, 2 ** 53 - 1],
      [-1, 2 ** 53, 0.5, Number.POSITIVE_INFINITY],
    ],
    ['one of on, off, 2', wordOf('on', 'off', 2), ['on', 'off', 2], ['ON', '2', 'toString', '', null]],
    [
      'a number of at least 0, or null',
      orNull(magnitude),
      [null, 0, 1.5],
      [undefined, -1, 'null', Number.NaN],
    ],
  ])('takes %s and nothing else', (required, fit, taken, refused) => {
    expect(fit.required).toBe(required);
    expect(taken.filter((value) => !fit.fits(value))).toEqual([]);
    expect(refused.filter((value) => fit.fits(value))).toEqual([]);
  });
});

interface Settings {
  readonly loud: boolean;
  readonly pace: number;
  readonly name: string | null;
}

class Refused extends Error {
  constructor(readonly misfit: Misfit) {
    super(misfit.message);
  }
}

const PRESENT: Settings = { loud: false, pace: 5, name: null };
const FITS: Fits<Settings> = { loud: flag, pace: magnitude, name: orNull(filledText) };

const change = (changes: Readonly<Record<string, unknown>>): Settings =>
  changed(PRESENT, changes, { fits: FITS, refusal: (misfit) => new Refused(misfit) });

function misfitOf(changes: Readonly<Record<string, unknown>>): Misfit | undefined {
  try {
    change(changes);
  } catch (refusal) {
    if (refusal instanceof Refused) return refusal.misfit;
    throw refusal;
  }
  return undefined;
}

describe('changed settings', () => {
  it('have the changes, and the rest as it was', () => {
    expect(change({ pace: 9, name: 'Bank' })).toEqual({ loud: false, pace: 9, name: 'Bank' });
    expect(change({})).toEqual(PRESENT);
  });

  it('leave the present ones as they are', () => {
    const after = change({ loud: true });

    expect(after).not.toBe(PRESENT);
    expect(PRESENT).toEqual({ loud: false, pace: 5, name: null });
  });

  it('can go back to null', () => {
    const named: Settings = { ...PRESENT, name: 'Bank' };
    const refusal = (misfit: Misfit): Error => new Refused(misfit);

    expect(changed(named, { name: null }, { fits: FITS, refusal }).name).toBeNull();
  });

  it.each(['volume', 'Loud', '', '__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'are refused for the unknown name %j',
    (name) => {
      const changes = JSON.parse(`{ ${JSON.stringify(name)}: true }`);

      expect(misfitOf(changes)).toEqual({
        name,
        value: true,
        required: undefined,
        message: `Unknown setting '${name}'.`,
      });
    },
  );

  it.each([
    ['loud', 'yes', 'true or false', `Setting 'loud' can't be "yes".`],
    ['pace', -1, 'a number of at least 0', "Setting 'pace' can't be -1."],
    ['pace', null, 'a number of at least 0', "Setting 'pace' can't be null."],
    ['name', { a: [1] }, 'a non-empty string, or null', `Setting 'name' can't be {"a":[1]}.`],
  ])('are refused for %s that is %j', (name, value, required, message) => {
    expect(misfitOf({ [name]: value })).toEqual({ name, value, required, message });
  });

  it('are refused for the first change that does not fit, whatever the others are', () => {
    expect(misfitOf({ loud: true, pace: 'fast', volume: 1 })?.name).toBe('pace');
    expect(misfitOf({ volume: 1, pace: 'fast' })?.name).toBe('volume');
  });
});
