import { describe, expect, it } from 'vitest';
import {
  idOf,
  readJob,
  readRecurringTransfer,
  recordsOf,
} from '../../../../../src/datasources/linker/json/records.js';
import { ExactNumber } from '../../../../../src/datasources/reading/exact-number.js';
import { AT, fakeLinker, fields, job, series } from '../fake-linker.js';

const { api } = fakeLinker();
const records = (body: unknown) =>
  recordsOf(api, { status: 200, headers: {}, body, at: AT }, 'recurringTransfers');
const read = (more: object = {}) => readRecurringTransfer(fields(series('s1', more)), 'USD');

describe('recordsOf', () => {
  it('finds the list under its key', () => {
    expect(records({ statusCode: 200, data: { recurringTransfers: [1, 2] } })).toEqual([1, 2]);
  });

  it.each([
    undefined,
    null,
    [],
    'text',
    {},
    { data: null },
    { data: [] },
    { data: { recurringTransferJobs: [] } },
    { data: { recurringTransfers: {} } },
  ])('refuses %j for a list', (body) => {
    expect(() => records(body)).toThrowError(expect.objectContaining({ code: 'INVALID_RESPONSE' }));
  });
});

describe('idOf', () => {
  it('is the id as a text, or nothing', () => {
    expect([{ id: 'a' }, { id: '' }, { id: 7 }, {}, null, 'text'].map(idOf)).toEqual([
      'a',
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('readRecurringTransfer', () => {
  it.each([
    ['150', 15000n],
    ['24.99', 2499n],
    [10, 1000n],
    [10.5, 1050n],
    [new ExactNumber('90071992547409.93'), 9007199254740993n],
  ])('reads the amount %j exactly', (amount, minor) => {
    expect(read({ amount }).amount).toEqual({ minor, currency: 'USD' });
  });

  it.each([
    ['31', 31],
    [31, 31],
    [null, null],
    [undefined, null],
    ['monday', null],
    ['', null],
    [1.5, null],
  ])('reads the frequency data %j as %j', (frequencyData, expected) => {
    expect(read({ frequencyData }).frequencyData).toBe(expected);
  });

  it.each([
    [6, 6],
    ['6', 6],
    [null, null],
    [undefined, null],
  ])('reads %j remaining transfers as %j', (remainingTransfersQuantity, expected) => {
    expect(read({ remainingTransfersQuantity }).remainingTransfersQuantity).toBe(expected);
  });

  it('never moves a day by a time zone', () => {
    const { startingDate, endingDate } = read({
      startingDate: '2026-04-15T23:30:00-08:00',
      endingDate: null,
    });

    expect([startingDate, endingDate]).toEqual(['2026-04-15', null]);
  });

  it('survives ends that are not told, and keeps no more than four digits', () => {
    const { from, to } = read({ from: null, to: { name: '', lastFour: '137000218840' } });

    expect(from).toEqual({ name: null, lastFour: null });
    expect(to).toEqual({ name: null, lastFour: '8840' });
  });

  it.each([
    [{ id: '' }, 'id'],
    [{ amount: '1.005' }, 'amount'],
    [{ amount: null }, 'amount'],
    [{ frequency: null }, 'frequency'],
    [{ startingDate: 'soon' }, 'startingDate'],
    [{ remainingTransfersQuantity: 'few' }, 'remainingTransfersQuantity'],
  ])('refuses %j', (more, field) => {
    expect(() => read(more)).toThrow(`record.${field}`);
  });
});

describe('readJob', () => {
  it('reads a job', () => {
    expect(readJob(fields(job('j1')), 'USD')).toEqual({
      ...job('j1'),
      amount: { minor: 15000n, currency: 'USD' },
    });
  });

  it.each([null, undefined, 'soon', '2026-02-30'])('refuses %j for a date', (scheduledDate) => {
    expect(() => readJob(fields(job('j1', { scheduledDate })), 'USD')).toThrow('record.scheduledDate');
  });
});
