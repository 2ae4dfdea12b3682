import { describe, expect, it, vi } from 'vitest';
import { toGlobalId } from '../../../src/domain/ids.js';
import { type Resolution, resolveRecord } from '../../../src/operations/resolution.js';
import type { OperationRecord } from '../../../src/store/index.js';
import { idOf } from '../../support/sample-objects.js';

const IN_REVIEW = { id: 'o-1', status: 'NEEDS_REVIEW' } as OperationRecord;
const SEEN: Resolution = {
  outcome: 'SUCCEEDED',
  note: 'seen in the portal',
  objectId: idOf('Transfer', 't1'),
};
const ABSENT: Resolution = { outcome: 'FAILED', note: 'not in the ledger', objectId: null };

const storeThat = (moved: OperationRecord | null) => ({ move: vi.fn(async () => moved) });

describe('the object of a decision', () => {
  const CARD = { ...IN_REVIEW, kind: 'issueCard', connector: 'tp-main' };

  it.each([
    ['an account', idOf('Account', 'a1')],
    ['a card of another connector', toGlobalId({ connector: 'other', kind: 'Card', ref: 'c1' })],
    ['an operation', idOf('Operation', 'o-2')],
  ])('is refused where it cannot be that of the mutation: %s', async (_, objectId) => {
    const store = storeThat(CARD);

    const { errors } = await resolveRecord(store, CARD, { ...SEEN, objectId });

    expect(errors).toMatchObject([
      { field: ['subject'], messages: ['required the id of one of Card of tp-main'] },
    ]);
    expect(store.move).not.toHaveBeenCalled();
  });

  it('is taken where the mutation creates or changes such an object', async () => {
    const created = await resolveRecord(storeThat(CARD), CARD, { ...SEEN, objectId: idOf('Card', 'c1') });
    const paired = { ...IN_REVIEW, kind: 'createTransfer', connector: 'linker' };
    const elsewhere = await resolveRecord(storeThat(paired), paired, SEEN);

    expect([created.errors, elsewhere.errors]).toEqual([[], []]);
  });
});

describe('the decision of a person', () => {
  it('that the request was executed names its object and its proof', async () => {
    const store = storeThat({ ...IN_REVIEW, status: 'SUCCEEDED' });

    const { record, errors } = await resolveRecord(store, IN_REVIEW, SEEN);

    expect([record?.status, errors]).toEqual(['SUCCEEDED', []]);
    expect(store.move).toHaveBeenCalledExactlyOnceWith('o-1', {
      from: 'NEEDS_REVIEW',
      to: 'SUCCEEDED',
      note: SEEN.note,
      changes: { provenBy: 'OPERATOR', objectId: SEEN.objectId },
    });
  });

  it('that it was not executed gives its caller an error', async () => {
    const store = storeThat({ ...IN_REVIEW, status: 'FAILED' });

    await resolveRecord(store, IN_REVIEW, ABSENT);

    expect(store.move).toHaveBeenCalledExactlyOnceWith('o-1', {
      from: 'NEEDS_REVIEW',
      to: 'FAILED',
      note: ABSENT.note,
      changes: {
        provenBy: 'OPERATOR',
        errors: [
          { field: null, messages: [expect.stringContaining('operator')], code: 'PROVIDER_UNAVAILABLE' },
        ],
      },
    });
  });

  it.each<[string, { record?: OperationRecord | null } & Partial<Resolution>, [field: string, code: string]]>(
    [
      ['no operation', { record: null }, ['id', 'NOT_FOUND']],
      ['one that has ended', { record: { ...IN_REVIEW, status: 'SUCCEEDED' } }, ['id', 'INVALID_INPUT']],
      [
        'one that the gateway works on',
        { record: { ...IN_REVIEW, status: 'IN_DOUBT' } },
        ['id', 'INVALID_INPUT'],
      ],
      ['no reason', { note: ' \n' }, ['note', 'INVALID_INPUT']],
      ['too long a reason', { note: 'x'.repeat(501) }, ['note', 'INVALID_INPUT']],
      ['an object of a failure', { outcome: 'FAILED' }, ['subject', 'INVALID_INPUT']],
      ['an object without a global id', { objectId: 'ach_1' }, ['subject', 'INVALID_INPUT']],
    ],
  )('is rejected and changes nothing: %s', async (_, { record = IN_REVIEW, ...given }, [field, code]) => {
    const store = storeThat(IN_REVIEW);

    const resolved = await resolveRecord(store, record, { ...SEEN, ...given });

    expect(resolved).toMatchObject({ record: null, errors: [{ field: [field], code }] });
    expect(store.move).not.toHaveBeenCalled();
  });

  it('is rejected if somebody else decided first', async () => {
    const resolved = await resolveRecord(storeThat(null), IN_REVIEW, SEEN);

    expect(resolved).toMatchObject({ record: null, errors: [{ field: ['id'], code: 'INVALID_INPUT' }] });
  });
});
