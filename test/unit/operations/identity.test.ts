import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseMoney } from '../../../src/domain/money.js';
import { toFingerprint, toProviderKey, toReference } from '../../../src/operations/identity.js';

const paid = (amount: string, more: object = {}) => ({ amount: parseMoney(amount, 'USD'), ...more });
const of = (command: unknown, kind = 'createTransfer', connector = 'bank') =>
  toFingerprint(kind, connector, command);

/** As version 0.1.0 made them. */
const KEPT_OF_CREDIT = '8e25a564002d7f0afd20e342d09e34ede9fd3daf3ee7a5e7b578cabbff3a6c68';
const KEPT_OF_DEBIT = '079239e5876c4358c323499af7d1c18a67437f499024bc3b77a2421b125be1ec';

describe('the fingerprint of an input', () => {
  it('is a SHA-256', () => {
    expect(of(paid('10.00'))).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is the same for 10, 10.0 and 10.00 USD', () => {
    expect(new Set(['10', '10.0', '10.00'].map((amount) => of(paid(amount)))).size).toBe(1);
  });

  it('does not depend on the order in which fields were written, at any depth', () => {
    const one = of({ to: { account: 'a', note: { x: 1, y: [1, { p: 1, q: 2 }] } }, from: 'b' });
    const other = of({ from: 'b', to: { note: { y: [1, { q: 2, p: 1 }], x: 1 }, account: 'a' } });

    expect(one).toBe(other);
  });

  it('is the one that was kept for the same input when commands had other terms', () => {
    const command = { source: 'a', destination: { account: 'b' }, ...paid('10.00') };

    expect(of({ ...command, direction: 'PUSH' })).toBe(KEPT_OF_CREDIT);
    expect(of({ ...command, direction: 'PULL' })).toBe(KEPT_OF_DEBIT);
  });

  it('depends on everything that is asked for', () => {
    const all = [
      of(paid('10.00')),
      of(paid('10.01')),
      of({ amount: parseMoney('1000', 'JPY') }),
      of({ amount: 1000 }),
      of(paid('10.00', { note: null })),
      of(paid('10.00', { note: ['a', 'b'] })),
      of(paid('10.00', { note: ['b', 'a'] })),
      of(paid('10.00', { note: { $bigint: '12' } })),
      of(paid('10.00', { note: 12n })),
      of(paid('10.00', { note: { $$bigint: '12' } })),
      of(paid('10.00'), 'loadCard'),
      of(paid('10.00'), 'createTransfer', 'another bank'),
    ];

    expect(new Set(all).size).toBe(all.length);
  });
});

describe('the key for the provider', () => {
  it('is a name-based UUID, the same for an operation at every attempt and in every gateway', () => {
    const id = '6a2f41a3-c54c-4ce8-8d2a-0f0f0f0f0f0f';

    expect(toProviderKey(id)).toBe('c3f685c1-61ae-5163-88e8-2f7c3fc7d2cc');
    expect(toProviderKey(randomUUID())).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it('is another one for every operation', () => {
    const keys = Array.from({ length: 1000 }, () => toProviderKey(randomUUID()));

    expect(new Set(keys).size).toBe(1000);
  });
});

describe('the reference in the provider’s lists', () => {
  it('is short, of digits and capitals that nobody mistakes, the same at every attempt', () => {
    const id = randomUUID();

    expect(toReference(id)).toMatch(/^X[2-9A-HJ-NP-Z]{10}$/);
    expect(toReference(id)).toBe(toReference(id));
  });

  it('is another one for every operation', () => {
    const references = Array.from({ length: 1000 }, () => toReference(randomUUID()));

    expect(new Set(references).size).toBe(1000);
  });
});
