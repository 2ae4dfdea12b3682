import { describe, expect, it } from 'vitest';
import { compareMoments, wholeFeed } from '../../../src/domain/page.js';

describe('compareMoments', () => {
  it('orders moments exactly, however many fractional digits they have', () => {
    const moments = [
      '2026-03-02T17:00:00.000000002Z',
      '2026-03-02T17:00:00.9Z',
      '2026-03-02T17:00:00Z',
      null,
      '2026-03-02T17:00:00.000000001Z',
    ];

    expect([...moments].sort(compareMoments)).toEqual([
      null,
      '2026-03-02T17:00:00Z',
      '2026-03-02T17:00:00.000000001Z',
      '2026-03-02T17:00:00.000000002Z',
      '2026-03-02T17:00:00.9Z',
    ]);
  });

  it('takes moments for equal that differ in trailing zeros only', () => {
    expect(compareMoments('2026-03-02T17:00:00Z', '2026-03-02T17:00:00.000Z')).toBe(0);
  });
});

describe('wholeFeed', () => {
  it('gives the newest first and what has no moment last, by id among equals', async () => {
    const rows = [
      { id: 'b', createdAt: null },
      { id: 'c', createdAt: null },
      { id: 'a', createdAt: '2026-01-01T00:00:00Z' },
      { id: 'd', createdAt: '2026-01-02T00:00:00Z' },
    ];

    const page = await wholeFeed('all', async () => ({ items: rows, unreadable: 0 })).read();

    expect(page.items.map(({ id }) => id)).toEqual(['d', 'a', 'c', 'b']);
  });
});
