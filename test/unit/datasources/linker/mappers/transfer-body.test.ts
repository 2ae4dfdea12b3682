import { describe, expect, it } from 'vitest';
import {
  toEditBody,
  toSeriesBody,
  toTransferBody,
} from '../../../../../src/datasources/linker/mappers/transfer-body.js';
import type { Order } from '../../../../../src/datasources/linker/writes/transfer-order.js';
import { bankDetails, newSeries, toAccount, toCounterparty, update, usd } from '../commands.js';

const ach: Order = { rail: 'ach', from: 'acct_1', to: { id: 'cp_1' } };
const internal: Order = { rail: 'internal', from: 'acct_1', to: { id: 'acct_2' } };
const reference = 'X7Q2MK9PRTA';

describe('toTransferBody', () => {
  it('always says in which direction an ACH goes, and nothing of a series', () => {
    expect(JSON.stringify(toTransferBody(toCounterparty(), ach))).toBe(
      '{"fromAccountId":"acct_1","toAccountId":"cp_1","amount":"150.00","debitCreditIndicator":"credit"}',
    );
    expect(toTransferBody(toCounterparty({ direction: 'PULL' }), ach)).toMatchObject({
      debitCreditIndicator: 'debit',
    });
  });

  it('sends every one of the bank details', () => {
    expect(JSON.stringify(toTransferBody(toCounterparty(), { ...ach, to: { bankDetails } }))).toBe(
      '{"fromAccountId":"acct_1","toAccountNumber":"00012344702","toRoutingNumber":"021000021","toFirstName":"Nora","toLastName":"Field","toAccountType":"savings","amount":"150.00","debitCreditIndicator":"credit"}',
    );
  });

  it('gives no direction between accounts', () => {
    expect(JSON.stringify(toTransferBody(toAccount(), internal))).toBe(
      '{"fromAccountId":"acct_1","toAccountId":"acct_2","amount":"150.00"}',
    );
  });

  it('writes amounts exactly, with two decimals', () => {
    expect(toTransferBody(toAccount({ amount: usd(9007199254740993n) }), internal)).toMatchObject({
      amount: '90071992547409.93',
    });
  });
});

describe('toSeriesBody', () => {
  it('orders a number of transfers, with the reference behind the memo', () => {
    expect(JSON.stringify(toSeriesBody(newSeries(), ach, reference))).toBe(
      '{"fromAccountId":"acct_1","toAccountId":"cp_1","amount":"150.00","debitCreditIndicator":"credit","isRecurring":true,' +
        '"recurringTransfer":{"frequency":"monthly","frequencyData":15,"startingDate":"2026-04-15","durationType":"numberOfTransfers",' +
        '"transfersQuantity":6,"doTransfer":false,"memo":"Office lease X7Q2MK9PRTA"}}',
    );
  });

  it('orders a series without an end, the first transfer now', () => {
    const command = newSeries({
      ...{ duration: 'CONTINUOUS', transfersQuantity: null, transferNow: true, memo: null },
    });

    expect(toSeriesBody(command, internal, reference)).toEqual({
      fromAccountId: 'acct_1',
      toAccountId: 'acct_2',
      amount: '150.00',
      isRecurring: true,
      recurringTransfer: {
        frequency: 'monthly',
        frequencyData: 15,
        startingDate: '2026-04-15',
        durationType: 'continuous',
        doTransfer: true,
        memo: reference,
      },
    });
  });
});

describe('toEditBody', () => {
  const body = (more: Parameters<typeof update>[0], own: string | null = null) =>
    JSON.stringify(toEditBody(update(more), own));

  it('says what changes, and that no money moves', () => {
    expect(body({ amount: usd(2499n) })).toBe('{"amount":"24.99","doTransfer":false}');
    expect(body({ frequency: 'weekly', frequencyData: 5, startingDate: '2026-05-01' })).toBe(
      '{"frequency":"weekly","frequencyData":5,"startingDate":"2026-05-01","doTransfer":false}',
    );
    expect(body({ duration: 'CONTINUOUS' })).toBe('{"durationType":"continuous","doTransfer":false}');
  });

  it('moves money where that is asked for', () => {
    expect(body({ transferNow: true })).toBe('{"doTransfer":true}');
  });

  it('sends no quantity alone: it could be passed over', () => {
    expect(body({ transfersQuantity: 3 })).toBe(
      '{"durationType":"numberOfTransfers","transfersQuantity":3,"doTransfer":false}',
    );
  });

  it.each([
    ['Rent', reference, 'Rent X7Q2MK9PRTA'],
    ['', reference, reference],
    ['Rent', null, 'Rent'],
    ['', null, ''],
  ])('keeps the reference behind the new memo %j', (memo, own, expected) => {
    expect(JSON.parse(body({ memo }, own))).toEqual({ memo: expected, doTransfer: false });
  });
});
