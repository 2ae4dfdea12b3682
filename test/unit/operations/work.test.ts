import { describe, expect, it } from 'vitest';
import { encode } from '../../../src/operations/codec.js';
import { toOperationMark, toPlan } from '../../../src/operations/journal-context.js';
import type { OperationRecord } from '../../../src/store/index.js';
import { FakeConnector } from '../../support/fake-connector.js';
import { manualClock } from '../../support/manual-clock.js';
import { COMMAND, FakeBank } from './fake-bank.js';
import { aRecord } from './records.js';

describe('the work on an operation', () => {
  const bank = new FakeBank(manualClock(), 'KEY');
  const { connector } = new FakeConnector('bank', [], { createTransfer: bank.port });
  const sealed = (more: Partial<OperationRecord>) => aRecord({ input: encode(COMMAND), ...more });

  it('is made of the sealed command alone, as it was first asked for', () => {
    toPlan(sealed({}), connector);

    expect(bank.commands).toEqual([COMMAND]);
  });

  it('is none where the connector no longer does that', () => {
    expect(toPlan(sealed({ kind: 'issueCard' }), connector)).toBeNull();
  });

  it('has the same mark at every attempt', () => {
    const first = toOperationMark(aRecord({ status: 'PENDING', attempts: 0 }));
    const later = toOperationMark(
      aRecord({ status: 'IN_DOUBT', attempts: 3, updatedAt: '2026-03-02T18:00:00Z' }),
    );

    expect(first).toEqual({
      providerKey: 'provider-key',
      reference: 'XREFERENCE1',
      sentAt: '2026-03-02T17:00:00Z',
    });
    expect(later).toEqual(first);
  });

  it('is marked by its id where an older version gave it no key', () => {
    const mark = toOperationMark(aRecord({ id: 'op-1', providerKey: null, reference: null }));

    expect(mark).toMatchObject({ providerKey: 'op-1', reference: 'op-1' });
  });
});
