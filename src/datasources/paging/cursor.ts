import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { InvalidInputError } from '../../domain/errors.js';
import { CursorCipher } from './cursor-cipher.js';
import { toMark } from './marks.js';
import type { Positions } from './merge.js';
import { ENDED, type Lap, type LastRow, type Position, START } from './position.js';

/** The maximum length of a cursor. **Units** characters. */
export const MAX_CURSOR_LENGTH = 1024;

const VERSION = '2';
const MAX_INFLATED = 64 * 1024;

/** The list, filter and caller that a cursor is valid for. */
export interface CursorBinding {
  readonly field: string;
  readonly filter: unknown;
  readonly subject: string;
}

/** `[connector mark, time of the last row, feed, marks, [feed, page, …], stalled, lap]`; only the mark for a connector without further rows. */
type Packed =
  | string
  | readonly [
      ...[string, string | null, string, readonly string[], readonly string[]],
      stalled?: number,
      lap?: readonly [number, string, number],
    ];

/**
 * Encrypts and decrypts cursors, because positions can identify rows that the caller may not see. The secret must be the same on
 * every gateway that serves the same callers.
 */
export class CursorSealer {
  private readonly cipher: CursorCipher;

  constructor(secret: Uint8Array) {
    this.cipher = new CursorCipher(secret);
  }

  /**
   * Positions → opaque text of at most `MAX_CURSOR_LENGTH` characters. If it would be longer, places of feeds are left out, the
   * cheapest to find again first. This costs upstream requests later, but never a row.
   */
  seal(positions: Positions, binding: CursorBinding): string {
    let hints = [...positions].flatMap(([name, position]) =>
      [...position.pages.keys()].map((feed) => ({ name, feed })),
    );
    let kept = positions;
    for (;;) {
      const text = this.encode(kept, binding);
      if (text.length <= MAX_CURSOR_LENGTH) return text;
      if (hints.length === 0)
        throw new InvalidInputError('after: too many connectors for one list; filter by connectors');
      const dropped = dropOrder(kept, hints).slice(0, Math.ceil(hints.length / 4));
      kept = without(kept, dropped);
      hints = hints.filter((hint) => !dropped.includes(hint));
    }
  }

  /** A cursor → positions by connector name. **Throws** `InvalidInputError` for a cursor of another list, filter or caller. */
  open(cursor: string, binding: CursorBinding, connectors: readonly string[]): Positions {
    const packed = this.decode(cursor, binding);
    if (packed === null) {
      throw new InvalidInputError(
        'after: required a cursor of this list, filter and caller, arrived another or an altered one',
      );
    }
    const names = new Map(connectors.map((name) => [toMark(name), name]));
    return new Map(packed.map((entry) => unpack(entry, names)));
  }

  private encode(positions: Positions, binding: CursorBinding): string {
    const packed = [...positions].filter(([, position]) => position !== START).map(pack);
    const sealed = this.cipher.seal(deflateRawSync(JSON.stringify(packed)), bound(binding));
    return `${VERSION}${sealed.toString('base64url')}`;
  }

  private decode(cursor: string, binding: CursorBinding): readonly Packed[] | null {
    if (cursor.length > MAX_CURSOR_LENGTH || !cursor.startsWith(VERSION)) return null;
    const bytes = Buffer.from(cursor.slice(VERSION.length), 'base64url');
    if (bytes.toString('base64url') !== cursor.slice(VERSION.length)) return null;
    const payload = this.cipher.open(bytes, bound(binding));
    return payload && JSON.parse(inflateRawSync(payload, { maxOutputLength: MAX_INFLATED }).toString('utf8'));
  }
}

function bound({ field, filter, subject }: CursorBinding): string {
  return JSON.stringify([VERSION, field, canonical(filter), subject]);
}

function pack([name, { last, pages, ended, stalled = 0, lap }]: [string, Position]): Packed {
  if (ended) return toMark(name);
  const places = [...pages].flat();
  const packed = [toMark(name), last?.moment ?? null, last?.feed ?? '', last?.marks ?? [], places] as const;
  if (lap) return [...packed, stalled, [lap.rows, lap.mark, lap.times]];
  return stalled === 0 ? packed : [...packed, stalled];
}

function unpack(entry: Packed, names: ReadonlyMap<string, string>): [string, Position] {
  const mark = typeof entry === 'string' ? entry : entry[0];
  const name = names.get(mark);
  if (name === undefined) {
    throw new InvalidInputError(
      'after: the cursor names a connector that this list no longer has; start again without a cursor',
    );
  }
  if (typeof entry === 'string') return [name, { last: null, pages: new Map(), ended: true }];
  const [, moment, feed, marks, places, stalled = 0, lap] = entry;
  const last: LastRow | null = marks.length === 0 ? null : { moment, feed, marks };
  const pages = new Map<string, string>();
  for (let index = 0; index + 1 < places.length; index += 2)
    pages.set(places[index] ?? '', places[index + 1] ?? '');
  const repeats = { ...(stalled > 0 && { stalled }), ...(lap && { lap: toLap(lap) }) };
  return [name, { last, pages, ended: false, ...repeats }];
}

function toLap([rows, mark, times]: readonly [number, string, number]): Lap {
  return { rows, mark, times };
}

interface Hint {
  readonly name: string;
  readonly feed: string;
}

/**
 * The order in which places are left out: ended feeds first, because a short feed costs one request again, then those near the
 * top.
 */
function dropOrder(positions: Positions, hints: readonly Hint[]): Hint[] {
  const place = ({ name, feed }: Hint) => positions.get(name)?.pages.get(feed) ?? '';
  const cost = (hint: Hint) => (place(hint) === ENDED ? -1 : Number(place(hint)) || Number.MAX_SAFE_INTEGER);
  return [...hints].sort((a, b) => cost(a) - cost(b));
}

function without(positions: Positions, dropped: readonly Hint[]): Positions {
  return new Map(
    [...positions].map(([name, position]) => {
      const gone = new Set(dropped.filter((hint) => hint.name === name).map((hint) => hint.feed));
      const pages = new Map([...position.pages].filter(([feed]) => !gone.has(feed)));
      return [name, { ...position, pages }];
    }),
  );
}

/** A value with sorted keys, so that equal values have the same text. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, canonical(each)]);
}
