import { describe, expect, it } from 'vitest';
import { decodeError, orNone, orUnknown } from '../../../../src/datasources/treasure/refusals.js';
import { refusal } from './fake-treasure.js';

describe('decodeError', () => {
  it('gives the refusal as a whole, then its details', () => {
    const body = {
      error_message: 'Invalid parameter(s)',
      error_code: 'INVALID_PARAMS',
      details: [
        {
          target_type: 'HTTP_REQUEST_BODY',
          target: 'amount.amount',
          message: 'must be positive',
          reason_code: 'PARAM_IS_INVALID',
        },
      ],
    };

    expect(decodeError(400, body)).toEqual([
      { code: 'INVALID_PARAMS', field: null, message: 'Invalid parameter(s)' },
      { code: 'PARAM_IS_INVALID', field: 'amount.amount', message: 'must be positive' },
    ]);
  });

  it('does without details', () => {
    expect(decodeError(403, { error_code: 'NOT_AUTHORIZED' })).toEqual([
      { code: 'NOT_AUTHORIZED', field: null, message: null },
    ]);
  });

  it.each([
    undefined,
    null,
    '',
    '<html>',
    7,
    [],
    {},
    { error_code: 7, details: 'x' },
    { details: [null, 1, [], {}] },
  ])('survives %j', (body) => {
    expect(decodeError(500, body)).toEqual([]);
  });

  it('keeps an enormous body small', () => {
    const detail = { reason_code: 'X'.repeat(10_000) };
    const refusals = decodeError(400, { details: Array.from({ length: 1000 }, () => detail) });

    expect(JSON.stringify(refusals).length).toBeLessThan(20_000);
  });
});

describe('absence', () => {
  const fails = (error: Error) => Promise.reject(error);

  it('is an unknown object or a malformed id', async () => {
    expect(await orUnknown(Promise.resolve(1))).toBe(1);
    expect(await orUnknown(fails(refusal('NOT_FOUND')))).toBeNull();
    expect(await orUnknown(fails(refusal('REJECTED', 'invalid_path')))).toBeNull();
    await expect(orUnknown(fails(refusal('REJECTED', 'INVALID_STATE')))).rejects.toThrow();
    await expect(orUnknown(fails(refusal('UNAVAILABLE', 'INVALID_PATH')))).rejects.toThrow();
  });

  it('is, for what depends on the state of a business, any refusal but that of our parameters', async () => {
    expect(await orNone(Promise.resolve(1))).toBe(1);
    expect(await orNone(fails(refusal('NOT_FOUND')))).toBeNull();
    expect(await orNone(fails(refusal('REJECTED')))).toBeNull();
    await expect(orNone(fails(refusal('REJECTED', 'INVALID_PARAMS')))).rejects.toThrow();
    await expect(orNone(fails(refusal('FORBIDDEN', 'NOT_AUTHORIZED')))).rejects.toThrow();
    await expect(orNone(fails(new Error('bug')))).rejects.toThrow('bug');
  });
});
