import { describe, expect, it } from 'vitest';
import { decodeError, orNotEnabled, orUnknown } from '../../../../src/datasources/treasury-prime/refusals.js';
import { refusal } from './fake-treasury-prime.js';

describe('decodeError', () => {
  it('gives the one text there is', () => {
    expect(decodeError(400, { error: "Parameter 'amount' must be greater than '0'." })).toEqual([
      { code: null, field: null, message: "Parameter 'amount' must be greater than '0'." },
    ]);
  });

  it.each([undefined, null, '', '{"error": "cut', '<html>', 7, [], {}, { error: '' }, { error: { a: 1 } }])(
    'survives %j',
    (body) => {
      expect(decodeError(500, body)).toEqual([]);
    },
  );

  it('keeps an enormous text small', () => {
    expect(decodeError(400, { error: 'x'.repeat(100_000) })[0]?.message).toHaveLength(500);
  });
});

describe('absence', () => {
  const fails = (error: Error) => Promise.reject(error);

  it('is an object that is unknown or whose id is malformed', async () => {
    expect(await orUnknown(Promise.resolve(1))).toBe(1);
    expect(await orUnknown(fails(refusal(404)))).toBeNull();
    expect(await orUnknown(fails(refusal(400)))).toBeNull();
  });

  it.each([403, 409, 503] as const)('of an object is not a %i', async (status) => {
    await expect(orUnknown(fails(refusal(status)))).rejects.toMatchObject({ status });
  });

  it('is something that our key may not use, or that is not there', async () => {
    expect(await orNotEnabled(fails(refusal(403)))).toBeNull();
    expect(await orNotEnabled(fails(refusal(404)))).toBeNull();
  });

  it.each([400, 503] as const)('of something to use is not a %i', async (status) => {
    await expect(orNotEnabled(fails(refusal(status)))).rejects.toMatchObject({ status });
  });

  it('hides no other error', async () => {
    await expect(orUnknown(fails(new Error('bug')))).rejects.toThrow('bug');
  });
});
