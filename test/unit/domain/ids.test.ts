import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromGlobalId, NODE_KINDS, refWithin, toConnectorName, toGlobalId } from '../../../src/domain/ids.js';

describe('global ids', () => {
  it('give back what they were made of', () => {
    const id = fc.record({
      connector: fc.stringMatching(/^[a-z][a-z0-9-]{0,31}$/),
      kind: fc.constantFrom(...NODE_KINDS),
      ref: fc.string({ minLength: 1, maxLength: 80, unit: 'grapheme' }),
    });

    fc.assert(
      fc.property(id, (parts) => {
        expect(fromGlobalId(toGlobalId(parts))).toEqual(parts);
      }),
    );
  });

  it('have parts that nobody can change for the next reader', () => {
    const id = toGlobalId({ connector: 'tp-main', kind: 'Account', ref: 'acct_1' });

    const change = () => Object.assign(fromGlobalId(id) ?? {}, { connector: 'tp-other' });

    expect(change).toThrow(TypeError);
    expect(fromGlobalId(id)).toEqual({ connector: 'tp-main', kind: 'Account', ref: 'acct_1' });
  });

  it('are read alike after many others', () => {
    const ids = Array.from({ length: 12_000 }, (_, index) => ({
      connector: 'tp-main',
      kind: 'Account' as const,
      ref: `acct_${index}`,
    }));

    const parsed = [...ids, ...ids].map((each) => fromGlobalId(toGlobalId(each)));

    expect(parsed).toEqual([...ids, ...ids]);
  });

  it('are not made up of any other text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = fromGlobalId(text);
        expect(parsed === null || toGlobalId(parsed) === text).toBe(true);
      }),
    );
  });

  it.each(['', 'x', 'YTpi', Buffer.from('tp:Nothing:1').toString('base64url'), 'a'.repeat(600)])(
    'refuse %j',
    (text) => {
      expect(fromGlobalId(text)).toBeNull();
    },
  );
});

describe('the ref of an object of some kind at some connector', () => {
  const id = toGlobalId({ connector: 'tp-main', kind: 'Transfer', ref: 'ach/ach_1' });

  it('is what its id says', () => {
    expect(refWithin('tp-main', 'Transfer', id)).toBe('ach/ach_1');
  });

  it.each([
    ['another connector', 'tp-other', 'Transfer', id],
    ['another kind', 'tp-main', 'Account', id],
    ['no id', 'tp-main', 'Transfer', 'ach_1'],
  ] as const)('is none for %s', (_, connector, kind, text) => {
    expect(refWithin(connector, kind, text)).toBeNull();
  });
});

describe('the name of a connector', () => {
  it('is what its id names, or the name itself', () => {
    expect(toConnectorName(toGlobalId({ connector: 'tp-main', kind: 'Connector', ref: 'tp-main' }))).toBe(
      'tp-main',
    );
    expect(toConnectorName('tp-main')).toBe('tp-main');
  });

  it('is not that of another object', () => {
    const account = toGlobalId({ connector: 'tp-main', kind: 'Account', ref: '1' });

    expect(toConnectorName(account)).toBe(account);
  });
});
