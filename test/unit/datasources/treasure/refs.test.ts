import { expect, it } from 'vitest';
import {
  parseAccountId,
  parseAccountRef,
  parseBusinessId,
  parseBusinessRef,
  parseOwnedRef,
  toAccountRef,
  toBusinessRef,
  toOwnedRef,
} from '../../../../src/datasources/treasure/refs.js';
import { toGlobalId } from '../../../../src/domain/ids.js';

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

it('reads global ids of this connector alone, and of the right kind', () => {
  const connector = { name: 'treasure-main', provider: 'TREASURE', environment: 'SANDBOX' } as const;
  const id = (name: string, kind: 'Account' | 'Business', ref: string) =>
    toGlobalId({ connector: name, kind, ref });

  expect(parseBusinessId(connector, id('treasure-main', 'Business', 'b1'))).toBe('b1');
  expect(parseBusinessId(connector, id('other', 'Business', 'b1'))).toBeNull();
  expect(parseBusinessId(connector, id('treasure-main', 'Account', 'b1'))).toBeNull();
  expect(parseAccountId(connector, id('treasure-main', 'Account', 'portfolio/b1'))).toEqual({
    kind: 'portfolio',
    businessId: 'b1',
  });
  expect(parseAccountId(connector, 'nothing')).toBeNull();
});
