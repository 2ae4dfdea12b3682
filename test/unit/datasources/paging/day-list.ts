import { expect } from 'vitest';
import {
  type DayFeedOptions,
  type Days,
  type DaysRead,
  dayFeed,
} from '../../../../src/datasources/paging/day-feed.js';
import { type Feed, type Listed, newestFirst, type Page } from '../../../../src/domain/page.js';

export interface Row extends Listed {
  readonly createdAt: string;
}

export const TODAY = '2026-06-30';
export const row = (day: string, time = '12:00:00', id = `${day} ${time}`): Row => ({
  id,
  createdAt: `${day}T${time}Z`,
});
export const ids = (rows: readonly Listed[]) => rows.map(({ id }) => id);
export const newest = (rows: readonly Row[]) => [...rows].sort(newestFirst);

/** How a list answers. */
export interface Manners {
  /** Records of a glance. */
  readonly glance: number;
  /** Hours that its days are ahead of UTC. */
  readonly zone: number;
  /** Its records come in no order. */
  readonly isUnordered: boolean;
  readonly ignores: 'nothing' | 'to' | 'from' | 'both';
  /** More records than this are never shown to be complete. */
  readonly showable: number;
}

const PLAIN: Manners = {
  glance: 3,
  zone: 0,
  isUnordered: false,
  ignores: 'nothing',
  showable: Number.POSITIVE_INFINITY,
};

/** A list in memory that can be read by days. */
export class List {
  readonly asked: string[] = [];
  constructor(
    readonly rows: Row[],
    private readonly manners: Partial<Manners> = {},
  ) {}

  read = async (days: Days, extent: 'whole' | 'glance'): Promise<DaysRead<Row>> => {
    const { glance, isUnordered, showable } = { ...PLAIN, ...this.manners };
    this.asked.push(`${extent} ${days.from ?? ''}..${days.to ?? ''}`);
    const found = newest(this.rows).filter((each) => this.isAsked(each, days));
    if (isUnordered) found.sort((a, b) => (a.id < b.id ? -1 : 1));
    if (extent === 'whole') return { records: found, isComplete: found.length <= showable };
    return { records: found.slice(0, glance), isComplete: found.length <= Math.min(glance, showable) };
  };

  private isAsked({ createdAt }: Row, { from, to }: Days): boolean {
    const { zone, ignores } = { ...PLAIN, ...this.manners };
    const day = new Date(Date.parse(createdAt) + zone * 3_600_000).toISOString().slice(0, 10);
    const isLate = ignores === 'from' || ignores === 'both' || (from ?? day) <= day;
    return isLate && (ignores === 'to' || ignores === 'both' || day <= (to ?? day));
  }
}

export function feedOf(list: List, more: Partial<DayFeedOptions<Row, Row>> = {}): Feed<Row> {
  return dayFeed<Row, Row>({
    key: 'a1',
    days: {},
    today: () => TODAY,
    read: list.read,
    dayOf: ({ createdAt }) => createdAt.slice(0, 10),
    toRows: (records) => ({ items: records, unreadable: 0 }),
    ...more,
  });
}

/** Every page, with a new feed now and then, as a later request has it. */
export async function walk(open: () => Feed<Row>, most = 500, between: () => void = () => undefined) {
  const pages: Page<Row>[] = [];
  let feed = open();
  let at: string | undefined;
  do {
    expect(pages.length).toBeLessThan(most);
    const page = await feed.read(at);
    pages.push(page);
    at = page.next;
    between();
    if (pages.length % 3 === 0) feed = open();
  } while (at !== undefined);
  const rows = pages.flatMap(({ items }) => items);
  return { rows, seen: ids(rows), incomplete: pages.some((page) => page.incomplete) };
}
