import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWhole } from '../../../../../src/datasources/linker/reads/shifting-list.js';

const LIMIT = 4;
const OVERLAP = 2;

interface Change {
  readonly kind: 'insert' | 'delete';
  /** Where in the list, from 0 to 1. */
  readonly at: number;
}

/** A list that changes after each read, for as long as there are changes. */
class MovingList {
  rows: string[];
  readonly stayed: Set<string>;
  private inserted = 0;
  reads = 0;

  constructor(
    size: number,
    private readonly changes: ReadonlyArray<readonly Change[]>,
  ) {
    this.rows = Array.from({ length: size }, (_, index) => `row-${index}`);
    this.stayed = new Set(this.rows);
  }

  readonly read = async (offset: number) => {
    const page = this.rows.slice(offset, offset + LIMIT);
    for (const change of this.changes[this.reads] ?? []) this.apply(change);
    this.reads += 1;
    return page;
  };

  /** Those that were there at the first read and at the last. */
  get throughout(): readonly string[] {
    return this.rows.filter((row) => this.stayed.has(row));
  }

  private apply({ kind, at }: Change): void {
    const place = Math.floor(at * this.rows.length);
    if (kind === 'insert') this.rows.splice(place, 0, `new-${this.inserted++}`);
    else
      this.rows.splice(place, 1).forEach((row) => {
        this.stayed.delete(row);
      });
  }
}

const change = fc.record({
  kind: fc.constantFrom<Change['kind']>('insert', 'delete'),
  at: fc.double({ min: 0, max: 0.999, noNaN: true }),
});
const history = fc.record({
  size: fc.integer({ min: 0, max: 30 }),
  changes: fc.array(fc.array(change, { maxLength: 4 }), { maxLength: 40 }),
});

describe('readWhole', () => {
  it('gives every row that was there all the time exactly once, in order, or says that it cannot tell', async () => {
    let complete = 0;
    await fc.assert(
      fc.asyncProperty(history, async ({ size, changes }) => {
        const list = new MovingList(size, changes);

        const { records, isIncomplete } = await readWhole({
          limit: LIMIT,
          overlap: OVERLAP,
          read: list.read,
          idOf: (row) => row,
        });

        expect(new Set(records).size).toBe(records.length);
        if (isIncomplete) return;
        complete += changes.length > 0 ? 1 : 0;
        expect(records.filter((row) => list.throughout.includes(row))).toEqual(list.throughout);
      }),
      { numRuns: 2000 },
    );
    expect(complete).toBeGreaterThan(500);
  });

  it('reads a list that does not move whole, and says so', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 60 }), async (size) => {
        const list = new MovingList(size, []);

        const whole = await readWhole({
          limit: LIMIT,
          overlap: OVERLAP,
          read: list.read,
          idOf: (row) => row,
        });

        expect(whole).toEqual({ records: list.rows, isIncomplete: false });
      }),
    );
  });
});
