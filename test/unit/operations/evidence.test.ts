import { describe, expect, it } from 'vitest';
import { readEvidence } from '../../../src/operations/evidence.js';

describe('the evidence of an operation', () => {
  it('is what recovery has seen so far', () => {
    const seen = { sinceMs: 1, absentAtMs: 2, looks: 3, mismatch: 'amount', refused: [] };

    expect(readEvidence(seen)).toEqual(seen);
  });

  it.each([null, undefined, 'text', 7])('is nothing where there is none (%j)', (value) => {
    expect(readEvidence(value)).toEqual({});
  });

  it('has the path of a field as a list, also where it was kept as one text', () => {
    const refused = [{ field: 'amount.amount', messages: ['too much'], code: 'INSUFFICIENT_FUNDS' }];

    expect(readEvidence({ refused }).refused).toEqual([{ ...refused[0], field: ['amount', 'amount'] }]);
  });
});
