import { expect, it } from 'vitest';
import { readJob } from '../../../../../src/datasources/linker/json/records.js';
import { toScheduledTransfer } from '../../../../../src/datasources/linker/mappers/to-scheduled-transfer.js';
import { fakeLinker, fields, globalId, job } from '../fake-linker.js';

it('carries over a job', () => {
  expect(toScheduledTransfer(fakeLinker().api, readJob(fields(job('j1')), 'USD'))).toEqual({
    id: globalId('ScheduledTransfer', 'j1'),
    connector: 'linker-app',
    providerId: 'j1',
    memo: 'Office lease',
    amount: { minor: 15000n, currency: 'USD' },
    scheduledDate: '2026-04-15',
    source: { name: 'Operating', lastFour: '8840' },
    destination: { name: 'Landlord LLC', lastFour: '4702' },
    createdAt: null,
  });
});

it("hides the gateway's own reference behind the memo", () => {
  const wire = readJob(fields(job('j1', { memo: 'Office lease X7Q2MK9PRTA' })), 'USD');

  expect(toScheduledTransfer(fakeLinker().api, wire).memo).toBe('Office lease');
});
