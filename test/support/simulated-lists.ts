import type { Feed, Listed, Page } from '../../src/domain/page.js';
import { newestFirst, wholeFeed } from '../../src/domain/page.js';

/** A deterministic source of numbers in [0, 1): the same seed gives the same numbers. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export type PagingStyle = 'cursor' | 'offset' | 'whole';

/** A provider's list in memory that grows while it is walked. Rows of one moment are in no order that a client could know. */
export class SimulatedList {
  readonly rows: Listed[] = [];
  reads = 0;

  constructor(
    readonly key: string,
    private readonly style: PagingStyle,
    private readonly pageSize: number,
    private readonly random: () => number,
  ) {}

  /** Adds a row with this moment among those of the same moment, at a random place. */
  insert(row: Listed): void {
    const place = this.rows.findIndex((other) => (other.createdAt ?? '') < (row.createdAt ?? ''));
    const end = place === -1 ? this.rows.length : place;
    let start = end;
    while (start > 0 && this.rows[start - 1]?.createdAt === row.createdAt) start -= 1;
    this.rows.splice(start + Math.floor(this.random() * (end - start + 1)), 0, row);
  }

  feed(beforeRead: () => void): Feed<Listed> {
    const read = (at?: string): Page<Listed> => {
      beforeRead();
      this.reads += 1;
      return this.style === 'offset' ? this.byOffset(at) : this.byCursor(at);
    };
    if (this.style !== 'whole') return { key: this.key, read: async (at) => read(at) };
    return wholeFeed(this.key, async () => {
      beforeRead();
      this.reads += 1;
      return { items: [...this.rows].sort(newestFirst), unreadable: 0 };
    });
  }

  private byCursor(at: string | undefined): Page<Listed> {
    const start = at === undefined ? 0 : this.rows.findIndex(({ id }) => id === at) + 1;
    const items = this.rows.slice(start, start + this.pageSize);
    const last = items.at(-1);
    return items.length === this.pageSize && last
      ? { items, next: last.id, unreadable: 0 }
      : { items, unreadable: 0 };
  }

  private byOffset(at: string | undefined): Page<Listed> {
    const start = Number(at ?? 0);
    const items = this.rows.slice(start, start + this.pageSize);
    return items.length === this.pageSize
      ? { items, next: String(start + items.length), unreadable: 0 }
      : { items, unreadable: 0 };
  }
}
