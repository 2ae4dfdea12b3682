import { describe, expect, it } from 'vitest';
import { readDays } from '../../../../../src/datasources/cardbiller/reads/transaction-reads.js';
import { newCall } from '../../../../support/attempts.js';
import type { Asked } from '../../../../support/fake-upstream.js';
import { account, fakeCardbiller, ONE_OF_EACH, record, transactionsPath } from '../fake-cardbiller.js';

const DAYS = { from: '2026-03-01', to: '2026-03-09' };
const MAX_PAGES = 50;

/** The completeness of a slice of days, by the answer to each page. */
async function isComplete(answer: (page: number) => object): Promise<boolean> {
  const route = ({ query }: Asked) => answer(Number(query['page']));
  const { api } = fakeCardbiller({ [transactionsPath(1)]: route }, ONE_OF_EACH);
  const reading = { api, call: newCall(), account: account(1), query: {} };
  return (await readDays(reading, DAYS, MAX_PAGES)).isComplete;
}

describe('a page without records', () => {
  it('ends a slice of days that states no further pages', async () => {
    expect(await isComplete((page) => ({ data: page === 1 ? [record(1)] : [] }))).toBe(true);
    expect(await isComplete(() => ({ data: [], totalPages: 0 }))).toBe(true);
  });

  it('is no proof that nothing is there where further pages are stated', async () => {
    expect(await isComplete(() => ({ data: [], totalPages: 3 }))).toBe(false);
    expect(
      await isComplete((page) => (page === 1 ? { data: [record(1)], totalPages: 3 } : { data: [] })),
    ).toBe(false);
  });
});
