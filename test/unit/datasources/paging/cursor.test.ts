import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { CursorSealer, MAX_CURSOR_LENGTH } from '../../../../src/datasources/paging/cursor.js';
import type { Positions } from '../../../../src/datasources/paging/merge.js';
import type { Position } from '../../../../src/datasources/paging/position.js';
import { InvalidInputError } from '../../../../src/domain/errors.js';

const sealer = new CursorSealer(Buffer.from('secret'));
const binding = { field: 'Query.transfers', filter: { rails: ['ACH'] }, subject: 'ops' };
const position: Position = {
  last: { moment: '2026-03-02T17:00:00.123456789Z', feed: 'ach', marks: ['abcdefgh'] },
  pages: new Map([
    ['ach', 'ach_11kr1f2c6t9y3b'],
    ['book', '!'],
  ]),
  ended: false,
};
const positions: Positions = new Map([
  ['tp-main', position],
  ['treasure-main', { last: null, pages: new Map(), ended: true }],
]);
const names = ['tp-main', 'treasure-main'];

describe('CursorSealer', () => {
  it('gives back the positions that it sealed', () => {
    const cursor = sealer.seal(positions, binding);

    expect(sealer.open(cursor, binding, names)).toEqual(positions);
  });

  it('shows nobody where it stands', () => {
    const cursor = sealer.seal(positions, binding);
    const bytes = Buffer.from(cursor.slice(1), 'base64url');

    for (let start = 0; start < bytes.length; start += 1) {
      const text = readAsDeflated(bytes.subarray(start));
      expect(text).not.toContain('ach_11kr1f2c6t9y3b');
      expect(text).not.toContain('2026-03-02');
    }
    expect(bytes.toString('latin1')).not.toContain('ach');
  });

  it('is the same for the same place, and wholly another for another one', () => {
    const further = new Map([...positions, ['tp-main', { ...position, pages: new Map() }] as const]);
    const cursor = sealer.seal(positions, binding);

    expect(new CursorSealer(Buffer.from('secret')).seal(positions, binding)).toBe(cursor);
    expect(sealer.seal(further, binding).slice(1, 17)).not.toBe(cursor.slice(1, 17));
  });

  it.each([
    ['another field', { ...binding, field: 'Query.accounts' }],
    ['another filter', { ...binding, filter: { rails: ['WIRE'] } }],
    ['another caller', { ...binding, subject: 'eve' }],
  ])('refuses a cursor made for %s', (_, other) => {
    const cursor = sealer.seal(positions, other);

    expect(() => sealer.open(cursor, binding, names)).toThrow(InvalidInputError);
  });

  it('takes the same filter in another order of keys for the same', () => {
    const cursor = sealer.seal(positions, { ...binding, filter: { a: 1, b: 2 } });

    expect(sealer.open(cursor, { ...binding, filter: { b: 2, a: 1 } }, names)).toEqual(positions);
  });

  it('refuses a cursor with any character changed', () => {
    const cursor = sealer.seal(positions, binding);

    for (let index = 0; index < cursor.length; index += 1) {
      const changed = cursor.slice(0, index) + (cursor[index] === 'A' ? 'B' : 'A') + cursor.slice(index + 1);
      expect(() => sealer.open(changed, binding, names), `character ${index}`).toThrow(InvalidInputError);
    }
  });

  it.each(['', '1', 'nonsense', '1AAAA', 'x'.repeat(5000)])('refuses %j', (text) => {
    expect(() => sealer.open(text, binding, names)).toThrow(InvalidInputError);
  });

  it('refuses a cursor sealed with another secret', () => {
    const cursor = new CursorSealer(Buffer.from('other')).seal(positions, binding);

    expect(() => sealer.open(cursor, binding, names)).toThrow(InvalidInputError);
  });

  it('refuses a cursor that names a connector that is gone', () => {
    const cursor = sealer.seal(positions, binding);

    expect(() => sealer.open(cursor, binding, ['tp-main'])).toThrow(/connector/);
  });

  it('stays within its length with hundreds of feeds, and keeps what cannot be found again', () => {
    const pages = new Map(
      Array.from({ length: 300 }, (_, index) => [
        `feed${index}`,
        index % 3 === 0 ? '!' : String(index * 100),
      ]),
    );

    const cursor = sealer.seal(new Map([['treasure-main', { ...position, pages }]]), binding);
    const opened = sealer.open(cursor, binding, names).get('treasure-main');

    expect(cursor.length).toBeLessThanOrEqual(MAX_CURSOR_LENGTH);
    expect(opened?.last).toEqual(position.last);
    expect(opened?.pages.get('feed299')).toBe('29900');
  });
});

/** What somebody without the secret makes of bytes of a cursor. */
function readAsDeflated(bytes: Uint8Array): string {
  try {
    return inflateRawSync(bytes).toString('utf8');
  } catch {
    return '';
  }
}
