import { describe, expect, it } from 'vitest';
import { transferMapper } from '../../../../../src/datasources/treasury-prime/mappers/to-transfer.js';
import {
  canHaveStatus,
  statusToAsk,
} from '../../../../../src/datasources/treasury-prime/mappers/transfer-statuses.js';
import type { TransferResource } from '../../../../../src/datasources/treasury-prime/refs.js';
import { fakeTreasuryPrime, fields } from '../fake-treasury-prime.js';
import { ach, book, fednow, wire } from '../records.js';

const fake = fakeTreasuryPrime();
const records = { ach, book, wire, fednow };
const status = (resource: TransferResource, word: string | null) =>
  transferMapper(fake.api)[resource](fields(records[resource]('x', { status: word }), resource)).status;

describe('the states of transfers', () => {
  it.each([
    ['ach', 'pending', 'PENDING'],
    ['ach', 'processing', 'PROCESSING'],
    ['ach', 'sent', 'SENT'],
    ['ach', 'returned', 'RETURNED'],
    ['ach', 'error', 'FAILED'],
    ['ach', 'canceled', 'CANCELED'],
    ['book', 'pending', 'PENDING'],
    ['book', 'sent', 'COMPLETED'],
    ['book', 'error', 'FAILED'],
    ['book', 'canceled', 'CANCELED'],
    ['wire', 'pending', 'PENDING'],
    ['wire', 'processing', 'PROCESSING'],
    ['wire', 'sent', 'SENT'],
    ['wire', 'void', 'RETURNED'],
    ['wire', 'error', 'FAILED'],
    ['wire', 'canceled', 'CANCELED'],
    ['fednow', 'pending', 'PENDING'],
    ['fednow', 'processing', 'PROCESSING'],
    ['fednow', 'sent', 'SENT'],
    ['fednow', 'done', 'COMPLETED'],
    ['fednow', 'error', 'FAILED'],
    ['fednow', 'canceled', 'CANCELED'],
  ] as const)('call the %s that is %s %s', (resource, word, expected) => {
    expect(status(resource, word)).toBe(expected);
  });

  it.each([
    ['ach', 'settled'],
    ['ach', 'done'],
    ['book', 'processing'],
    ['wire', 'returned'],
    ['fednow', 'rejected'],
  ] as const)('call the %s with the unknown word %s UNKNOWN, and report it', (resource, word) => {
    expect(status(resource, word)).toBe('UNKNOWN');

    expect(fake.words).toContain(`${resource}.status=${word}`);
  });

  it('call a transfer without a word UNKNOWN', () => {
    expect(status('ach', null)).toBe('UNKNOWN');
  });
});

describe('statusToAsk', () => {
  it('differs by resource', () => {
    expect(statusToAsk('ach', ['RETURNED'])).toBe('returned');
    expect(statusToAsk('wire', ['RETURNED'])).toBe('void');
    expect(statusToAsk('book', ['COMPLETED'])).toBe('sent');
    expect(statusToAsk('fednow', ['COMPLETED'])).toBe('done');
    expect(statusToAsk('ach', ['FAILED'])).toBe('error');
  });

  it('asks for none where several are wanted, or none has a word', () => {
    expect(statusToAsk('ach', ['PENDING', 'SENT'])).toBeUndefined();
    expect(statusToAsk('book', ['RETURNED'])).toBeUndefined();
    expect(statusToAsk('ach', undefined)).toBeUndefined();
  });

  it('asks for no failed FedNow payments, since rejected ones have failed under another word', () => {
    expect(statusToAsk('fednow', ['FAILED'])).toBeUndefined();
  });
});

describe('canHaveStatus', () => {
  it('is false for what a kind of transfer never becomes', () => {
    expect(canHaveStatus('book', ['SENT', 'RETURNED'])).toBe(false);
    expect(canHaveStatus('ach', ['COMPLETED'])).toBe(false);
    expect(canHaveStatus('wire', ['SCHEDULED'])).toBe(false);
  });

  it('is true for the rest, and for what is not known', () => {
    expect(canHaveStatus('book', ['SENT', 'COMPLETED'])).toBe(true);
    expect(canHaveStatus('book', ['UNKNOWN'])).toBe(true);
    expect(canHaveStatus('book', undefined)).toBe(true);
    expect(canHaveStatus('book', [])).toBe(false);
  });
});
