import { describe, expect, it } from 'vitest';
import {
  readAch,
  readBook,
  readFednow,
  readWire,
} from '../../../../../src/datasources/treasury-prime/reads/wire-transfers.js';
import { fields } from '../fake-treasury-prime.js';
import { ach, book, fednow, wire } from '../records.js';

describe('the parsers of transfers', () => {
  it('read what all have in common', () => {
    const common = {
      id: 'x_1',
      amount: { minor: 31000n, currency: 'USD' },
      created_at: '2026-03-02T17:00:00Z',
    };

    expect(readAch(fields(ach('x_1')))).toMatchObject(common);
    expect(readBook(fields(book('x_1')))).toMatchObject({ id: 'x_1', description: 'Sweep' });
    expect(readWire(fields(wire('x_1')))).toMatchObject({ id: 'x_1', description: 'Lot 7' });
    expect(readFednow(fields(fednow('x_1')))).toMatchObject({ id: 'x_1', description: 'Refund' });
  });

  it('take a currency in any case, and dollars where there is none', () => {
    expect(readFednow(fields(fednow('x_1', { currency: 'usd' }))).amount.currency).toBe('USD');
    expect(readFednow(fields(fednow('x_1', { currency: null }))).amount.currency).toBe('USD');
  });

  it('take the description of a FedNow payment that has no memo', () => {
    expect(readFednow(fields(fednow('x_1', { memo: null, description: 'Seat 4' }))).description).toBe(
      'Seat 4',
    );
  });

  it('do without the other end of an ACH or a wire', () => {
    expect(readAch(fields(ach('x_1', { counterparty_id: null }))).counterparty_id).toBeNull();
    expect(readWire(fields(wire('x_1', { counterparty_id: undefined }))).counterparty_id).toBeNull();
  });

  it('refuse a transfer without our account, its amount or its time', () => {
    expect(() => readBook(fields(book('x_1', { to_account_id: null })))).toThrow('record.to_account_id');
    expect(() => readWire(fields(wire('x_1', { amount: 9000 })))).toThrow('record.amount');
    expect(() => readFednow(fields(fednow('x_1', { created_at: 'today' })))).toThrow('record.created_at');
  });
});
