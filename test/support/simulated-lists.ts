import { type CursorRead, cursorFeed } from '../../src/datasources/paging/cursor-feed.js';
import { type Days, type DaysRead, dayFeed } from '../../src/datasources/paging/day-feed.js';
import { offsetFeed } from '../../src/datasources/paging/offset-feed.js';
import { type NumberedRead, pageFeed } from '../../src/datasources/paging/page-feed.js';
import { type Feed, type Listed, wholeFeed } from '../../src/domain/page.js';

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

export const PAGING_STYLES = ['cursor', 'offset', 'page', 'days', 'whole'] as const;
export type PagingStyle = (typeof PAGING_STYLES)[number];

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

  /** The list as a connector's feed reads it, in the provider's style of paging. */
  feed(beforeRead: () => void): Feed<Listed> {
    const { key, pageSize } = this;
    const look =
      <T>(read: () => T) =>
      async (): Promise<T> => {
        beforeRead();
        this.reads += 1;
        return read();
      };
    switch (this.style) {
      case 'cursor':
        return cursorFeed({ key, read: (cursor) => look(() => this.behind(cursor))() });
      case 'offset':
        return offsetFeed({ key, limit: pageSize, read: (offset) => look(() => this.part(offset))() });
      case 'page':
        return pageFeed({ key, read: (page) => look(() => this.part((page - 1) * pageSize))() });
      case 'days':
        return dayFeed({
          key,
          days: {},
          today: () => this.rows[0]?.createdAt?.slice(0, 10) ?? '2026-01-01',
          read: (days, extent) => look(() => this.within(days, extent))(),
          dayOf: ({ createdAt }) => createdAt?.slice(0, 10) ?? null,
          toRows: (items) => ({ items, unreadable: 0 }),
        });
      case 'whole':
        return wholeFeed(
          key,
          look(() => ({ items: this.rows, unreadable: 0 })),
        );
    }
  }

  private behind(cursor: string | undefined): CursorRead<Listed> {
    const start = cursor === undefined ? 0 : this.rows.findIndex(({ id }) => id === cursor) + 1;
    const { isLast, ...read } = this.part(start);
    return { ...read, next: isLast ? null : (read.items.at(-1)?.id ?? null) };
  }

  private within({ from, to }: Days, extent: 'whole' | 'glance'): DaysRead<Listed> {
    const found = this.rows.filter(({ createdAt }) => {
      const day = createdAt?.slice(0, 10) ?? '';
      return (from ?? day) <= day && day <= (to ?? day);
    });
    const records = extent === 'whole' ? found : found.slice(0, this.pageSize);
    return { records, isComplete: records.length === found.length };
  }

  private part(start: number): NumberedRead<Listed> {
    const items = this.rows.slice(start, start + this.pageSize);
    const isLast = start + this.pageSize >= this.rows.length;
    return { items, received: items.length, unreadable: 0, isLast };
  }
}
