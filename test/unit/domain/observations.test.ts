import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type StoredObservation, toObservations, toTimeline } from '../../../src/domain/observations.js';
import { TRANSFER_STATUSES, type TransferStatus } from '../../../src/domain/transfer.js';
import { aTransfer } from '../../support/sample-objects.js';

const day = (number: number) => `2026-03-0${number}T00:00:00Z`;

function seen(status: TransferStatus, at: string | null, more: Partial<StoredObservation> = {}) {
  const base = { transferId: 't', providerStatus: null, origin: 'READ', seenAt: day(9) } as const;
  return { ...base, status, at, ...more };
}

const statuses = (observations: readonly StoredObservation[]) =>
  toTimeline(observations).map(({ status }) => status);

describe('a timeline', () => {
  it('shows PENDING, SENT and RETURNED once each, oldest first, each with its origin', () => {
    const observations = [
      seen('RETURNED', day(3)),
      seen('PENDING', day(1), { origin: 'ANSWER' }),
      seen('SENT', day(2)),
      seen('PENDING', day(2)),
    ];

    expect(toTimeline(observations)).toEqual([
      { status: 'PENDING', providerStatus: null, at: day(1), origin: 'ANSWER' },
      { status: 'SENT', providerStatus: null, at: day(2), origin: 'READ' },
      { status: 'RETURNED', providerStatus: null, at: day(3), origin: 'READ' },
    ]);
  });

  it('keeps two words of the provider for one status', () => {
    const observations = [
      seen('PROCESSING', day(1), { providerStatus: 'queued' }),
      seen('PROCESSING', day(2), { providerStatus: 'processing' }),
    ];

    expect(toTimeline(observations).map(({ providerStatus }) => providerStatus)).toEqual([
      'queued',
      'processing',
    ]);
  });

  it('dates a status without a stated time by when it was seen', () => {
    expect(toTimeline([seen('PENDING', null, { seenAt: day(4) })])).toMatchObject([{ at: day(4) }]);
  });

  it('puts a late reading of an earlier status before the later one', () => {
    expect(statuses([seen('SENT', day(2)), seen('PENDING', null)])).toEqual(['PENDING', 'SENT']);
  });

  it('leaves an unknown status where it was observed', () => {
    expect(statuses([seen('SENT', day(3)), seen('UNKNOWN', day(2)), seen('PENDING', day(1))])).toEqual([
      'PENDING',
      'UNKNOWN',
      'SENT',
    ]);
  });

  it('never goes back to an earlier status, whatever was observed in whichever order', () => {
    const observation = fc.record({
      status: fc.constantFrom(...TRANSFER_STATUSES),
      at: fc.option(fc.integer({ min: 1, max: 9 }).map(day)),
      seenAt: fc.integer({ min: 1, max: 9 }).map(day),
    });
    const stages = ['SCHEDULED', 'PENDING', 'PROCESSING', 'SENT', 'COMPLETED'];

    fc.assert(
      fc.property(fc.array(observation, { maxLength: 12 }), (observed) => {
        const found = statuses(observed.map(({ status, at, seenAt }) => seen(status, at, { seenAt })));
        const known = found.filter((status) => status !== 'UNKNOWN').map((each) => stages.indexOf(each));
        const ranks = known.map((rank) => (rank === -1 ? stages.length : rank));
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
        expect(new Set(found)).toEqual(new Set(observed.map(({ status }) => status)));
        expect(found).toHaveLength(new Set(found).size);
      }),
    );
  });
});

describe('an observation', () => {
  it('without a stated time has the time of the last change', () => {
    const { transferId: _, seenAt: __, ...status } = seen('PENDING', null);
    const transfer = aTransfer('1', { updatedAt: day(5), timeline: [status] });

    expect(toObservations(transfer, day(9))).toMatchObject([
      { transferId: transfer.id, at: day(5), seenAt: day(9) },
    ]);
  });
});
