import { describe, expect, it } from 'vitest';
import { requireServer } from '../../../../src/store/database/unsuitable.js';

describe('the server of a store', () => {
  it.each([
    [150_000, 'UTF8'],
    [170_002, 'SQL_ASCII'],
  ])('may be version %s with %s', (version, encoding) => {
    expect(() => requireServer(version, encoding)).not.toThrow();
  });

  it('must be PostgreSQL 15 or newer', () => {
    expect(() => requireServer(140_011, 'UTF8')).toThrow(
      'required PostgreSQL 15 or newer, arrived PostgreSQL 14',
    );
  });

  it('must be able to store every character', () => {
    expect(() => requireServer(150_000, 'LATIN1')).toThrow('required a database with the encoding UTF8');
  });
});
