import { describe, expect, it } from 'vitest';
import { readTransaction } from '../../../../../src/datasources/cardbiller/json/records.js';
import { transferMapper } from '../../../../../src/datasources/cardbiller/mappers/to-transfer.js';
import {
  account,
  card,
  entry,
  fakeCardbiller,
  fields,
  globalId,
  ledger,
  record,
} from '../fake-cardbiller.js';

const fake = fakeCardbiller();
const toTransfer = transferMapper(fake.api);
const map = (more: object = {}) =>
  toTransfer(readTransaction(fields(record(1, more)), account(1), 'USD'), account(1));

describe('toTransfer', () => {
  it('maps a load field for field: a debit to the ledger', () => {
    expect(map()).toEqual({
      id: globalId('Transfer', `${account(1)}/${entry(1)}`),
      connector: 'cards-main',
      providerId: entry(1),
      rail: 'CARD_LOAD',
      direction: 'PUSH',
      status: 'COMPLETED',
      providerStatus: 'Posted',
      amount: { minor: 15025n, currency: 'USD' },
      source: { kind: 'Ledger', id: globalId('Ledger', ledger(1)) },
      destination: { kind: 'Card', id: globalId('Card', card(1)) },
      accountId: globalId('Account', account(1)),
      description: 'LD-7Q2M allowance March',
      secCode: null,
      service: null,
      effectiveDate: null,
      failureReason: null,
      timeline: [
        { status: 'COMPLETED', providerStatus: 'Posted', at: '2026-03-05T08:00:01Z', origin: 'READ' },
      ],
      cancelable: false,
      createdAt: '2026-03-05T08:00:01Z',
      updatedAt: null,
      userData: null,
      idempotencyKey: null,
    });
  });

  it('keeps the ledger as the source of a debit, which pulls money in', () => {
    expect(map({ entryType: 'Credit' })).toMatchObject({
      rail: 'CARD_DEBIT',
      direction: 'PULL',
      source: { kind: 'Ledger', id: globalId('Ledger', ledger(1)) },
      destination: { kind: 'Card', id: globalId('Card', card(1)) },
    });
  });

  it('calls a state it has not met UNKNOWN, and one that is not stated', () => {
    expect(map({ status: 'Queued' })).toMatchObject({ status: 'UNKNOWN', providerStatus: 'Queued' });
    expect(map({ status: null })).toMatchObject({ status: 'UNKNOWN', providerStatus: null });
    expect(fake.words).toEqual(['transaction.status=Queued']);
  });

  it.each([
    { ledgerUuid: null },
    { cardUuid: null },
    { transactionType: 'System' },
    { transactionType: null },
    { entryType: 'Sideways' },
  ])('sees no transfer in %j', (more) => {
    expect(map(more)).toBeNull();
  });
});
