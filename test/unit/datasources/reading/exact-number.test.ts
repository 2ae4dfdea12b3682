import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ExactNumber,
  parseExactJson,
  stringifyExactJson,
} from '../../../../src/datasources/reading/exact-number.js';

/** Any way in which JSON lets a number be written. */
const numberText = fc.stringMatching(/^-?(0|[1-9]\d{0,24})(\.\d{1,24})?([eE][+-]?\d{1,3})?$/);
/** A number within a document, and how it is found again. */
const frame = fc.constantFrom<readonly [(text: string) => string, (value: any) => unknown]>(
  [(text) => `[${text}]`, (value) => value[0]],
  [(text) => `[0,\n ${text} ]`, (value) => value[1]],
  [(text) => `{"a":${text}}`, (value) => value.a],
  [(text) => `{"a" : {"b":\t${text},"c":"x"}}`, (value) => value.a.b],
);

/** `-12.50e3` → the same for every way to write one number. */
function toFraction(text: string): string {
  const [, sign = '', whole = '', fraction = '', power = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const all = `${whole}${fraction}`.replace(/^0+/, '');
  const digits = all.replace(/0+$/, '');
  return digits === ''
    ? '0'
    : `${sign}${digits}e${Number(power) - fraction.length + all.length - digits.length}`;
}

describe('parseExactJson', () => {
  it('gives every number as it was written, be it as a number or as its text', () => {
    fc.assert(
      fc.property(numberText, frame, (text, [write, find]) => {
        const value = find(parseExactJson(write(text)));

        const told = value instanceof ExactNumber ? value.text : String(value);
        expect(value instanceof ExactNumber || typeof value === 'number').toBe(true);
        expect(toFraction(told)).toBe(toFraction(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('gives whatever a double holds as a plain number', () => {
    const plain = fc.stringMatching(/^-?(0|[1-9]\d{0,6})(\.\d{1,8})?([eE][+-]?[0-7])?$/);
    fc.assert(
      fc.property(plain, frame, (text, [write, find]) => {
        expect(find(parseExactJson(write(text)))).toBe(Number(text));
      }),
    );
  });

  it('reads as others do whatever else there is, with and without a number that needs care', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const careful = parseExactJson(`[12345678901234567890,${text}]`);

        const plain = JSON.stringify(JSON.parse(text));
        expect(JSON.stringify(parseExactJson(text))).toBe(plain);
        expect(JSON.stringify(careful)).toBe(`[12345678901234567000,${plain}]`);
      }),
    );
  });

  it.each([
    '9007199254740993',
    '-100000000000000000000',
    '12345678901234567.89',
    '0.10000000000000000000001',
    '1e400',
    '1E-400',
  ])('keeps the text of %s', (text) => {
    expect(parseExactJson(`{"amount":${text}}`)).toEqual({ amount: new ExactNumber(text) });
  });

  it.each([
    ['9007199254740991', 9007199254740991],
    ['0.30000000000000004', 0.30000000000000004],
    ['1250.5000000000000000', 1250.5],
    ['1.25e3', 1250],
  ])('makes a number of %s', (text, value) => {
    expect(parseExactJson(`[${text}]`)).toEqual([value]);
  });

  it('leaves numbers within texts alone', () => {
    const texts = ['1234567890123456789.5', ':1e400', '[12345678901234567890]', '\u00e9 "1e5" \\'];

    expect(parseExactJson(JSON.stringify({ texts, amount: 5 }))).toEqual({ texts, amount: 5 });
  });

  it.each([
    '',
    '[1234567890123456',
    '[01234567890123456]',
    '[1234567890123456,]',
    '[.1e5]',
    '[1.e5]',
    '[NaN]',
  ])('refuses %j', (text) => {
    expect(() => parseExactJson(text)).toThrow(SyntaxError);
  });

  it('reads long numbers beside records that are nested deeply', () => {
    const depth = 5000;

    const [exact, deep] = parseExactJson(`[1e400,${'['.repeat(depth)}${']'.repeat(depth)}]`) as unknown[];

    expect(exact).toEqual(new ExactNumber('1e400'));
    expect(deep).toBeInstanceOf(Array);
  });

  it('gives a key of any name to the object alone', () => {
    const value: any = parseExactJson('{"__proto__":{"id":1e400},"a":1}');

    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(value.id).toBeUndefined();
    expect(Object.entries(value)).toEqual([
      ['__proto__', { id: new ExactNumber('1e400') }],
      ['a', 1],
    ]);
  });

  it.each(['\uE000', '["\uE000",0]', '\\uE000'])('reads the text %j beside a long number', (text) => {
    expect(parseExactJson(`[${JSON.stringify(text)},1e400]`)).toEqual([text, new ExactNumber('1e400')]);
  });

  it('takes no number for a key', () => {
    expect(() => parseExactJson('{12345678901234567890:1}')).toThrow(SyntaxError);
  });

  it('refuses what is nested deeper than it can follow', () => {
    const depth = 100_000;

    expect(() => parseExactJson(`${'['.repeat(depth)}1e400${']'.repeat(depth)}`)).toThrow(RangeError);
  });

  it.each([
    ['lists', '[', ']'],
    ['objects', '{"a":', '}'],
    ['lists that do not end', '[', ''],
  ])('refuses more than 10,000 levels of %s before it parses them', (_kind, open, close) => {
    const nested = (depth: number) => `${open.repeat(depth)}1${close.repeat(depth)}`;

    expect(() => parseExactJson(nested(10_001))).toThrow(RangeError);
    expect(() => parseExactJson(nested(10_000))).not.toThrow(RangeError);
  });

  it('counts no brackets within texts', () => {
    const text = `${'['.repeat(20_000)}"\\${'{'.repeat(20_000)}`;

    expect(parseExactJson(JSON.stringify([text, 1]))).toEqual([text, 1]);
  });
});

describe('an exact number', () => {
  it('goes into JSON as near as a number comes', () => {
    expect(JSON.stringify({ a: new ExactNumber('9007199254740993') })).toBe('{"a":9007199254740992}');
  });
});

describe('stringifyExactJson', () => {
  it('writes every number with its digits', () => {
    const text = '{"a":[9007199254740993,1e400,{"b":0.1}],"c":"x"}';

    expect(stringifyExactJson(parseExactJson(text))).toBe(text);
    expect(stringifyExactJson({ a: 1, b: undefined })).toBe('{"a":1}');
  });

  it('refuses what JSON cannot represent', () => {
    expect(() => stringifyExactJson(undefined)).toThrow(TypeError);
  });
});
