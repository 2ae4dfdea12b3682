import { describe, expect, it } from 'vitest';
import {
  isId,
  parseTransferRef,
  refOf,
  TRANSFER_RESOURCES,
  toTransferRef,
} from '../../../../src/datasources/treasury-prime/refs.js';
import { connector, globalId } from './fake-treasury-prime.js';

describe('the ref of a transfer', () => {
  it.each(TRANSFER_RESOURCES)('names the resource %s beside the id', (resource) => {
    const ref = toTransferRef({ resource, id: 'x_1' });

    expect(ref).toBe(`${resource}/x_1`);
    expect(parseTransferRef(ref)).toEqual({ resource, id: 'x_1' });
  });

  it.each(['', 'ach', 'ach/', 'x_1', 'check/x_1', 'ach/a/b', 'ach/..', 'ACH/x_1', '/x_1', 'ach/a b'])(
    'is not %j',
    (ref) => {
      expect(parseTransferRef(ref)).toBeNull();
    },
  );
});

describe('isId', () => {
  it.each(['acct_11kq0wz3t5n8c2', 'a.b', 'a:b', 'ä', 'urn+x=1'])('holds for %j', (text) => {
    expect(isId(text)).toBe(true);
  });

  it.each(['', '.', '..', 'a/b', 'a\\b', 'a?b', 'a#b', '%2e%2e', 'a b', 'a\n', 'a\ud800'])(
    'does not hold for %j',
    (text) => {
      expect(isId(text)).toBe(false);
    },
  );
});

describe('refOf', () => {
  it('reads the ref of an object of this connector', () => {
    expect(refOf(connector, 'Account', globalId('Account', 'acct_1'))).toBe('acct_1');
    expect(refOf(connector, 'Account', undefined)).toBeUndefined();
  });

  it.each([
    ['another connector', globalId('Account', 'acct_1', 'other')],
    ['another kind', globalId('Counterparty', 'acct_1')],
    ['no global id', 'acct_1'],
    ['what is no id of theirs', globalId('Account', 'portfolio/b1')],
  ])('finds nothing in %s', (_, id) => {
    expect(refOf(connector, 'Account', id)).toBeNull();
  });
});
