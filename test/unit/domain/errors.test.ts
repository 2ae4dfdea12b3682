import { describe, expect, it } from 'vitest';
import {
  FAILURE_CODES,
  InvalidInputError,
  MalformedResponseError,
  toConnectorFailure,
  type UpstreamCode,
  UpstreamError,
  type UpstreamErrorDetails,
} from '../../../src/domain/errors.js';

const connector = { name: 'bank', provider: 'LINKER', environment: 'SANDBOX' } as const;
const upstream = (code: UpstreamCode, given: Partial<UpstreamErrorDetails> = {}) =>
  new UpstreamError({ connector, code, sent: 'yes', ...given });
const CODES: readonly UpstreamCode[] = [...FAILURE_CODES, 'NOT_FOUND', 'REJECTED'];

describe('UpstreamError', () => {
  it.each(CODES)('says %s in words for end users, with the name of the connector', (code) => {
    expect(upstream(code).message).toMatch(/^bank [a-z ]+$/);
  });

  it('keeps what the provider said out of its message', () => {
    const refusals = [{ code: 'e1', field: 'amount', message: 'account 0123456789 is closed' }];
    const cause = new Error('connect ECONNREFUSED 10.0.0.1');
    const error = upstream('REJECTED', { refusals, cause, status: 422 });

    expect(error.message).toBe('bank refused the request');
    expect(error).toMatchObject({ refusals, cause, status: 422, sent: 'yes', name: 'UpstreamError' });
  });

  it('knows nothing that it was not told', () => {
    expect(upstream('TIMEOUT')).toMatchObject({ status: null, retryAfterMs: null, refusals: [] });
  });

  it('calls what may pass by itself retryable, and nothing else', () => {
    expect(CODES.filter((code) => upstream(code).retryable)).toEqual([
      'TIMEOUT',
      'UNAVAILABLE',
      'RATE_LIMITED',
      'CIRCUIT_OPEN',
    ]);
  });
});

describe('toConnectorFailure', () => {
  it('tells the caller what failed and when to try again', () => {
    expect(toConnectorFailure(upstream('RATE_LIMITED', { retryAfterMs: 1001 }))).toEqual({
      connector: 'bank',
      code: 'RATE_LIMITED',
      message: 'bank limits the request rate',
      retryable: true,
      retryAfterSeconds: 2,
    });
    expect(toConnectorFailure(upstream('TIMEOUT')).retryAfterSeconds).toBeNull();
  });

  it.each(['NOT_FOUND', 'REJECTED'] as const)(
    'has no entry for %s of a list but an unreadable answer',
    (code) => {
      expect(toConnectorFailure(upstream(code)).code).toBe('INVALID_RESPONSE');
    },
  );
});

describe('MalformedResponseError', () => {
  it.each([
    [null, 'nothing'],
    [['123456789'], 'a list'],
    ['123456789', 'a string'],
    [123456789, 'a number'],
  ])('says the type of %j and not its value', (arrived, kind) => {
    const { message, path } = new MalformedResponseError('account.number', 'an object', arrived);

    expect(message).toBe(`account.number: required an object, arrived ${kind}`);
    expect(path).toBe('account.number');
  });
});

describe('InvalidInputError', () => {
  it('may name the field', () => {
    expect(new InvalidInputError('required more', 'first')).toMatchObject({
      message: 'required more',
      field: 'first',
    });
    expect(new InvalidInputError('required more').field).toBeNull();
  });
});
