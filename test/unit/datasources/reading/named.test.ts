import { describe, expect, it } from 'vitest';
import { insideData, isSameId, readNamed } from '../../../../src/datasources/reading/named.js';
import { silentTelemetry } from '../../../../src/domain/telemetry.js';
import { okAnswer } from '../../../support/outgoing.js';
import { connector } from '../../../support/upstream.js';

const reader = { connector, telemetry: silentTelemetry };
const UUID = 'a1b2c3d4-0000-4000-8000-00000000abcd';
const read = (body: unknown, more: object = {}) =>
  readNamed(reader, { ...okAnswer, body }, { noun: 'account', id: 'a1', ...more }, (fields) =>
    fields.maybeText('name'),
  );

describe('an object that was asked for by its id', () => {
  it('is read', () => {
    expect(read({ id: 'a1', name: 'own' })).toBe('own');
    expect(read({ data: { id: 'a1', name: 'own' } }, { inside: insideData })).toBe('own');
  });

  it.each([
    { id: 'a2' },
    { id: 'A1' },
    { id: 'a1 ' },
    { id: ['a1'] },
    { id: 1 },
    { id: '' },
    {},
    { id: null },
  ])('is not read from %j, and the error does not contain the other id', (body) => {
    expect(() => read({ ...body, name: 'other' })).toThrow('returned a response that could not be read');
  });

  it('may be without an id only where the provider need not state it', () => {
    expect(read({ name: 'own' }, { key: 'owner', isOptional: true })).toBe('own');
    expect(() => read({ owner: 'a2', name: 'other' }, { key: 'owner', isOptional: true })).toThrow();
  });

  it('is not read when it states another owner', () => {
    const owners = { business_id: 'b1' };

    expect(read({ id: 'a1', name: 'own' }, { owners })).toBe('own');
    expect(read({ id: 'a1', business_id: 'b1', name: 'own' }, { owners })).toBe('own');
    expect(() => read({ id: 'a1', business_id: 'b2', name: 'other' }, { owners })).toThrow();
  });
});

describe('ids', () => {
  it('are the same in upper and lower case only if they are UUIDs', () => {
    expect(isSameId(UUID, UUID.toUpperCase())).toBe(true);
    expect(isSameId('acct_1a', 'acct_1A')).toBe(false);
    expect(isSameId(UUID, UUID.replace('a1', 'b1'))).toBe(false);
  });
});
