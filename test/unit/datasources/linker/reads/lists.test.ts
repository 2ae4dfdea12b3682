import { describe, expect, it } from 'vitest';
import { type LinkerList, listFeed } from '../../../../../src/datasources/linker/reads/lists.js';
import type { Listed } from '../../../../../src/domain/page.js';
import { newCall } from '../../../../support/attempts.js';
import { type FakeLinker, fakeLinker, listed, paged, refusal, SERIES } from '../fake-linker.js';

const list: LinkerList<Listed> = {
  path: SERIES,
  key: 'recurringTransfers',
  noun: 'thing',
  query: { search: 'rent' },
  toDomain: (fields) => ({ id: fields.text('id'), createdAt: null }),
};
const things = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `th_${(index * 7919) % 100_003}` }));
const feed = (fake: FakeLinker) => listFeed({ api: fake.api, call: newCall() }, list);
const ids = (rows: ReadonlyArray<{ readonly id: string }>) => rows.map(({ id }) => id);

describe('listFeed', () => {
  it('reads a list whole and keeps its order', async () => {
    const rows = things(250);
    const fake = fakeLinker({ [SERIES]: paged('recurringTransfers', () => rows) });

    const page = await feed(fake).read();

    expect(ids(page.items)).toEqual(ids(rows));
    expect(page).toMatchObject({ unreadable: 0 });
    expect(page).not.toHaveProperty('next');
    expect(page).not.toHaveProperty('incomplete');
    expect(fake.asked.map(({ query }) => query)).toEqual([
      { search: 'rent', limit: 100, offset: 0 },
      { search: 'rent', limit: 100, offset: 90 },
      { search: 'rent', limit: 100, offset: 180 },
    ]);
  });

  it('asks once for a list of one page, however often a request reads it', async () => {
    const fake = fakeLinker({ [SERIES]: listed('recurringTransfers', ...things(3)) });
    const reading = { api: fake.api, call: newCall() };

    const pages = [await listFeed(reading, list).read(), await listFeed(reading, list).read()];

    expect(pages.map(({ items }) => items.length)).toEqual([3, 3]);
    expect(fake.asked).toHaveLength(1);
  });

  it('loses nothing that stays when rows leave between the pages', async () => {
    let rows = things(150);
    const fake = fakeLinker({
      [SERIES]: paged('recurringTransfers', () => {
        const now = rows;
        rows = rows.slice(5);
        return now;
      }),
    });

    const { items } = await feed(fake).read();

    expect(new Set(items.map(({ id }) => id)).size).toBe(150);
    expect(fake.asked).toHaveLength(2);
  });

  it('says that it cannot tell when the list moves too fast', async () => {
    let count = 0;
    const fake = fakeLinker({
      [SERIES]: paged('recurringTransfers', () => {
        count += 1;
        return things(150).map(({ id }) => ({ id: `${id}-${count}` }));
      }),
    });

    expect(await feed(fake).read()).toMatchObject({ incomplete: true });
    expect(fake.asked).toHaveLength(6);
  });

  it('leaves out and reports once a record that cannot be read, though two pages have it', async () => {
    const rows = [...things(95), { memo: 'no id' }, { id: 'odd', bad: true }, ...things(120).slice(95)];
    const fake = fakeLinker({ [SERIES]: paged('recurringTransfers', () => rows) });
    const odd: LinkerList<Listed> = {
      ...list,
      toDomain: (fields) => {
        if (fields.has('bad')) fields.text('never');
        return list.toDomain(fields);
      },
    };

    const page = await listFeed({ api: fake.api, call: newCall() }, odd).read();

    expect(ids(page.items)).toEqual(ids(things(120)));
    expect(page.unreadable).toBe(2);
    expect(fake.unreadable).toHaveLength(2);
  });

  it.each([403, 404, 503] as const)('fails with the provider (%i)', async (status) => {
    const fake = fakeLinker({ [SERIES]: refusal(status) });

    await expect(feed(fake).read()).rejects.toMatchObject({ status });
  });

  it('fails where there is no list', async () => {
    const fake = fakeLinker({ [SERIES]: { statusCode: 200, data: { recurringTransferJobs: [] } } });

    await expect(feed(fake).read()).rejects.toMatchObject({ code: 'INVALID_RESPONSE' });
  });
});
