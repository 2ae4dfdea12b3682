import { describe, expect, it } from 'vitest';
import {
  accountNumberErrors,
  isAchDescription,
  MAX_ACH_DESCRIPTION,
  routingNumberErrors,
} from '../../../../src/domain/rules/ach.js';

describe('the description of an ACH entry', () => {
  it.each(['', 'Rent', '0123456789', 'A-b/c #1'])('may be %j', (text) => {
    expect(isAchDescription(text)).toBe(true);
  });

  it.each(['x'.repeat(MAX_ACH_DESCRIPTION + 1), 'Müller', 'a\nb', '€'])('is not %j', (text) => {
    expect(isAchDescription(text)).toBe(false);
  });
});

describe('a routing number', () => {
  it.each(['021000021', '011401533', '000000000'])('may be %s', (number) => {
    expect(routingNumberErrors(number, 'routingNumber')).toEqual([]);
  });

  it.each(['021000022', '201000021', '02100002', '0210000210', '02100002a', '', ' 021000021', '٠٢١٠٠٠٠٢١'])(
    'is not %j',
    (number) => {
      expect(routingNumberErrors(number, 'ach.routingNumber')).toMatchObject([
        { field: ['ach', 'routingNumber'], code: 'INVALID_INPUT' },
      ]);
    },
  );
});

describe('an account number', () => {
  it.each(['1234', '12345678901234567', 'DE89ABC0001'])('may be %s', (number) => {
    expect(accountNumberErrors(number, 'accountNumber')).toEqual([]);
  });

  it.each(['123', '123456789012345678', '1234 5678', '1234-5678', ''])('is not %j', (number) => {
    expect(accountNumberErrors(number, 'accountNumber')).toMatchObject([
      { field: ['accountNumber'], code: 'INVALID_INPUT' },
    ]);
  });

  it('is never repeated in the complaint', () => {
    const [error] = accountNumberErrors('99001122 33445566', 'accountNumber');

    expect(error?.messages).toEqual(['required 4 to 17 letters and digits, arrived 17 characters']);
  });
});
