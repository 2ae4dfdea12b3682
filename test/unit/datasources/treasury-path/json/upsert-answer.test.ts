import { describe, expect, it } from 'vitest';
import { readUpsert } from '../../../../../src/datasources/treasury-path/json/upsert-answer.js';
import { fakeTreasuryPath } from '../fake-treasury-path.js';

const AT = '2026-01-05T12:00:00.000Z';
const read = (body: unknown) =>
  readUpsert(fakeTreasuryPath().api, { status: 200, headers: {}, body, at: AT });
const upserted = (payload: unknown) => ({ data: { upsertTrustedDomainConfig: payload } });
const held = { id: 'config-1', domains: ['app.example.com'] };

function failed(body: unknown): unknown {
  try {
    return read(body);
  } catch (error) {
    return error;
  }
}

describe('readUpsert', () => {
  it.each([{ errors: [] }, { errors: null }, {}])('gives the domains that are trusted now (%j)', (errors) => {
    expect(read(upserted({ trustedDomainConfig: held, ...errors }))).toEqual(['app.example.com']);
  });

  it('reads a refusal out of a 200, text by text', () => {
    const errors = [{ field: 'domains', messages: ['is too long (maximum is 50)', 'is bad'] }];

    expect(failed(upserted({ trustedDomainConfig: null, errors }))).toMatchObject({
      code: 'REJECTED',
      refusals: [
        { field: 'domains', message: 'is too long (maximum is 50)' },
        { field: 'domains', message: 'is bad' },
      ],
    });
  });

  it('calls it refused where nothing was carried out, and unavailable where it failed on the way', () => {
    const errors = [{ message: 'oops' }];

    expect(failed({ errors })).toMatchObject({ code: 'REJECTED' });
    expect(failed({ data: null, errors })).toMatchObject({ code: 'UNAVAILABLE', sent: 'yes' });
    expect(failed({ ...upserted(null), errors })).toMatchObject({ code: 'UNAVAILABLE' });
  });

  it.each([
    upserted(null),
    upserted({ trustedDomainConfig: null, errors: [] }),
    upserted({ trustedDomainConfig: held, errors: [{ field: 'domains', messages: ['no'] }] }),
    upserted({ trustedDomainConfig: { id: 'config-1', domains: [7] } }),
    upserted({ trustedDomainConfig: { id: 'config-1' } }),
    { data: null },
    { errors: 'no' },
    undefined,
  ])('cannot read %j', (body) => {
    expect(failed(body)).toMatchObject({ code: 'INVALID_RESPONSE' });
  });
});
