import { describe, expect, it } from 'vitest';
import { readRecurringTransfer } from '../../../../../src/datasources/linker/json/records.js';
import { recurringTransferMapper } from '../../../../../src/datasources/linker/mappers/to-recurring-transfer.js';
import { fakeLinker, fields, globalId, series } from '../fake-linker.js';

const fake = fakeLinker();
const toDomain = recurringTransferMapper(fake.api);
const map = (more: object = {}) => toDomain(readRecurringTransfer(fields(series('s1', more)), 'USD'));

describe('recurringTransferMapper', () => {
  it('carries over a series', () => {
    expect(map()).toEqual({
      id: globalId('RecurringTransfer', 's1'),
      connector: 'linker-app',
      providerId: 's1',
      memo: 'Office lease',
      amount: { minor: 15000n, currency: 'USD' },
      frequency: 'MONTHLY',
      providerFrequency: 'monthly',
      frequencyData: 15,
      status: 'ACTIVE',
      duration: 'NUMBER_OF_TRANSFERS',
      startingDate: '2026-04-15',
      endingDate: '2026-09-15',
      remainingTransfers: 6,
      source: { name: 'Operating', lastFour: '8840' },
      destination: { name: 'Landlord LLC', lastFour: '4702' },
      createdAt: null,
    });
  });

  it('carries over a series without an end', () => {
    const endless = { durationType: 'continuous', endingDate: null, remainingTransfersQuantity: null };

    expect(map(endless)).toMatchObject({
      duration: 'CONTINUOUS',
      endingDate: null,
      remainingTransfers: null,
    });
  });

  it('calls a paused series INACTIVE', () => {
    expect(map({ status: 'INACTIVE' }).status).toBe('INACTIVE');
  });

  it('calls words it has not met UNKNOWN and reports them', () => {
    expect(map({ status: 'FINISHED', durationType: 'untilDate' })).toMatchObject({
      status: 'UNKNOWN',
      duration: 'UNKNOWN',
    });

    expect(fake.words).toEqual([
      'recurringTransfer.status=FINISHED',
      'recurringTransfer.durationType=untilDate',
    ]);
  });

  it('calls what is not stated UNKNOWN', () => {
    expect(map({ status: null, durationType: undefined })).toMatchObject({
      status: 'UNKNOWN',
      duration: 'UNKNOWN',
    });
  });

  it("hides the gateway's own reference behind the memo", () => {
    expect(map({ memo: 'Office lease X7Q2MK9PRTA' }).memo).toBe('Office lease');
    expect(map({ memo: 'X7Q2MK9PRTA' }).memo).toBeNull();
  });

  it.each([
    ['weekly', 'WEEKLY'],
    ['biweekly', 'BIWEEKLY'],
    ['Monthly', 'MONTHLY'],
    ['everyFullMoon', 'UNKNOWN'],
  ])('takes the frequency %s for %s, and keeps the word', (word, frequency) => {
    expect(map({ frequency: word })).toMatchObject({ frequency, providerFrequency: word });
  });
});
