import { describe, expect, it } from 'vitest';
import { subjectOf } from '../../../src/operations/subject.js';
import { aCard, aTransfer } from '../../support/sample-objects.js';

describe('the subject of a write', () => {
  const transfer = aTransfer('t1');
  const card = aCard('c1');

  it('is what it made or changed', () => {
    expect(subjectOf(transfer)).toBe(transfer.id);
    expect(subjectOf(card)).toBe(card.id);
  });

  it('is the transfer, where it gives several things', () => {
    expect(subjectOf({ card, transfer, ledger: null })).toBe(transfer.id);
  });

  it.each([
    null,
    undefined,
    'text',
    { id: 'no global id' },
    { id: 12 },
    { card, transfer: null, ledger: null },
  ])('is not known of %j', (result) => {
    expect(subjectOf(result)).toBeNull();
  });
});
