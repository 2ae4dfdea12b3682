import { describe, expect, it } from 'vitest';
import { decodeError, orUnknown } from '../../../../src/datasources/linker/refusals.js';
import { refusal } from './fake-linker.js';

const message = (text: string) => ({ code: null, field: null, message: text });

describe('decodeError', () => {
  it('reads every text of a validation', () => {
    const texts = ['frequency must be a valid enum value', 'amount must be a string'];

    expect(decodeError(400, { statusCode: 400, message: texts, error: 'Bad Request' })).toEqual(
      texts.map(message),
    );
  });

  it.each([
    ['statusCode', { statusCode: 401, message: 'Unauthorized' }],
    ['status', { message: 'Unauthorized', status: 404 }],
    ['an error beside it', { statusCode: 401, message: 'Unauthorized', error: 'No' }],
  ])('reads the one text beside %s', (_, body) => {
    expect(decodeError(401, body)).toEqual([message('Unauthorized')]);
  });

  it('reads the errors of the banking provider, passed through', () => {
    const errors = [
      { code: 2000, title: 'Unknown account', detail: 'Could not find account', occurred_at: '2026-03-02' },
      { code: 'E1', title: 'Only a title' },
    ];

    expect(decodeError(404, { errors, status: 404 })).toEqual([
      { code: '2000', field: null, message: 'Could not find account' },
      { code: 'E1', field: null, message: 'Only a title' },
    ]);
  });

  it.each([
    ['as JSON in a text', { statusCode: 422, message: '{"error":"Not enough money"}' }],
    ['as an object', { statusCode: 422, message: { error: 'Not enough money' } }],
    ['bare', { error: 'Not enough money' }],
  ])("unwraps Treasury Prime's text %s", (_, body) => {
    expect(decodeError(422, body)).toEqual([message('Not enough money')]);
  });

  it.each(['{cut', '{"other":1}', '{}'])('keeps the text %j, which wraps nothing', (text) => {
    expect(decodeError(422, { message: text })).toEqual([message(text)]);
  });

  it.each([
    undefined,
    null,
    '',
    '<html>',
    7,
    [],
    {},
    { message: '' },
    { message: [null, 7, {}, ''] },
    { errors: [null, 7, {}] },
    { message: { a: 1 }, errors: {} },
  ])('survives %j', (body) => {
    expect(decodeError(500, body)).toEqual([]);
  });

  it('keeps an enormous body small', () => {
    const decoded = decodeError(400, { message: Array(10_000).fill('x'.repeat(10_000)) });

    expect(decoded).toHaveLength(20);
    expect(decoded[0]?.message).toHaveLength(500);
  });
});

describe('orUnknown', () => {
  const fails = (error: Error) => Promise.reject(error);

  it('gives null for what is unknown or has a malformed id', async () => {
    expect(await orUnknown(Promise.resolve(1))).toBe(1);
    expect(await orUnknown(fails(refusal(404)))).toBeNull();
    expect(await orUnknown(fails(refusal(400)))).toBeNull();
  });

  it.each([403, 422, 503] as const)('lets a %i pass', async (status) => {
    await expect(orUnknown(fails(refusal(status)))).rejects.toMatchObject({ status });
  });

  it('hides no other error', async () => {
    await expect(orUnknown(fails(new Error('bug')))).rejects.toThrow('bug');
  });
});
