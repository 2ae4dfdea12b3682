import { type Check, flag, list, money, numberBetween, object, optional, required, text } from './checks.js';

const country = text(/^[A-Z]{3}$/, 'must be a three-letter country code');
const nineDigits = text(/^\d{9}$/, 'must be 9 digits');

const phone = object({
  country_code: required(text(/^\+\d{1,3}$/, 'must be a plus sign and digits')),
  phone_number: required(text(/^.{10}$/, 'must be exactly 10 characters')),
});

const address = object({
  address1: required(text()),
  address2: optional(text(/^/, 'must be a string')),
  city: required(text()),
  postal_code: required(text()),
  region: required(text()),
  country: required(country),
});

const addresses = list(address, { min: 1, max: 10 });

const person = {
  first_name: required(text()),
  last_name: required(text()),
  date_of_birth: required(
    object({
      month: required(numberBetween(1, 12, true)),
      day: required(numberBetween(1, 31, true)),
      year: required(numberBetween(1900, 2100, true)),
    }),
  ),
  residency_country: required(country),
  citizenship_country: required(country),
  job_title: required(text()),
  is_entity_officer: required(flag),
  is_authorized_signer: required(flag),
  phone_number: required(phone),
  addresses: required(addresses),
  ownership_percentage: required(numberBetween(0, 100)),
  national_identifier: required(nineDigits),
  email: required(text(/^[^@\s]+@[^@\s]+$/, 'must be an e-mail address')),
};

const business = object({
  have_interested_parties_to_report: required(flag),
  addresses: required(addresses),
  phone_number: required(phone),
  business_description: required(text()),
  business_type: required(text()),
  tax_classification: required(text()),
  investment_objective: required(text()),
  industry_type: required(text()),
  tax_identification_number: required(text(/^\d{0,9}$/, 'must be at most 9 digits')),
  annual_gross_revenue: required(money({ isAboveZero: false })),
  total_liquid_assets: required(money({ isAboveZero: false })),
  exempt_listing_beneficial_owners: required(flag),
  foreign_financial_institution: required(flag),
  business_members: required(list(object(person))),
});

const member = object({
  ...person,
  leader_of_public_company: required(flag),
  broker_dealer: required(flag),
  large_trader: required(flag),
  stock_exchange_finra_member_associated: required(flag),
  politically_exposed: required(flag),
});

const policies = object({
  bank_account_agreement: required(flag),
  investment_management_agreement: required(flag),
  entity_llc_agreement: required(flag),
  entity_corporation_cash_account_agreement: required(flag),
  entity_new_account_ria: required(flag),
});

/** The whole onboarding document. **Source** contract 4.2. */
export const ONBOARDING: Check = object({
  business: required(business),
  business_member_onboarding: required(member),
  policies: required(policies),
});
