import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromGlobalId, NODE_KINDS, toGlobalId } from '../../../src/domain/ids.js';

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
