import { describe, expect, it } from 'vitest';
import { transferMapper } from '../../../../../src/datasources/treasury-prime/mappers/to-transfer.js';
import { MalformedResponseError } from '../../../../../src/domain/errors.js';
import { fakeTreasuryPrime, fields, globalId } from '../fake-treasury-prime.js';
import { ach, book, fednow, wire } from '../records.js';

const fake = fakeTreasuryPrime();
const mappers = transferMapper(fake.api);
const map = {
  ach: (more: object = {}) => mappers.ach(fields(ach('ach_1', more), 'ach')),
  book: (more: object = {}) => mappers.book(fields(book('book_1', more), 'book')),
  wire: (more: object = {}) => mappers.wire(fields(wire('wire_1', more), 'wire')),
  fednow: (more: object = {}) => mappers.fednow(fields(fednow('fednow_1', more), 'fednow')),
};

const account = (id: string) => ({ kind: 'Account', id: globalId('Account', id) });
const counterparty = (id: string) => ({ kind: 'Counterparty', id: globalId('Counterparty', id) });
const outside = {
  kind: 'BankDetails',
  details: {
    holderName: 'Nora Field',
    accountNumberLast4: '7766',
    routingNumber: '021000021',
    accountType: null,
  },
};

describe('transferMapper of an ACH', () => {
  it('carries over every field of a credit', () => {
    expect(map.ach()).toEqual({
      id: globalId('Transfer', 'ach/ach_1'),
      connector: 'tp-main',
      providerId: 'ach_1',
      rail: 'ACH',
      direction: 'PUSH',
      status: 'PENDING',
      providerStatus: 'pending',
      amount: { minor: 31000n, currency: 'USD' },
      source: account('acct_1'),
      destination: counterparty('cp_1'),
      description: 'Invoice 12',
      secCode: 'CCD',
      service: 'standard',
      effectiveDate: '2026-03-03',
      failureReason: null,
      timeline: [
        { status: 'PENDING', providerStatus: 'pending', at: '2026-03-02T17:00:05Z', origin: 'READ' },
      ],
      cancelable: true,
      createdAt: '2026-03-02T17:00:00Z',
      updatedAt: '2026-03-02T17:00:05Z',
      userData: { order: 'o-1' },
      idempotencyKey: null,
    });
  });

  it('gives back the description that was too long for the field, and hides where it was kept', () => {
    const userdata = {
      order: 'o-1',
      exchequer_reference: 'X7',
      exchequer_description: 'Invoice 12 of March',
    };

    expect(map.ach({ description: null, userdata })).toMatchObject({
      description: 'Invoice 12 of March',
      userData: { order: 'o-1' },
    });
  });

  it('pulls a debit in from the counterparty', () => {
    expect(map.ach({ direction: 'debit' })).toMatchObject({
      direction: 'PULL',
      source: account('acct_1'),
      destination: counterparty('cp_1'),
    });
  });

  it('refuses a direction it has not met, and reports the word', () => {
    expect(() => map.ach({ direction: 'both' })).toThrow(MalformedResponseError);

    expect(fake.words).toContain('ach.direction=both');
  });

  it('says why it was returned', () => {
    expect(map.ach({ status: 'returned', error: 'R01' })).toMatchObject({
      status: 'RETURNED',
      failureReason: 'R01',
      cancelable: false,
    });
  });

  it('stays SENT while a debit waits for its settlement', () => {
    const waiting = { direction: 'debit', status: 'sent', scheduled_settlement: '2026-03-05T00:00:00Z' };

    expect(map.ach(waiting).status).toBe('SENT');
  });

  it('takes the day of an effective date that is a whole moment', () => {
    expect(map.ach({ effective_date: '2026-03-03T00:00:00Z' }).effectiveDate).toBe('2026-03-03');
    expect(map.ach({ effective_date: null, sec_code: null })).toMatchObject({
      effectiveDate: null,
      secCode: null,
    });
  });

  it('is seen at its creation where no update is stated', () => {
    expect(map.ach({ updated_at: null }).timeline).toMatchObject([{ at: '2026-03-02T17:00:00Z' }]);
  });

  it('is shown without its other end where none is named', () => {
    expect(map.ach({ counterparty_id: null }).destination).toBeNull();
  });

  it.each(['account_id', 'amount', 'created_at', 'direction'])('refuses a record without %s', (field) => {
    expect(() => map.ach({ [field]: null })).toThrow(`ach.${field}`);
  });
});

describe('transferMapper of a book transfer', () => {
  it('moves money from one account to the other', () => {
    expect(map.book()).toMatchObject({
      id: globalId('Transfer', 'book/book_1'),
      rail: 'INTERNAL',
      direction: 'PUSH',
      status: 'COMPLETED',
      providerStatus: 'sent',
      source: account('acct_1'),
      destination: account('acct_2'),
      description: 'Sweep',
      secCode: null,
      service: null,
      cancelable: false,
    });
  });

  it('can be called back while pending', () => {
    expect(map.book({ status: 'pending' }).cancelable).toBe(true);
  });
});

describe('transferMapper of a wire', () => {
  it('is described by its instructions', () => {
    expect(map.wire()).toMatchObject({
      id: globalId('Transfer', 'wire/wire_1'),
      rail: 'WIRE',
      direction: 'PUSH',
      status: 'PROCESSING',
      source: account('acct_1'),
      destination: counterparty('cp_2'),
      description: 'Lot 7',
      cancelable: false,
    });
  });

  it('is RETURNED when the bank voids it', () => {
    expect(map.wire({ status: 'void' })).toMatchObject({ status: 'RETURNED', providerStatus: 'void' });
  });
});

describe('transferMapper of a FedNow payment', () => {
  it('names the other end by its bank details, with the last four digits alone', () => {
    const mapped = map.fednow();

    expect(mapped).toMatchObject({
      id: globalId('Transfer', 'fednow/fednow_1'),
      rail: 'FEDNOW',
      status: 'SENT',
      source: account('acct_1'),
      destination: outside,
      description: 'Refund',
      effectiveDate: '2026-03-01',
    });
    expect(mapped.source).not.toHaveProperty('details');
    expect(mapped.destination).not.toHaveProperty('id');
  });

  it.each(['send', 'credit', 'debit', null])('pushes money out when its payment type is %s', (word) => {
    expect(map.fednow({ payment_type: word })).toMatchObject({
      direction: 'PUSH',
      source: account('acct_1'),
      destination: outside,
    });
  });

  it('comes in when its payment type is receive', () => {
    expect(map.fednow({ payment_type: 'receive' })).toMatchObject({
      direction: 'PULL',
      source: account('acct_1'),
      destination: outside,
    });
  });

  it('takes a payment type it has not met for outgoing, and reports the word', () => {
    expect(map.fednow({ payment_type: 'request' }).direction).toBe('PUSH');

    expect(fake.words).toContain('fednow.payment_type=request');
  });

  it('has FAILED when it was sent and rejected outside', () => {
    const rejected = map.fednow({ status: 'sent', external_status: 'Rejected' });

    expect(rejected).toMatchObject({ status: 'FAILED', providerStatus: 'sent', failureReason: 'Rejected' });
    expect(rejected.timeline).toMatchObject([{ status: 'FAILED', providerStatus: 'sent' }]);
    expect(map.fednow({ external_status: 'rejected', error: 'AC04' }).failureReason).toBe('AC04');
    expect(map.fednow({ external_status: 'accepted' }).status).toBe('SENT');
  });

  it('cannot be called back', () => {
    expect(map.fednow({ status: 'pending' })).toMatchObject({ status: 'PENDING', cancelable: false });
  });
});
