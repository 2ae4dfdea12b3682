import { describe, expect, it } from 'vitest';
import { kindReader } from '../../../../../src/datasources/treasury-path/mappers/account-kinds.js';
import { fakeTreasuryPath } from '../fake-treasury-path.js';

const kindOf = (
  profiles: ReadonlyArray<readonly [string | null, string | null]>,
  fake = fakeTreasuryPath(),
) =>
  kindReader(fake.api)({
    masks: [],
    routing_details: [],
    payment_profiles: profiles.map(([usage_type, payment_method]) => ({
      id: 'p',
      status: 'active',
      usage_type,
      payment_method,
    })),
  });

describe('kindReader', () => {
  it.each([
    [[['debit', 'ach']], 'EXTERNAL'],
    [[['credit', 'wire']], 'EXTERNAL'],
    [[['internal_account', 'local']], 'MULTI_CURRENCY'],
    [[['balance', 'local']], 'MULTI_CURRENCY'],
    [[['credit', 'Balance']], 'MULTI_CURRENCY'],
    [
      [
        ['debit', 'ach'],
        ['internal_account', 'balance'],
      ],
      'MULTI_CURRENCY',
    ],
    [[[null, null]], 'EXTERNAL'],
    [[], 'EXTERNAL'],
  ] as const)('finds in profiles %j the kind %s', (profiles, kind) => {
    expect(kindOf(profiles)).toBe(kind);
  });

  it('counts a usage that it has not met', () => {
    const fake = fakeTreasuryPath();

    expect(kindOf([['lending', 'ach']], fake)).toBe('EXTERNAL');
    expect(fake.words).toEqual(['payment_profile.usage_type=lending']);
  });
});
