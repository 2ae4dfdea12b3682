import { describe, expect, it } from 'vitest';
import { decodeError, isRefusal, orConflict } from '../../../../src/datasources/cardbiller/refusals.js';
import { refusal } from './fake-cardbiller.js';

describe('decodeError', () => {
  it('gives the text, and one refusal for every field', () => {
    const body = {
      code: 'VALIDATION_ERROR',
      message: 'Not so.',
      requestId: 'rq_1',
      errors: [{ field: 'amount', message: 'too much' }, 'odd'],
    };

    expect(decodeError(400, body)).toEqual([
      { code: 'VALIDATION_ERROR', field: null, message: 'Not so.' },
      { code: 'VALIDATION_ERROR', field: 'amount', message: 'too much' },
      { code: 'VALIDATION_ERROR', field: null, message: null },
    ]);
  });

  it.each([undefined, null, '', 'Bad gateway', [], {}, { errors: 'many' }, { message: 7, errors: [null] }])(
    'survives %j',
    (body) => {
      expect(decodeError(500, body)).toEqual([]);
    },
  );

  it('bounds what it keeps', () => {
    const errors = Array.from({ length: 99 }, () => ({ field: 'f', message: 'm'.repeat(9999) }));

    const refusals = decodeError(400, { message: 'x', errors });

    expect(refusals).toHaveLength(21);
    expect(refusals.at(-1)?.message).toHaveLength(500);
  });
});

describe('a refusal of Cardbiller', () => {
  it('is told from an outage by its status alone', () => {
    expect([400, 403, 404, 409].map((status) => isRefusal(refusal(status as 400)))).toEqual(
      Array(4).fill(true),
    );
    expect(isRefusal(refusal(503))).toBe(false);
    expect(isRefusal(new Error('other'))).toBe(false);
  });

  it('is a conflict with 409 alone', async () => {
    expect(await orConflict(Promise.reject(refusal(409)))).toBeNull();
    await expect(orConflict(Promise.reject(refusal(400)))).rejects.toMatchObject({ code: 'REJECTED' });
    expect(await orConflict(Promise.resolve(1))).toBe(1);
  });
});
