import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../../../src/domain/errors.js';
import { toOperatorText, toProviderWord } from '../../../../src/domain/rules/provider-text.js';

const refusal = (message: string | null, more: Partial<Refusal> = {}): Refusal => ({
  ...{ code: null, field: null, message },
  ...more,
});

describe('the text of a refusal for operators', () => {
  it.each([
    ['both accounts must be at the same bank', 'both accounts must be at the same bank'],
    ['account 0123456789 is closed', 'account *** is closed'],
    ['account 0123 4567 89 is closed', 'account *** is closed'],
    ['ask help@bank.example or https://bank.example/a?key=1 today', 'ask *** or *** today'],
    ['token abcdefghijklmnopqrstuvwxyz0123 expired', 'token *** expired'],
    ['limit is 250.00 USD', 'limit is 250.00 USD'],
    ['two\nlines\u0000and\u202eodd', 'two lines and odd'],
  ])('of %j is %j', (message, text) => {
    expect(toOperatorText([refusal(message)])).toBe(text);
  });

  it('has the code and the field, and each text once', () => {
    const refusals = [refusal('is bad', { code: 'INVALID', field: 'amount' }), refusal('no'), refusal('no')];

    expect(toOperatorText(refusals)).toBe('INVALID: amount: is bad; no');
  });

  it('is null where the provider gave none', () => {
    expect(toOperatorText([])).toBeNull();
    expect(toOperatorText([refusal(null), refusal('  ')])).toBeNull();
  });

  it('is one short line without any run of four digits', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 600, unit: 'binary' }), { maxLength: 5 }), (texts) => {
        const text = toOperatorText(texts.map((each) => refusal(`${each} 4111 1111 1111 1111`))) ?? '';
        expect(text.length).toBeLessThanOrEqual(300);
        expect(text).not.toMatch(/\d{4}|[\r\n]/);
      }),
    );
  });
});

describe("a provider's word", () => {
  it.each([
    ['pending_manual_review_by_the_bank', 'pending_manual_review_by_the_bank'],
    ['R01', 'R01'],
    ['ACTIVE 4111 1111 1111 1111', 'ACTIVE ***'],
    ['closed:00012345678', '***'],
    ['sk1_abcdefghijkl', '***'],
    ['https://bank.example/x', '***'],
    ['two\nlines', 'two lines'],
    ['x'.repeat(100), 'x'.repeat(64)],
  ])('%j is shown as %j', (word, shown) => {
    expect(toProviderWord(word)).toBe(shown);
  });

  it('has no run of four digits', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'binary' }), (text) => {
        const word = toProviderWord(`${text} 4111 1111 1111 1111`);

        expect(word.length).toBeLessThanOrEqual(64);
        expect(word).not.toMatch(/\d{4}|[\r\n]/);
      }),
    );
  });
});
