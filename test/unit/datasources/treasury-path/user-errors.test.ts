import { describe, expect, it } from 'vitest';
import {
  hostedPageErrors,
  isRefusal,
  trustedDomainRefusals,
} from '../../../../src/datasources/treasury-path/user-errors.js';
import { UpstreamError } from '../../../../src/domain/errors.js';
import { connector, refusal, refusalWith } from './fake-treasury-path.js';

const MULTI_CURRENCY = 'Multi-currency account not found for this entity. Please create an account first.';

describe('hostedPageErrors', () => {
  it.each([
    [
      ['REJECTED', 400, 'entity_id', 'Entity ID is required'],
      ['entityId', 'INVALID_INPUT'],
    ],
    [
      ['REJECTED', 400, 'purpose', 'Purpose is required'],
      ['purpose', 'INVALID_INPUT'],
    ],
    [
      ['REJECTED', 400, 'purpose', 'Invalid purpose'],
      ['purpose', 'INVALID_INPUT'],
    ],
    [
      ['FORBIDDEN', 403, 'purpose', 'Purpose must be a hosted_page category'],
      ['purpose', 'INVALID_INPUT'],
    ],
    [
      ['NOT_FOUND', 404, 'entity_id', 'Entity not found or not accessible in this company'],
      ['entityId', 'NOT_FOUND'],
    ],
    [
      ['REJECTED', 422, 'entity', 'Entity does not belong to this company'],
      ['entityId', 'NOT_FOUND'],
    ],
    [
      ['REJECTED', 422, 'entity_id', MULTI_CURRENCY],
      ['entityId', 'MULTI_CURRENCY_ACCOUNT_MISSING'],
    ],
    [
      ['REJECTED', 422, 'entity_id', 'is odd'],
      ['entityId', 'INVALID_INPUT'],
    ],
    [
      ['REJECTED', 422, 'return_url', 'URL domain is not in the trusted domains list'],
      ['returnUrl', 'UNTRUSTED_RETURN_URL'],
    ],
    [
      ['REJECTED', 422, 'return_url', 'is odd'],
      ['returnUrl', 'INVALID_INPUT'],
    ],
    [
      ['REJECTED', 409, 'base', 'Something else'],
      [null, 'PROVIDER_REJECTED'],
    ],
  ] as const)('%j → %j', (given, told) => {
    const [code, status, field, message] = given;
    const errors = hostedPageErrors(refusalWith(code, status, field, message));

    expect(errors.map((error) => [error.field?.join('.') ?? null, error.code])).toEqual([told]);
    expect(errors[0]?.messages[0]).toContain(connector.name);
    expect(JSON.stringify(errors)).not.toContain(message);
  });

  it('says each thing once, and nothing but the refusal where nothing is named', () => {
    const refusals = ['entity', 'entity', 'return_url'].map((field) => ({
      code: null,
      field,
      message: 'no',
    }));
    const several = new UpstreamError({ connector, code: 'REJECTED', status: 422, sent: 'yes', refusals });

    expect(hostedPageErrors(several).map(({ field }) => field?.join('.'))).toEqual(['entityId', 'returnUrl']);
    expect(hostedPageErrors(new UpstreamError({ connector, code: 'NOT_FOUND', sent: 'yes' }))).toEqual([
      { field: null, code: 'PROVIDER_REJECTED', messages: ['path-main opened no hosted page'] },
    ]);
  });
});

describe('trustedDomainRefusals', () => {
  it.each([
    ['domains', 'is too long (maximum is 50)', 'domains', 'path-main takes at most 50 trusted domains'],
    ['domains', 'is invalid', 'domains', 'path-main did not accept this list of domains'],
    ['base', 'is closed', null, 'path-main did not set the trusted domains'],
  ])('%s %s → %s %s', (field, message, ours, told) => {
    const errors = trustedDomainRefusals(refusalWith('REJECTED', 200, field, message));

    expect(errors.map((error) => [error.field?.join('.') ?? null, error.messages])).toEqual([[ours, [told]]]);
  });
});

describe('isRefusal', () => {
  it.each([
    ['REJECTED', true],
    ['NOT_FOUND', true],
    ['FORBIDDEN', true],
    ['UNAUTHORIZED', false],
    ['RATE_LIMITED', false],
    ['UNAVAILABLE', false],
    ['TIMEOUT', false],
  ] as const)('%s: %s', (code, expected) => {
    expect(isRefusal(refusal(code))).toBe(expected);
  });

  it('takes no other failure for one', () => {
    expect(isRefusal(new Error('no'))).toBe(false);
  });
});
