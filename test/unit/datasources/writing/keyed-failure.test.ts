import { describe, expect, it } from 'vitest';
import { keyedFailure } from '../../../../src/datasources/writing/keyed-failure.js';
import { UpstreamError } from '../../../../src/domain/errors.js';

const connector = { name: 'bank-a', provider: 'TREASURE', environment: 'SANDBOX' } as const;
const refused = (status: number, field: string | null = null) =>
  new UpstreamError({
    ...{ connector, code: 'REJECTED', status, sent: 'yes' },
    refusals: [{ code: null, field, message: null }],
  });
const isAboutKey = ({ field }: { readonly field: string | null }, status: number | null) =>
  field === 'key' && status === 422;

describe('the failure of a request under a key', () => {
  it.each([refused(409), refused(422, 'key')])(
    'leaves the outcome open where the key is in the way',
    (error) => {
      expect(keyedFailure(error, isAboutKey)).toMatchObject({
        code: 'UNAVAILABLE',
        sent: 'yes',
        cause: error,
      });
    },
  );

  it.each([refused(422, 'amount'), refused(400, 'key'), new TypeError('a bug')])(
    'stays what it is where the key is not: %o',
    (error) => {
      expect(keyedFailure(error, isAboutKey)).toBe(error);
    },
  );

  it('takes no other refusal for one about the key where the provider has no words for it', () => {
    const error = refused(422, 'key');

    expect(keyedFailure(error)).toBe(error);
  });
});
