import { describe, expect, it } from 'vitest';
import { keyErrors, nameErrors, textErrors } from '../../../../src/domain/rules/texts.js';

describe('an idempotency key', () => {
  it.each(['a', 'order 17/2026', '€-ü', 'k'.repeat(128)])('may be %s', (key) => {
    expect(keyErrors(key)).toEqual([]);
  });

  it.each([
    '',
    'k'.repeat(129),
    'a\nb',
    'a\u0000',
    'a\u202eb',
    'a\u2028b',
    'a\u115f',
    'a\u3164b',
    '\ufe0f',
    '\ud800',
  ])('is not %j', (key) => {
    expect(keyErrors(key)).toMatchObject([{ field: ['idempotencyKey'], code: 'INVALID_INPUT' }]);
  });

  it.each([' a', 'a ', '\u00a0a', 'a\u3000'])('has no white space at its ends: %j', (key) => {
    expect(keyErrors(key)).toEqual([
      {
        field: ['idempotencyKey'],
        messages: ['required no white space at the start and the end, arrived a key with some'],
        code: 'INVALID_INPUT',
      },
    ]);
  });

  it.each(['cafe\u0301', '\u212b', '\u1100\u1161'])('has the form NFC: %j', (key) => {
    expect(keyErrors(key)).toMatchObject([
      { messages: ['required Unicode normalization form C (NFC), arrived a key in another form'] },
    ]);
    expect(keyErrors(key.normalize('NFC'))).toEqual([]);
  });
});

describe('a name', () => {
  it('may be left out, and be as long as it may', () => {
    expect([null, undefined, 'n'.repeat(200)].flatMap((name) => nameErrors(name, 'name'))).toEqual([]);
    expect(nameErrors('n'.repeat(32), 'word', 32)).toEqual([]);
  });

  it.each(['', '   ', 'a\tb', 'n'.repeat(201)])('is not %j', (name) => {
    expect(nameErrors(name, 'name')).toMatchObject([{ field: ['name'], code: 'INVALID_INPUT' }]);
  });

  it('is never repeated in the complaint', () => {
    const [error] = nameErrors('1234567890'.repeat(30), 'accountNumber');

    expect(error?.messages).toEqual([
      'required 1 to 200 printable characters, not all blank, arrived 300 characters',
    ]);
  });
});

describe('a text', () => {
  it('may have lines, be empty or be left out', () => {
    expect([null, undefined, '', 'a\nb', 't'.repeat(500)].flatMap((text) => textErrors(text, 't'))).toEqual(
      [],
    );
  });

  it('is not longer than it may be', () => {
    expect(textErrors('t'.repeat(501), 'memo')).toMatchObject([{ field: ['memo'], code: 'INVALID_INPUT' }]);
  });
});
