import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROVIDERS } from '../../src/datasources/index.js';
import { readAll } from '../support/feeds.js';
import { ProviderUnderTest } from '../support/provider-under-test.js';
import { questionsOf } from './books/filters.js';
import { asListed, inOrder, LIST_NAMES, listOf } from './books/lists.js';
import { idOf, moneyOrNull, plainFullAccount, plainPortfolio, refIn } from './books/plain.js';
import type { BookReader } from './books/reader.js';
import type { Book, ListName, Row } from './books/rows.js';

/** The reader of a provider's book. **Throws** if there is none: no list of a provider goes unchecked. */
async function readerOf(key: string): Promise<BookReader> {
  const file = join(import.meta.dirname, 'books', `${key}.ts`);
  if (!existsSync(file)) throw new Error(`required a reader of the book in test/ports/books/${key}.ts`);
  const { book } = await import(/* @vite-ignore */ file);
  return book;
}

describe.each(PROVIDERS.map(({ key }) => key))('the book of %s', (key) => {
  let put: ProviderUnderTest;
  let reader: BookReader;
  let book: Book;
  beforeAll(async () => {
    reader = await readerOf(key);
    put = await ProviderUnderTest.start(key, { isFrozen: true, size: reader.size ?? 'small' });
    await reader.prepare(put);
    book = reader.read(await put.stored());
  });
  afterAll(() => put.close());

  const offered = () => LIST_NAMES.filter((name) => put.connector.ports[name] !== undefined);
  const rowsOf = (name: ListName) => (book[name] ?? []) as readonly Row[];
  /** The rows of a list, as the port gives them. */
  const listed = async (name: ListName, query: object = { filter: {} }) => {
    const { list, toRow } = listOf(put.connector.ports, name);
    return (await readAll(await list(put.call(), query as never))).map(toRow);
  };
  /** The list of all transactions need not name their accounts. */
  const shown = (name: ListName, row: Row, accounts?: readonly string[]): Row => {
    const isUnnamed = name === 'transactions' && reader.namesAccounts === false && accounts === undefined;
    return asListed(name, isUnnamed ? Object.assign({}, row, { account: null }) : row);
  };

  it('has rows of every list that the provider offers', () => {
    const withRows = LIST_NAMES.filter((name) => rowsOf(name).length > 0);

    expect(withRows).toEqual(offered());
  });

  it('contains no card numbers and no secrets', async () => {
    const { records } = await put.stored();

    const fields = Object.values(records).flatMap((rows) =>
      rows.flatMap((row) => Object.keys(row as object)),
    );
    expect(fields.filter((field) => /^(pan|cvv)$|secret|token|password/i.test(field))).toEqual([]);
  });

  it('counts each collection', async () => {
    const { counts, records } = await put.stored();

    const sizes = Object.entries(records).map(([name, rows]) => [name, rows.length]);
    expect(Object.entries(counts)).toEqual(sizes);
  });

  it('is what each list gives, row for row', async () => {
    for (const name of offered()) {
      const rows = await listed(name);

      expect(inOrder(rows), name).toEqual(inOrder(rowsOf(name).map((row) => shown(name, row))));
    }
  });

  it('is given in order by each list', async () => {
    for (const name of offered()) {
      const { list, toRow } = listOf(put.connector.ports, name);
      for (const feed of await list(put.call(), { filter: {} })) {
        const rows = (await readAll([feed])).map(toRow);

        const refs = rows.map(({ ref }) => ref);
        const moments = rows.map(({ at }) => at ?? '');
        if (reader.inOrderOfTheBook?.includes(name))
          expect(refs, name).toEqual(rowsOf(name).map(({ ref }) => ref));
        expect(moments, name).toEqual([...moments].sort().reverse());
      }
    }
  });

  it('is read over several pages of each list', async () => {
    for (const name of offered()) {
      const before = (await put.requests()).length;
      await listed(name);
      const requests = (await put.requests()).slice(before);

      for (const path of reader.paged[name] ?? []) {
        const queries = requests.filter((request) => path.test(request.path));
        const pages = new Set(queries.map((request) => `${request.path}?${request.query}`));
        const paths = new Set(queries.map((request) => request.path));
        expect(pages.size, `${name} ${path}`).toBeGreaterThan(paths.size);
      }
    }
  });

  it('is what each filter and each limit to accounts gives', async () => {
    for (const name of offered()) {
      for (const { filter, accounts, fits, by, ...question } of questionsOf(put.connector.name, name, book)) {
        const rows = await listed(name, { filter, ...(accounts && { accounts }) });

        const wanted = rowsOf(name).filter(fits);
        const isNarrowed = reader.narrowed[name]?.includes(by) ?? false;
        const refs = new Set(wanted.map(({ ref }) => ref));
        const given = isNarrowed ? rows : rows.filter(({ ref }) => refs.has(ref));
        const limit = accounts ?? (by === 'account' ? [] : undefined);
        expect(inOrder(given), `${name} by ${question.name}`).toEqual(
          inOrder(wanted.map((row) => shown(name, row, limit))),
        );
      }
    }
  });

  it('is what single reads give', async () => {
    for (const name of offered()) {
      const { read, toFullRow } = listOf(put.connector.ports, name);
      for (const row of rowsOf(name)) {
        const single = await read(put.call(), row.ref);

        expect(single && toFullRow(single), `${name} ${row.ref}`).toEqual(row);
      }
    }
  });

  it('states the balance of every account', async () => {
    for (const { ref, current, available } of book.accounts ?? []) {
      const balance = await put.connector.ports.balances?.read(put.call(), ref);

      const stated = { current: moneyOrNull(balance?.current), available: moneyOrNull(balance?.available) };
      expect(stated, ref).toEqual({ current, available });
    }
  });

  it('states the accounts and the portfolio of every business', async () => {
    const { businesses, portfolios } = put.connector.ports;
    for (const { ref } of book.businesses ?? []) {
      const accounts = await readAll((await businesses?.accountsOf(put.call(), ref)) ?? []);
      const portfolio = await portfolios?.read(put.call(), ref);

      const owned = (book.accounts ?? []).filter(({ business }) => business === ref);
      const own = book.portfolios?.find(({ business }) => business === ref);
      expect(inOrder(accounts.map(plainFullAccount)), ref).toEqual(inOrder(owned));
      expect(portfolio ? plainPortfolio(portfolio) : null, ref).toEqual(own ?? null);
    }
  });

  it('reads several objects at once as it reads each of them', async () => {
    for (const name of offered()) {
      const { ports } = put.connector;
      const many =
        name === 'accounts' || name === 'counterparties' || name === 'businesses' ? ports[name] : undefined;
      if (!many?.readMany) continue;
      const { toRow } = listOf(ports, name);
      const refs = rowsOf(name).map(({ ref }) => ref);

      const found = await many.readMany(put.call(), refs);

      for (const [ref, item] of found) {
        const row = rowsOf(name).find((each) => each.ref === ref);
        expect(toRow(item), `${name} ${ref}`).toEqual(row && asListed(name, row));
      }
    }
  });

  it('has ids of its connector', async () => {
    for (const name of offered()) {
      const { list, kind } = listOf(put.connector.ports, name);
      const items = await readAll(await list(put.call(), { filter: {} }));

      for (const { id } of items) expect(id).toBe(idOf(put.connector.name, kind, refIn(id)));
    }
  });
});
