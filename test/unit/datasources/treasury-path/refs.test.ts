import { describe, expect, it } from 'vitest';
import {
  parseOwnedId,
  parseOwnedRef,
  toOwnedId,
  toOwnedRef,
} from '../../../../src/datasources/treasury-path/refs.js';
import { connector } from './fake-treasury-path.js';

describe('refs', () => {
  it.each([
    { companyId: 'Z2lkOi8vd2FsbGV0LWFwcC9Db21wYW55Lzc', id: 'Z2lkOi8vd2FsbGV0LWFwcC9FbnRpdHkvNDI' },
    { companyId: 'comp_1', id: 'gid://wallet-app/Entity/42' },
    { companyId: '100%', id: 'a%2Fb' },
  ])('come back from %j', (owned) => {
    expect(parseOwnedRef(toOwnedRef(owned))).toEqual(owned);
    expect(parseOwnedId(connector, 'Account', toOwnedId(connector, 'Account', owned))).toEqual(owned);
  });

  it.each(['', 'a', '/', 'a/', '/b', 'a/b/c', './b', 'a/..', '%2e%2e/b', 'a/%2E', '%/b', 'a/%zz'])(
    'names nothing by %j',
    (ref) => {
      expect(parseOwnedRef(ref)).toBeNull();
    },
  );

  it('names nothing by an id of another kind or another connector', () => {
    const owned = { companyId: 'c', id: 'b' };

    expect(parseOwnedId(connector, 'Account', toOwnedId(connector, 'Transfer', owned))).toBeNull();
    expect(
      parseOwnedId(connector, 'Account', toOwnedId({ ...connector, name: 'other' }, 'Account', owned)),
    ).toBeNull();
    expect(parseOwnedId(connector, 'Account', 'nonsense')).toBeNull();
  });
});
