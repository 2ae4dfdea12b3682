import { describe, expect, it } from 'vitest';
import { decodeError } from '../../../../src/datasources/treasury-path/refusals.js';

describe('decodeError', () => {
  it('gives every entry', () => {
    const body = {
      errors: [
        { field: 'entity_id', message: 'Entity ID is required' },
        { field: 'base', message: 'Rate limit' },
      ],
    };

    expect(decodeError(400, body)).toEqual([
      { code: null, field: 'entity_id', message: 'Entity ID is required' },
      { code: null, field: 'base', message: 'Rate limit' },
    ]);
  });

  it('gives every text of an entry of GraphQL', () => {
    const body = { errors: [{ field: 'domains', messages: ['is too long', 'is bad'] }, { message: 'top' }] };

    expect(decodeError(200, body)).toEqual([
      { code: null, field: 'domains', message: 'is too long' },
      { code: null, field: 'domains', message: 'is bad' },
      { code: null, field: null, message: 'top' },
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
    { errors: 'x' },
    { errors: [null, 1, [], {}, { field: 7 }] },
  ])('survives %j', (body) => {
    expect(decodeError(500, body)).toEqual([]);
  });

  it('keeps an enormous body small', () => {
    const entry = { field: 'f', messages: Array.from({ length: 1000 }, () => 'X'.repeat(10_000)) };

    const refusals = decodeError(422, { errors: Array.from({ length: 1000 }, () => entry) });

    expect(refusals).toHaveLength(20);
    expect(JSON.stringify(refusals).length).toBeLessThan(20_000);
  });
});
