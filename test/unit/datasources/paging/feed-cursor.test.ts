import { describe, expect, it } from 'vitest';
import { createFeedCipher, feedCursorsFor } from '../../../../src/datasources/paging/feed-cursor.js';
import { ForeignCursorError, MAX_EVENT_CURSOR } from '../../../../src/domain/event.js';

const FIELD = 'Query.events';
const cipher = createFeedCipher(Buffer.from('a secret of the test'));
const cursors = feedCursorsFor(cipher, 'ops');

describe('a cursor of the feed', () => {
  it.each([0, 1, 2 ** 32, Number.MAX_SAFE_INTEGER])('returns the position %d', (number) => {
    const cursor = cursors.seal(number, FIELD);

    expect(cursors.open(cursor, FIELD, 'after')).toBe(number);
    expect(cursor.length).toBeLessThanOrEqual(MAX_EVENT_CURSOR);
  });

  it('is the same for the same position', () => {
    expect(cursors.seal(7, FIELD)).toBe(cursors.seal(7, FIELD));
    expect(cursors.seal(7, FIELD)).not.toBe(cursors.seal(8, FIELD));
  });

  it('is refused for another caller, field or secret', () => {
    const cursor = cursors.seal(7, FIELD);
    const others = [
      () => feedCursorsFor(cipher, 'other').open(cursor, FIELD, 'after'),
      () => cursors.open(cursor, 'Query.others', 'after'),
      () =>
        feedCursorsFor(createFeedCipher(Buffer.from('another secret')), 'ops').open(cursor, FIELD, 'after'),
    ];

    for (const open of others) expect(open).toThrow(ForeignCursorError);
  });

  it.each(['', 'e1', 'e1AAAA', 'no cursor', `e1${'A'.repeat(500)}`])(
    'does not take %j for a cursor',
    (text) => {
      expect(() => cursors.open(text, FIELD, 'before')).toThrow(
        'before: required a cursor of events that this caller received from this gateway',
      );
    },
  );

  it('is refused when a character was changed', () => {
    const cursor = cursors.seal(7, FIELD);

    for (let at = 0; at < cursor.length; at += 1) {
      const changed = cursor.slice(0, at) + (cursor[at] === 'A' ? 'B' : 'A') + cursor.slice(at + 1);
      expect(() => cursors.open(changed, FIELD, 'after')).toThrow(ForeignCursorError);
    }
  });
});
