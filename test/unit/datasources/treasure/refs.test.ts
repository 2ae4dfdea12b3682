import { expect, it } from 'vitest';
import {
  parseAccountRef,
  parseBusinessRef,
  parseOwnedRef,
  toAccountRef,
  toBusinessRef,
  toOwnedRef,
} from '../../../../src/datasources/treasure/refs.js';

const ODD = ['5f2c7a10-7d0e-11ef', 'urn:uuid:1', 'a/b', '100%', '%2F', 'ä ö', 'a..b'];

it.each(ODD)('finds the id %s again in every ref', (id) => {
  const bank = { kind: 'bank_account', businessId: id, id } as const;
  const portfolio = { kind: 'portfolio', businessId: id } as const;

  expect(parseBusinessRef(toBusinessRef(id))).toBe(id);
  expect(parseOwnedRef(toOwnedRef({ businessId: id, id }))).toEqual({ businessId: id, id });
  expect(parseAccountRef(toAccountRef(bank))).toEqual(bank);
  expect(parseAccountRef(toAccountRef(portfolio))).toEqual(portfolio);
});

it('leaves plain ids as they are', () => {
  expect(toAccountRef({ kind: 'bank_account', businessId: 'b1', id: 'urn:uuid:1' })).toBe(
    'bank_account/b1/urn:uuid:1',
  );
});

it.each([
  '',
  '.',
  '..',
  'a/..',
  '%2e%2e',
  '%',
  'a//b',
  'a/b/c',
  'portfolio/..',
  'portfolio/a/b',
  'bank_account/a',
])('takes %s for no ref of an account or of what a business owns', (ref) => {
  expect(parseAccountRef(ref)).toBeNull();
  if (!/^(portfolio|bank_account)\/[a-z]+$/.test(ref)) expect(parseOwnedRef(ref)).toBeNull();
});
