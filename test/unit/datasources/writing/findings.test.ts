import { describe, expect, it } from 'vitest';
import { UnexpectedEffectError } from '../../../../src/datasources/ports/writes.js';
import { foundBy, judge } from '../../../../src/datasources/writing/findings.js';
import { MalformedResponseError } from '../../../../src/domain/errors.js';

const toResult = (candidate: string) => candidate.toUpperCase();

describe('the finding of a look', () => {
  it('is the one candidate, even in a list that was not read whole', () => {
    const looked = { candidates: ['a'], isWhole: false };

    expect(judge(looked, 'objects', toResult)).toEqual({ kind: 'found', result: 'A' });
  });

  it('is absent only where the list was read whole', () => {
    expect(judge({ candidates: [], isWhole: true }, 'objects', toResult)).toEqual({ kind: 'absent' });
    expect(judge({ candidates: [], isWhole: false }, 'objects', toResult)).toEqual({
      kind: 'unclear',
      why: 'the list could not be read whole',
    });
  });

  it('is unclear where several carry the reference', () => {
    expect(judge({ candidates: ['a', 'b'], isWhole: true }, 'cards', toResult)).toEqual({
      kind: 'unclear',
      why: '2 cards carry the reference',
    });
  });

  it.each([
    new UnexpectedEffectError('amount', '1.00', '2.00'),
    new MalformedResponseError('card.id', 'a text', 7),
  ])('is unclear where the candidate is not what was asked for: %o', (error) => {
    const finding = foundBy(() => {
      throw error;
    });

    expect(finding).toEqual({ kind: 'unclear', why: error.message });
  });

  it('passes on any other error', () => {
    const bug = new TypeError('a bug');

    const find = () =>
      foundBy(() => {
        throw bug;
      });

    expect(find).toThrow(bug);
  });
});
