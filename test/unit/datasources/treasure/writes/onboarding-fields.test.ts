import { expect, it } from 'vitest';
import { APPLICATION } from '../../../../../src/datasources/treasure/writes/onboarding-fields.js';
import { application, withValue } from '../application.js';

const SECRET = '078-05-1120';
const fieldsOf = (given: unknown) => APPLICATION(given, 'application').map(({ field }) => field?.join('.'));

it('has nothing against a whole application', () => {
  expect(fieldsOf(application())).toEqual([]);
});

it('asks for no more than the guide does', () => {
  const { addresses } = application().business;
  const business = {
    addresses,
    have_interested_parties_to_report: true,
    exempt_listing_beneficial_owners: true,
    foreign_financial_institution: true,
  };

  expect(fieldsOf({ business, business_member_onboarding: {}, policies: {} })).toEqual([]);
});

it.each([
  'business',
  'business_member_onboarding',
  'policies',
  'business.have_interested_parties_to_report',
  'business.addresses',
  'business.exempt_listing_beneficial_owners',
  'business.foreign_financial_institution',
  'business.addresses.0.address1',
  'business.addresses.0.city',
  'business.addresses.0.postal_code',
  'business.addresses.0.region',
  'business.addresses.0.country',
  'business.phone_number.country_code',
  'business.annual_gross_revenue.amount',
  'business_member_onboarding.date_of_birth.year',
])('needs %s', (path) => {
  expect(APPLICATION(withValue(path, undefined), 'application')).toEqual([
    {
      field: `application.${path}`.split('.'),
      code: 'INVALID_INPUT',
      messages: [expect.stringMatching(/arrived nothing$/)],
    },
  ]);
});

it.each([
  ['business', []],
  ['business.addresses', []],
  ['business.addresses', Array(11).fill(application().business.addresses[0])],
  ['business.addresses.0.country', 'US'],
  ['business.addresses.0.address2', 7],
  ['business.phone_number.phone_number', '212555010'],
  ['business.phone_number.country_code', '1'],
  ['business.business_type', ' '],
  ['business.tax_identification_number', '12-3456789'],
  ['business.annual_gross_revenue.amount', 1250000],
  ['business.annual_gross_revenue.amount', '1250000'],
  ['business.total_liquid_assets.currency', 'usd'],
  ['business.foreign_financial_institution', 'false'],
  ['business.business_description', null],
  ['business.business_members', {}],
  ['business.business_members.0.national_identifier', SECRET],
  ['business.business_members.0.ownership_percentage', 100.5],
  ['business.business_members.0.ownership_percentage', '50'],
  ['business_member_onboarding.national_identifier', SECRET],
  ['business_member_onboarding.date_of_birth', { month: 2, day: 30, year: 1984 }],
  ['business_member_onboarding.date_of_birth', { month: 2, day: 28, year: 1884 }],
  ['business_member_onboarding.date_of_birth.month', 1.5],
  ['business_member_onboarding.email', 'ada'],
  ['business_member_onboarding.addresses.0.city', ''],
  ['business_member_onboarding.large_trader', 0],
  ['policies.bank_account_agreement', 'yes'],
])('complains at %s about %o', (path, value) => {
  expect(fieldsOf(withValue(path, value))).toEqual([`application.${path}`]);
});

it.each([
  'extra',
  'business.legal_name',
  'business.business_members.0.politically_exposed',
  'policies.constructor',
  'business.addresses.0.state',
])('knows no field %s', (path) => {
  expect(fieldsOf(withValue(path, true))).toEqual([`application.${path}`]);
});

it('quotes no value', () => {
  const errors = APPLICATION(
    withValue('business_member_onboarding.national_identifier', SECRET),
    'application',
  );

  expect(errors).toEqual([
    {
      field: ['application', 'business_member_onboarding', 'national_identifier'],
      code: 'INVALID_INPUT',
      messages: ['required nine digits, arrived another text'],
    },
  ]);
});
