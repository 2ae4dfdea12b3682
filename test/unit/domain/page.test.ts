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

  it('lets an order of its own decide among rows of one moment, or without one', async () => {
    const rows = [
      { id: 'b', createdAt: null, day: '2026-04-02' },
      { id: 'c', createdAt: null, day: '2026-04-01' },
      { id: 'e', createdAt: '2026-01-01T00:00:00Z', day: '2026-04-09' },
      { id: 'a', createdAt: '2026-01-01T00:00:00.000Z', day: '2026-04-08' },
      { id: 'd', createdAt: null, day: '2026-04-01' },
    ];
    const byDay = (a: { day: string }, b: { day: string }) => a.day.localeCompare(b.day);

    const page = await wholeFeed('all', async () => ({ items: rows, unreadable: 0 }), byDay).read();

    expect(page.items.map(({ id }) => id)).toEqual(['a', 'e', 'd', 'c', 'b']);
  });

  it('passes on what it cannot say of its rows', async () => {
    const load = async () => ({ items: [], unreadable: 2, incomplete: true });

    expect(await wholeFeed('all', load).read()).toEqual({ items: [], unreadable: 2, incomplete: true });
    expect(await wholeFeed('all', async () => ({ items: [], unreadable: 0 })).read()).not.toHaveProperty(
      'incomplete',
    );
  });
});
