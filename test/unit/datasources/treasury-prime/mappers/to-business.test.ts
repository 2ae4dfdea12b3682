import { describe, expect, it } from 'vitest';
import { readBusiness } from '../../../../../src/datasources/treasury-prime/json/records.js';
import { toBusiness } from '../../../../../src/datasources/treasury-prime/mappers/to-business.js';
import { fakeTreasuryPrime, fields, globalId } from '../fake-treasury-prime.js';
import { business } from '../records.js';

const { api } = fakeTreasuryPrime();

describe('toBusiness', () => {
  it('carries over what a business has, which is no status', () => {
    expect(toBusiness(api, readBusiness(fields(business('biz_1'))))).toEqual({
      id: globalId('Business', 'biz_1'),
      connector: 'tp-main',
      providerId: 'biz_1',
      name: 'Quayside Tools LLC',
      status: 'UNKNOWN',
      providerStatus: null,
      onboardingStatus: null,
      createdAt: '2026-01-05T18:22:10Z',
      updatedAt: '2026-01-09T09:00:03Z',
      userData: { tier: 'gold' },
    });
  });

  it('does without anything but an id', () => {
    expect(toBusiness(api, readBusiness(fields({ id: 'biz_2' })))).toMatchObject({
      providerId: 'biz_2',
      name: null,
      createdAt: null,
    });
  });
});
