import { describe, expect, it } from 'vitest';
import { toBusiness } from '../../../../../src/datasources/treasury-path/mappers/to-business.js';
import { connector, globalId } from '../fake-treasury-path.js';

const wire = { id: 'e1', name: 'Orchard Inc', created_at: '2025-04-01T10:00:00Z', updated_at: null };

describe('toBusiness', () => {
  it('maps an entity', () => {
    const feature = { feature_identifier: 'multi_currency_account', status: 'SUBMITTED' };

    expect(toBusiness(wire, 'c1', feature, connector)).toEqual({
      id: globalId('Business', 'c1', 'e1'),
      connector: 'path-main',
      providerId: 'e1',
      name: 'Orchard Inc',
      status: 'UNKNOWN',
      providerStatus: null,
      onboardingStatus: 'SUBMITTED',
      createdAt: '2025-04-01T10:00:00Z',
      updatedAt: null,
      userData: null,
    });
  });

  it('says nothing of onboarding without the feature', () => {
    expect(toBusiness(wire, 'c1', null, connector).onboardingStatus).toBeNull();
  });
});
