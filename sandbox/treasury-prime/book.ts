import type { JsonObject } from '../kernel/json.js';
import { isoSeconds } from '../kernel/time.js';
import type { Route, SimRequest } from '../kernel/types.js';
import { finishBook } from './book-steps.js';
import { fail } from './errors.js';
import * as fields from './fields.js';
import { type Created, once } from './idempotency.js';
import { scheduleBook } from './lifecycle.js';
import { toText } from './money.js';
import { ORG_ID } from './organisation.js';
import { countEffect, lacksFunds, usableAccount } from './originations.js';
import type { Filters } from './paging.js';
import { findIn, type Readable, readRoutes } from './reading.js';
import type { BookRecord } from './state.js';
import { notify } from './webhooks.js';
import type { World } from './world.js';

/** `/book`. **Source** contract 10. */
export function bookRoutes(world: World): readonly Route[] {
  const books: Readable<BookRecord> = {
    path: '/book',
    what: 'Book transfer',
    rows: () => world.state.books,
    view: (one) => bookView(world, one),
    filters: FILTERS,
  };
  return [
    ...readRoutes(world, books),
    {
      method: 'POST',
      path: '/book',
      handler: (request) => once(world, request, () => create(world, request)),
    },
    {
      method: 'PATCH',
      path: '/book/:id',
      handler: (request) => ({ status: 200, body: patch(world, findIn(books, request), request) }),
    },
  ];
}

const FILTERS: Filters<BookRecord> = {
  from_account_id: (book) => book.accountId,
  to_account_id: (book) => book.toAccountId,
  org_id: () => ORG_ID,
  status: (book) => book.status,
};

/** A book transfer in the API. */
export function bookView(world: World, book: BookRecord): JsonObject {
  return {
    id: book.id,
    from_account_id: book.accountId,
    to_account_id: book.toAccountId,
    amount: toText(book.minor),
    description: book.description,
    status: book.status,
    error: book.error,
    bank_id: world.state.accounts.get(book.accountId)?.bankId ?? null,
    org_id: ORG_ID,
    bankdata: null,
    created_at: isoSeconds(book.createdMs),
    updated_at: isoSeconds(book.updatedMs),
    userdata: book.userdata,
  };
}

function create(world: World, request: SimRequest): Created {
  const body = fields.bodyOf(request);
  const fromId = fields.requiredText(body, 'from_account_id');
  const toId = fields.requiredText(body, 'to_account_id');
  const minor = fields.amountOf(body);
  const description = fields.optionalText(body, 'description');
  const userdata = fields.userdataOf(body);
  if (fromId === toId) throw fail(400, 'A book transfer needs two different accounts.');
  const from = usableAccount(world, 'from_account_id', fromId);
  const to = usableAccount(world, 'to_account_id', toId);
  if (from.bankId !== to.bankId) throw fail(400, 'Both accounts must be at the same bank.');
  const isShort = lacksFunds(world, from, minor);
  const book = addBook(world, {
    accountId: fromId,
    toAccountId: toId,
    minor,
    description,
    userdata,
    lacksFunds: isShort,
  });
  countEffect(world, request, book);
  scheduleBook(world, book);
  const shown = bookView(world, book);
  if (!world.settings.bankOutage) return { body: shown };
  return { body: shown, answer: { status: 502, body: { error: 'The bank is offline for maintenance.' } } };
}

/** The input of a book transfer. */
export type BookOrder = Pick<
  BookRecord,
  'accountId' | 'toAccountId' | 'minor' | 'description' | 'userdata' | 'lacksFunds'
> & { readonly atMs?: number };

/** Creates a book transfer in `pending`. */
export function addBook(world: World, { atMs, ...order }: BookOrder): BookRecord {
  const createdMs = atMs ?? world.nowMs;
  const book: BookRecord = {
    ...order,
    id: world.newId('book'),
    createdMs,
    updatedMs: createdMs,
    status: 'pending',
    error: null,
    holdId: null,
    moves: true,
  };
  world.state.books.add(book);
  notify(world, 'book.create', book.id);
  return book;
}

function patch(world: World, book: BookRecord, request: SimRequest): JsonObject {
  const body = fields.bodyOf(request);
  fields.onlyFields(body, ['status', 'userdata']);
  const userdata = fields.userdataOf(body);
  if (body['status'] !== undefined) {
    fields.wordOf(body, 'status', ['canceled']);
    if (!finishBook(world, book, 'canceled')) {
      throw fail(400, `Book transfer ${book.id} is ${book.status} and can't be canceled.`);
    }
  }
  if (body['userdata'] !== undefined) {
    book.userdata = userdata;
    book.updatedMs = world.nowMs;
    notify(world, 'book.update', book.id);
  }
  return bookView(world, book);
}
