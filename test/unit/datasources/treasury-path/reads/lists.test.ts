import { describe, expect, it } from 'vitest';
import {
  type NumberedList,
  readPage,
  readWhole,
} from '../../../../../src/datasources/treasury-path/reads/lists.js';
import { newCall } from '../../../../support/attempts.js';
import type { Asked } from '../../../../support/fake-upstream.js';
import { fakeTreasuryPath, paged, refusal } from '../fake-treasury-path.js';

const PATH = '/api/v1/things';
const list: NumberedList<string> = {
  path: PATH,
  noun: 'thing',
  toDomain: (fields) => fields.text('id'),
  isPaged: true,
};
const rows = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `t${index}` }));
const ids = (count: number) => rows(count).map(({ id }) => id);

const whole = async (route: unknown, more: Partial<NumberedList<string>> = {}) => {
  const fake = fakeTreasuryPath({ [PATH]: route });
  const page = await readWhole({ api: fake.api, call: newCall() }, { ...list, ...more });
  return { page, fake };
};
const isLast = async (more: object, page = 1, isPaged = true) => {
  const fake = fakeTreasuryPath({ [PATH]: { data: rows(1), ...more } });
  return (await readPage({ api: fake.api, call: newCall() }, { ...list, isPaged }, page)).isLast;
};

describe('readWhole', () => {
  it.each([0, 1, 25, 26, 75])('reads a list of %i in pages of 25', async (count) => {
    const { page, fake } = await whole(paged(rows(count), 25));

    expect(page).toEqual({ items: ids(count), unreadable: 0 });
    expect(fake.asked.map(({ query }) => query)).toEqual(
      Array.from({ length: Math.max(1, Math.ceil(count / 25)) }, (_, index) => ({
        page: index + 1,
        per_page: 100,
      })),
    );
  });

  it('ends where the pages never do, and says that rows may be missing', async () => {
    const { page, fake } = await whole(({ query }: Asked) => ({ data: [{ id: `t${query.page}` }] }));

    expect(page).toMatchObject({ incomplete: true, unreadable: 0 });
    expect(page.items).toHaveLength(200);
    expect(fake.asked).toHaveLength(200);
  });

  it('fails where a company that is there refuses a later page', async () => {
    const answer = ({ query }: Asked) =>
      query.page === 1 ? { data: rows(1), meta: { total_pages: 2 } } : refusal('NOT_FOUND');

    await expect(whole(answer, { isOptional: true })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('takes a row once that was pushed to a later page', async () => {
    const things = rows(6);
    const { page } = await whole((asked: Asked) => {
      const answer = paged(things, 2)(asked);
      things.unshift({ id: `new${asked.query.page}` });
      return answer;
    });

    expect(page.items).toEqual(ids(6));
  });

  it('reads on to an empty page where the answers say nothing', async () => {
    const { page, fake } = await whole(({ query }: Asked) => ({
      data: Number(query.page) <= 2 ? [{ id: `t${query.page}` }] : [],
    }));

    expect(page).toEqual({ items: ['t1', 't2'], unreadable: 0 });
    expect(fake.asked).toHaveLength(3);
  });

  it.each([
    ['links', { links: { next: 'https://x.example/?page=2' } }],
    ['a number of pages', { meta: { total_pages: 3, current_page: 1 } }],
  ])('does not take a page without rows for the end beside %s that state more', async (_, more) => {
    const { page, fake } = await whole({ data: [], ...more });

    expect(page).toEqual({ items: [], unreadable: 0, incomplete: true });
    expect(fake.asked).toHaveLength(1);
  });

  it('tells of a list that ignores the page, and ends', async () => {
    const { page } = await whole({ data: rows(2), links: { next: 'https://elsewhere.example/' } });

    expect(page).toEqual({ items: ids(2), unreadable: 0, incomplete: true });
  });

  it('takes a list without documented pages for whole, unless it says that there is more', async () => {
    const silent = await whole({ data: rows(2) }, { isPaged: false });
    const telling = await whole(
      ({ query }: Asked) => paged(rows(3), 2)({ path: PATH, query: { page: query.page ?? 1 }, fresh: false }),
      { isPaged: false },
    );

    expect(silent.page.items).toEqual(ids(2));
    expect(silent.fake.asked).toHaveLength(1);
    expect(telling.page.items).toEqual(ids(3));
    expect(telling.fake.asked.map(({ query }) => query)).toEqual([{ page: undefined }, { page: 2 }]);
  });

  it('counts records that cannot be read', async () => {
    const { page, fake } = await whole({ data: [{ id: 't0' }, {}, null, 7], links: { next: null } });

    expect(page).toEqual({ items: ['t0'], unreadable: 3 });
    expect(fake.unreadable).toHaveLength(3);
  });

  it.each([null, [], {}, { data: null }, { data: {} }])('refuses %j for a list', async (body) => {
    await expect(whole(body)).rejects.toMatchObject({ code: 'INVALID_RESPONSE' });
  });

  it('has no rows under what is not there, where that was only named', async () => {
    expect((await whole(undefined, { isOptional: true })).page).toEqual({ items: [], unreadable: 0 });
    await expect(whole(undefined)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(whole(refusal('FORBIDDEN'), { isOptional: true })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

describe('the last page', () => {
  it.each([
    [{ links: { next: null } }, 1, true],
    [{ links: { next: 'https://elsewhere.example/?page=2' } }, 1, false],
    [{ meta: { current_page: 1, total_pages: 2 } }, 1, false],
    [{ meta: { current_page: 2, total_pages: 2 } }, 2, true],
    [{ meta: { total_pages: 2 } }, 1, false],
    [{ meta: { total_pages: 2 } }, 2, true],
    [{ meta: { total_pages: 0 } }, 1, true],
    [{ meta: { current_page: 1, total_count: 26, per_page: 25 } }, 1, false],
    [{ meta: { current_page: 2, total_count: 26, per_page: 25 } }, 2, true],
    [{ meta: { current_page: 1, total_records: 25, per_page: 25 } }, 1, true],
    [{ meta: { total_pages: 1 }, links: { next: 'https://elsewhere.example/' } }, 1, true],
    [{ meta: { total_pages: 'many', total_records: 7, per_page: 0 } }, 1, false],
    [{ meta: 7, links: [] }, 1, false],
  ])('is told by %j on page %i: %s', async (more, page, expected) => {
    expect(await isLast(more, page)).toBe(expected);
  });

  it('is the only one of a list without documented pages that says nothing', async () => {
    expect(await isLast({}, 1, false)).toBe(true);
  });
});
