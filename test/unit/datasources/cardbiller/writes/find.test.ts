import { describe, expect, it } from 'vitest';
import { findMovement } from '../../../../../src/datasources/cardbiller/writes/find.js';
import type { Movement } from '../../../../../src/datasources/cardbiller/writes/movement.js';
import { parseMoney } from '../../../../../src/domain/money.js';
import { newCall } from '../../../../support/attempts.js';
import {
  account,
  card,
  entry,
  fakeCardbiller,
  ledger,
  mark,
  record,
  refusal,
  transactions,
  transactionsPath,
} from '../fake-cardbiller.js';

const asked: Movement = {
  account: account(1),
  ledger: ledger(1),
  card: card(1),
  entryType: 'Debit',
  amount: parseMoney('150.25', 'USD'),
  description: `${mark.reference} allowance`,
  reference: mark.reference,
};

/** Booked right after the operation began. */
const row = (n: number, more: object = {}) =>
  record(n, { description: asked.description, createdAt: '2026-03-10T17:59:30Z', ...more });
const OTHER = 'XABCDEFGHJK allowance';

async function find(route: unknown) {
  const fake = fakeCardbiller({ [transactionsPath(1)]: route });
  const finding = await findMovement({ api: fake.api, call: newCall() }, asked, mark);
  return { fake, finding };
}

const kindOf = async (...rows: Array<Record<string, unknown>>) => {
  const { finding } = await find(transactions(rows));
  return finding.kind === 'found' ? finding.result.transactionUuid : finding.kind;
};

describe('the look for a load or debit', () => {
  it('finds the one transaction with the reference, on the days around the one on which it began', async () => {
    const { fake, finding } = await find(transactions([row(1), row(2, { description: OTHER })]));

    expect(finding).toMatchObject({ kind: 'found', result: { transactionUuid: entry(1) } });
    expect(fake.asked.map(({ query, fresh }) => ({ ...query, fresh }))).toEqual(
      ['2026-03-09', '2026-03-10', '2026-03-11'].map((day) => ({
        transactionType: 'Debit Card',
        entryType: 'Debit',
        createdFrom: day,
        createdTo: day,
        page: 1,
        limit: 100,
        fresh: true,
      })),
    );
  });

  it('finds it on whichever page it is', async () => {
    const rows = Array.from({ length: 250 }, (_, n) => row(n + 10, { description: OTHER }));

    expect(await kindOf(...rows, row(1, { createdAt: '2026-03-10T17:59:01Z' }))).toBe(entry(1));
  });

  it('finds it where the words for its kind are others than those assumed, without the filters by them', async () => {
    expect(await kindOf(row(1, { transactionType: 'Card Load' }))).toBe(entry(1));
    expect(await kindOf(row(1, { entryType: 'Memo' }))).toBe(entry(1));
    expect(await kindOf(row(1, { cardUuid: null, ledgerUuid: null }))).toBe(entry(1));
  });

  it('says that it is absent only after a whole look without filters', async () => {
    const { fake, finding } = await find(transactions([row(1, { description: OTHER })]));

    expect(finding).toEqual({ kind: 'absent' });
    expect(fake.asked).toHaveLength(6);
    expect(fake.asked.slice(3).every(({ query }) => !('entryType' in query))).toBe(true);
  });

  it.each<[string, object]>([
    ['another card', { cardUuid: card(2) }],
    ['another amount', { amount: 150.24 }],
    ['another currency', { currency: 'EUR' }],
    ['another ledger', { ledgerUuid: ledger(2) }],
    ['the other direction', { entryType: 'Credit' }],
  ])('is unclear where the reference stands on %s', async (_what, more) => {
    expect(await kindOf(row(1, more))).toBe('unclear');
  });

  it('is unclear where the reference stands on two', async () => {
    expect(await kindOf(row(1), row(2))).toBe('unclear');
  });

  it.each<[string, string | null | undefined]>([
    ['is cut', 'X7Q2MK9'],
    ['is not there', null],
    ['is left out', undefined],
    ['is another text', 'Card load'],
    ['has the reference elsewhere', `Load ${mark.reference}`],
  ])('is unclear where the card and amount fit and the description %s', async (_what, description) => {
    expect(await kindOf(row(1, { description }))).toBe('unclear');
  });

  it('is unclear where what fits does not even name a card', async () => {
    expect(await kindOf(row(1, { description: null, cardUuid: null }))).toBe('unclear');
    expect(await kindOf(row(1, { description: null, entryType: 'Credit' }))).toBe('unclear');
  });

  it('finds it also where others fit', async () => {
    expect(await kindOf(row(1), row(2, { description: null }))).toBe(entry(1));
  });

  it.each<[string, object]>([
    ['carries the reference of another operation', { description: OTHER }],
    ['quotes the reference behind that of another', { description: `XABCDEFGHJK for ${mark.reference}` }],
    ['is of another card', { description: null, cardUuid: card(2) }],
    ['is of another amount', { description: null, amount: 1 }],
    ['is of long before', { description: null, createdAt: '2026-03-01T08:00:00Z' }],
  ])('is absent where what is there %s', async (_what, more) => {
    expect(await kindOf(row(1, more))).toBe('absent');
  });

  it('is absent where days are ignored and nothing of the time in question fits', async () => {
    const old = row(1, { description: null, createdAt: '2026-03-01T08:00:00Z' });

    expect((await find(transactions([old], { ignoresFilters: true }))).finding).toEqual({ kind: 'absent' });
  });

  it('is unclear where a row cannot be read, or the list is not shown to be whole', async () => {
    const bare = { shape: 'bare', ignoresPage: true } as const;

    expect(await kindOf(row(1, { amount: 'much' }))).toBe('unclear');
    expect((await find(transactions([row(2, { description: OTHER })], bare))).finding.kind).toBe('unclear');
    expect((await find({ data: [], total: 3 })).finding.kind).toBe('unclear');
  });

  it('passes on that a page could not be read', async () => {
    await expect(find(refusal(503))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(find({ unheard: 'of' })).rejects.toMatchObject({ code: 'INVALID_RESPONSE' });
  });
});
