import { describe, expect, it } from 'vitest';
import {
  type CursorList,
  findInList,
  listFeed,
  readEach,
  readListPage,
  readWholeList,
  walkList,
} from '../../../../../src/datasources/treasury-prime/reads/lists.js';
import type { Listed } from '../../../../../src/domain/page.js';
import { newCall } from '../../../../support/attempts.js';
import type { Asked } from '../../../../support/fake-upstream.js';
import { readAll } from '../../../../support/feeds.js';
import { data, type FakeTreasuryPrime, fakeTreasuryPrime, paged, refusal } from '../fake-treasury-prime.js';

const list: CursorList<Listed> = {
  path: '/thing',
  noun: 'thing',
  query: { status: 'open', from_date: undefined },
  toDomain: (fields) => ({ id: fields.text('id'), createdAt: null }),
};
const things = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `th_${count - index}` }));
const reading = (fake: FakeTreasuryPrime) => ({ api: fake.api, call: newCall() });
const ids = (rows: ReadonlyArray<{ readonly id: string }>) => rows.map(({ id }) => id);

describe('readListPage', () => {
  it('asks for a hundred rows and repeats its own query on every page', async () => {
    const fake = fakeTreasuryPrime({ '/thing': paged(things(5), 2) });

    expect(ids(await readAll([listFeed('things', reading(fake), list)]))).toEqual(ids(things(5)));

    expect(fake.queries('/thing')).toEqual([
      { status: 'open', page_size: 100 },
      { status: 'open', page_size: 100, page_cursor: 'th_4' },
      { status: 'open', page_size: 100, page_cursor: 'th_2' },
    ]);
  });

  it('calls nothing but its own path, whatever page_next names', async () => {
    const page_next = 'https://evil.example.com/steal?page_cursor=th_1';
    const fake = fakeTreasuryPrime({
      '/thing': ({ query }: Asked) => ({ data: query.page_cursor ? [] : [{ id: 'th_1' }], page_next }),
    });

    await readAll([listFeed('things', reading(fake), list)]);

    expect(fake.asked.map(({ path }) => path)).toEqual(['/thing', '/thing']);
  });

  it('leaves out a bad record and keeps the others', async () => {
    const fake = fakeTreasuryPrime({
      '/thing': data({ id: 'th_2' }, { name: 'no id' }, 'text', { id: 'th_1' }),
    });

    const page = await readListPage(reading(fake), list, undefined);

    expect(page).toMatchObject({ unreadable: 2, received: 4, next: null });
    expect(ids(page.items)).toEqual(['th_2', 'th_1']);
    expect(fake.unreadable).toHaveLength(2);
  });

  it.each([403, 404] as const)('is empty for an optional list that answers %i', async (status) => {
    const fake = fakeTreasuryPrime({ '/thing': refusal(status) });

    const page = await readListPage(reading(fake), { ...list, isOptional: true }, undefined);

    expect(page).toEqual({ items: [], unreadable: 0, received: 0, next: null });
  });

  it('throws what goes wrong otherwise', async () => {
    const fake = fakeTreasuryPrime({ '/thing': refusal(503) });

    await expect(readListPage(reading(fake), { ...list, isOptional: true }, undefined)).rejects.toThrow();
    fake.routes['/thing'] = refusal(403);
    await expect(readListPage(reading(fake), list, undefined)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

/** Rows with this many pages without rows before them. */
const behindEmpty = (empty: number) => ({
  '/thing': ({ query }: Asked) => {
    const place = Number(query.page_cursor ?? 0);
    return place < empty ? { data: [], page_next: linkTo(String(place + 1)) } : { data: [{ id: 'th_1' }] };
  },
});

describe('pages without rows that name a next page', () => {
  it.each([1, 10])('are followed: %i of them', async (empty) => {
    const fake = fakeTreasuryPrime(behindEmpty(empty));

    expect(ids(await readAll([listFeed('things', reading(fake), list)]))).toEqual(['th_1']);

    expect(fake.times('/thing')).toBe(empty + 1);
  });

  it('are not followed for ever, and the list is then incomplete', async () => {
    const fake = fakeTreasuryPrime(behindEmpty(11));

    const page = await listFeed('things', reading(fake), list).read();

    expect(page).toEqual({ items: [], unreadable: 0, incomplete: true });
    expect(fake.times('/thing')).toBe(11);
  });

  it.each([
    ['go in a circle', () => ({ data: [], page_next: linkTo('a') })],
    ['never end', ({ query }: Asked) => ({ data: [], page_next: linkTo(`${query.page_cursor ?? ''}1`) })],
  ])('are no proof that nothing is there if they %s', async (_, respond) => {
    const fake = fakeTreasuryPrime({ '/thing': respond });

    expect(await walkList(reading(fake), list, 50, () => true)).toBe('too long');
    await expect(readWholeList(reading(fake), list)).rejects.toMatchObject({ code: 'INVALID_RESPONSE' });
    expect(fake.times('/thing')).toBeLessThanOrEqual(22);
  });
});

const linkTo = (cursor: string) => `https://x.example.com/?page_cursor=${cursor}`;

describe('walkList', () => {
  it('sees the rows of a number of pages', async () => {
    const fake = fakeTreasuryPrime({ '/thing': paged(things(5), 2) });
    const seen: string[] = [];

    const end = await walkList(reading(fake), list, 2, ({ items }) => seen.push(...ids(items)) > 0);

    expect(end).toBe('too long');
    expect(seen).toEqual(['th_5', 'th_4', 'th_3', 'th_2']);
  });
});

describe('readWholeList', () => {
  it('gives every row', async () => {
    const fake = fakeTreasuryPrime({ '/thing': paged(things(5), 2) });

    expect(await readWholeList(reading(fake), list)).toHaveLength(5);
  });

  it.each<[string, number, (at: string) => object]>([
    ['stand still', 2, () => ({ data: [{ id: 'th_1' }], page_next: linkTo('a') })],
    ['go in a circle', 3, (at) => ({ data: [{ id: 'th_1' }], page_next: linkTo(at === 'a' ? 'b' : 'a') })],
    ['never end', 200, (at) => ({ data: [{ id: `th_${at}` }], page_next: linkTo(`${at}1`) })],
  ])('fails where the pages %s, after %i of them', async (_, pages, answer) => {
    const respond = ({ query }: Asked) => answer(String(query.page_cursor ?? ''));
    const fake = fakeTreasuryPrime({ '/thing': respond });

    await expect(readWholeList(reading(fake), list)).rejects.toMatchObject({ code: 'INVALID_RESPONSE' });

    expect(fake.times('/thing')).toBe(pages);
  });

  it('fails where an optional list refuses a cursor that it named', async () => {
    const respond = ({ query }: Asked) =>
      query.page_cursor ? refusal(404) : { data: [{ id: 'th_1' }], page_next: linkTo('a') };
    const fake = fakeTreasuryPrime({ '/thing': respond });

    await expect(readWholeList(reading(fake), { ...list, isOptional: true })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('findInList', () => {
  const find = async (fake: FakeTreasuryPrime, wanted: readonly string[]) => [
    ...(await findInList(reading(fake), list, wanted, ({ id }) => id)).keys(),
  ];

  it('stops when all are found', async () => {
    const fake = fakeTreasuryPrime({ '/thing': paged(things(50), 10) });

    expect(await find(fake, ['th_50', 'th_45', 'th_41'])).toEqual(['th_50', 'th_45', 'th_41']);

    expect(fake.times('/thing')).toBe(1);
  });

  it('reads at most half as many pages as there are ids', async () => {
    const fake = fakeTreasuryPrime({ '/thing': paged(things(50), 10) });

    expect(await find(fake, ['th_50', 'th_45', 'th_1'])).toEqual(['th_50', 'th_45']);

    expect(fake.times('/thing')).toBe(2);
  });

  it('stops at the end of the list', async () => {
    const fake = fakeTreasuryPrime({ '/thing': paged(things(3), 10) });

    expect(await find(fake, ['no_1', 'no_2', 'no_3', 'no_4', 'th_2'])).toEqual(['th_2']);

    expect(fake.times('/thing')).toBe(1);
  });

  it('does not look for fewer than three', async () => {
    const fake = fakeTreasuryPrime({ '/thing': paged(things(3), 10) });

    expect(await find(fake, ['th_1', 'th_2', 'th_1'])).toEqual([]);

    expect(fake.asked).toEqual([]);
  });
});

describe('readEach', () => {
  const unreadable = () => readListPage(reading(fakeTreasuryPrime({ '/thing': {} })), list, undefined);

  it('leaves out what is not there, and counts what cannot be read', async () => {
    const read = async (n: number) => {
      if (n === 2) await unreadable();
      return n === 3 ? null : n;
    };

    expect(await readEach([1, 2, 3, 4], read)).toEqual({ items: [1, 4], unreadable: 1 });
  });

  it('throws any other failure', async () => {
    await expect(readEach([1], () => Promise.reject(refusal(503)))).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
  });
});
