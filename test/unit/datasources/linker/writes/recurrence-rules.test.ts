import { describe, expect, it } from 'vitest';
import { readRecurringTransfer } from '../../../../../src/datasources/linker/json/records.js';
import { recurringTransferMapper } from '../../../../../src/datasources/linker/mappers/to-recurring-transfer.js';
import {
  editErrors,
  recurrenceErrors,
} from '../../../../../src/datasources/linker/writes/recurrence-rules.js';
import type { Recurrence, UpdateRecurringTransfer } from '../../../../../src/domain/commands.js';
import { recurrence, update } from '../commands.js';
import { fakeLinker, fields, series } from '../fake-linker.js';

/** Eight in the morning in UTC. */
const NOW = Date.parse('2026-03-02T08:00:00Z');

const counted = { duration: 'NUMBER_OF_TRANSFERS' } as const;

describe('recurrenceErrors', () => {
  const fieldsOf = (more: Partial<Recurrence>, nowMs = NOW) =>
    recurrenceErrors(recurrence(more), nowMs).map(({ field }) => field?.join('.') ?? null);

  it.each<[string, Partial<Recurrence>]>([
    ['frequency', { frequency: '' }],
    ['frequency', { frequency: 'm'.repeat(31) }],
    ['frequencyData', { frequencyData: 0 }],
    ['frequencyData', { frequencyData: 32 }],
    ['frequencyData', { frequencyData: 1.5 }],
    ['startingDate', { startingDate: '2026-02-30' }],
    ['startingDate', { startingDate: '2026-04-15T00:00:00' }],
    ['startingDate', { startingDate: 'soon' }],
    ['startingDate', { startingDate: '2026-02-28' }],
    ['transfersQuantity', { ...counted, transfersQuantity: 0 }],
    ['transfersQuantity', { ...counted, transfersQuantity: 1.5 }],
    ['transfersQuantity', { ...counted, transfersQuantity: null }],
    ['transfersQuantity', { duration: 'CONTINUOUS', transfersQuantity: 3 }],
    ['duration', { duration: 'UNKNOWN', transfersQuantity: null }],
    ['memo', { memo: 'm'.repeat(244) }],
    ['memo', { memo: 'Rent XAAAAAAAAAA' }],
  ])('refuses a wrong %s: %j', (field, more) => {
    expect(fieldsOf(more)).toEqual([`recurrence.${field}`]);
  });

  it.each<Partial<Recurrence>>([
    { frequency: 'm'.repeat(30) },
    { frequencyData: 1 },
    { frequencyData: 31 },
    { memo: 'm'.repeat(243) },
    { memo: null },
    { startingDate: '2026-03-02' },
    { startingDate: '2026-03-01' },
  ])('lets %j pass', (more) => {
    expect(fieldsOf(more)).toEqual([]);
  });

  it('calls a day past once it is over everywhere', () => {
    expect(fieldsOf({ startingDate: '2026-03-01' }, Date.parse('2026-03-02T11:59:59Z'))).toEqual([]);
    expect(fieldsOf({ startingDate: '2026-03-01' }, Date.parse('2026-03-02T12:00:00Z'))).toHaveLength(1);
  });
});

describe('editErrors', () => {
  const { api } = fakeLinker();
  const now = (more: object) =>
    recurringTransferMapper(api)(readRecurringTransfer(fields(series('s1', more)), 'USD'));
  const fieldsOf = (more: Partial<UpdateRecurringTransfer>, of: object = {}) =>
    editErrors(update(more), now(of), NOW).map(({ field }) => field?.join('.') ?? null);
  const endless = { durationType: 'continuous', remainingTransfersQuantity: null };

  it('asks for something to change', () => {
    expect(fieldsOf({})).toEqual([null]);
    expect(fieldsOf({ transferNow: true })).toEqual([]);
    expect(fieldsOf({ memo: '' })).toEqual([]);
  });

  it.each<[string, Partial<UpdateRecurringTransfer>]>([
    ['frequency', { frequency: ' ' }],
    ['frequencyData', { frequencyData: 32 }],
    ['startingDate', { startingDate: '2026-02-28' }],
    ['duration', { duration: 'UNKNOWN' }],
    ['transfersQuantity', { duration: 'NUMBER_OF_TRANSFERS' }],
    ['transfersQuantity', { transfersQuantity: 0 }],
    ['memo', { memo: 'm'.repeat(244) }],
  ])('refuses a wrong %s: %j', (field, more) => {
    expect(fieldsOf(more)).toEqual([field]);
  });

  it('lets the date that it has be given again', () => {
    expect(fieldsOf({ startingDate: '2025-01-15' }, { startingDate: '2025-01-15' })).toEqual([]);
  });

  it('takes a quantity for a series that counts, and for none that does not', () => {
    expect(fieldsOf({ transfersQuantity: 3 })).toEqual([]);
    expect(fieldsOf({ transfersQuantity: 3 }, endless)).toEqual(['transfersQuantity']);
    expect(fieldsOf({ transfersQuantity: 3 }, { durationType: 'untilDate' })).toEqual(['transfersQuantity']);
    expect(fieldsOf({ ...counted, transfersQuantity: 3 }, endless)).toEqual([]);
  });
});
