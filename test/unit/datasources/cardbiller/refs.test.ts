import { describe, expect, it } from 'vitest';
import { parseEntryRef, refOf, toEntryRef, toUuid } from '../../../../src/datasources/cardbiller/refs.js';
import { account, connector, entry, globalId } from './fake-cardbiller.js';

describe('refs of Cardbiller', () => {
  it('are UUIDs in lower case', () => {
    expect(toUuid('B7F0C2DE-6F0A-4C55-8A54-5EC1F6A2D911')).toBe('b7f0c2de-6f0a-4c55-8a54-5ec1f6a2d911');
    for (const other of ['', 'x', `${account(1)} `, `{${account(1)}}`, 7, null])
      expect(toUuid(other)).toBeNull();
  });

  it('name account and transaction', () => {
    const ref = { account: account(1), transaction: entry(1) };

    expect(parseEntryRef(toEntryRef(ref).toUpperCase())).toEqual(ref);
    expect(parseEntryRef(account(1))).toBeNull();
  });

  it('are taken from global ids of this connector and kind alone', () => {
    expect(refOf(connector, 'Account', undefined)).toBeUndefined();
    expect(refOf(connector, 'Account', globalId('Account', account(1).toUpperCase()))).toBe(account(1));
    expect(refOf(connector, 'Account', globalId('Card', account(1)))).toBeNull();
    expect(refOf(connector, 'Account', globalId('Account', account(1), 'other'))).toBeNull();
    expect(refOf(connector, 'Account', 'x')).toBeNull();
  });
});
