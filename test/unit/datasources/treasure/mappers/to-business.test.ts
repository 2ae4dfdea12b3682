import { expect, it } from 'vitest';
import { Fields } from '../../../../../src/datasources/reading/fields.js';
import { readBusiness } from '../../../../../src/datasources/treasure/json/records.js';
import { businessMapper, toBusiness } from '../../../../../src/datasources/treasure/mappers/to-business.js';
import { business, connector, fakeTreasure, globalId } from '../fake-treasure.js';

it('carries a business over, with its own words for its statuses and its moments to the nanosecond', () => {
  const wire = readBusiness(
    new Fields(
      business('b1', { status: 'PENDING', sub_status: 'AWAITING_ONBOARDING_INFORMATION', unheard_of: 1 }),
      'business',
    ),
  );

  expect(toBusiness(wire, connector)).toEqual({
    id: globalId('Business', 'b1'),
    connector: 'treasure-main',
    providerId: 'b1',
    name: 'Company b1',
    status: 'PENDING',
    providerStatus: 'PENDING',
    onboardingStatus: 'AWAITING_ONBOARDING_INFORMATION',
    createdAt: '2025-01-07T09:12:44.120983451Z',
    updatedAt: '2025-02-07T09:12:44.121004102Z',
    userData: { customer_ref: 'cus_b1' },
  });
});

it('needs no more than an id', () => {
  const wire = readBusiness(new Fields({ id: 'urn:uuid:1' }, 'business'));

  expect(toBusiness(wire, connector)).toMatchObject({
    providerId: 'urn:uuid:1',
    name: null,
    createdAt: null,
  });
});

it.each([
  ['OPEN', 'OPEN', []],
  ['closed', 'CLOSED', []],
  ['ON_HOLIDAY', 'UNKNOWN', ['business.status=ON_HOLIDAY']],
  [undefined, 'UNKNOWN', []],
])('reads the status %s as %s', (word, status, counted) => {
  const fake = fakeTreasure();
  const wire = readBusiness(new Fields(business('b1', { status: word }), 'business'));

  expect(businessMapper(fake.api)(wire)).toMatchObject({ status, providerStatus: word ?? null });
  expect(toBusiness(wire, connector)).toEqual(businessMapper(fakeTreasure().api)(wire));
  expect(fake.words).toEqual(counted);
});
