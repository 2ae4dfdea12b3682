import {
  type FieldRule,
  flag,
  like,
  listOf,
  needed,
  numberWithin,
  object,
  optional,
  text,
} from './field-rules.js';

/**
 * The documented fields of an application. Only those that the guide requires are required here. Treasure checks the others. **Source**
 * onboarding.
 */

/** No limit is documented. This is far more than any business has. */
const MAX_MEMBERS = 100;

const country = text('a country in three capitals such as USA', /^[A-Z]{3}$/);

const phone = object({
  country_code: needed(text('a plus sign and digits such as +1', /^\+\d{1,3}$/)),
  phone_number: needed(text('ten digits', /^\d{10}$/)),
});

const money = object({
  currency: needed(text('a currency in three capitals such as USD', /^[A-Z]{3}$/)),
  amount: needed(text('a decimal text with two decimals such as "1250.00"', /^\d{1,30}\.\d{2}$/)),
});

const addresses = listOf(
  object({
    address1: needed(text()),
    address2: optional(text('a text', /^/)),
    city: needed(text()),
    postal_code: needed(text()),
    region: needed(text()),
    country: needed(country),
  }),
  1,
  10,
);

const wholeNumber = like('a whole number', (value) => Number.isInteger(value));

const dateFields = object({
  month: needed(wholeNumber),
  day: needed(wholeNumber),
  year: needed(wholeNumber),
});

/** A valid calendar date. */
const date: FieldRule = (value, field) => {
  const errors = dateFields(value, field);
  if (errors.length > 0) return errors;
  return like('a day of the calendar after 1900', (given) => isDate(given as GivenDate))(value, field);
};

const person = {
  first_name: optional(text()),
  last_name: optional(text()),
  date_of_birth: optional(date),
  residency_country: optional(country),
  citizenship_country: optional(country),
  job_title: optional(text()),
  is_entity_officer: optional(flag),
  is_authorized_signer: optional(flag),
  phone_number: optional(phone),
  addresses: optional(addresses),
  ownership_percentage: optional(numberWithin(0, 100)),
  national_identifier: optional(text('nine digits', /^\d{9}$/)),
  email: optional(text('an e-mail address', /^[^@\s]+@[^@\s]+$/)),
};

const business = object({
  have_interested_parties_to_report: needed(flag),
  addresses: needed(addresses),
  phone_number: optional(phone),
  business_description: optional(text()),
  business_type: optional(text()),
  tax_classification: optional(text()),
  investment_objective: optional(text()),
  industry_type: optional(text()),
  tax_identification_number: optional(text('at most nine digits', /^\d{0,9}$/)),
  annual_gross_revenue: optional(money),
  total_liquid_assets: optional(money),
  exempt_listing_beneficial_owners: needed(flag),
  foreign_financial_institution: needed(flag),
  business_members: optional(listOf(object(person), 0, MAX_MEMBERS)),
});

const member = object({
  ...person,
  leader_of_public_company: optional(flag),
  broker_dealer: optional(flag),
  large_trader: optional(flag),
  stock_exchange_finra_member_associated: optional(flag),
  politically_exposed: optional(flag),
});

const policies = object({
  bank_account_agreement: optional(flag),
  investment_management_agreement: optional(flag),
  entity_llc_agreement: optional(flag),
  entity_corporation_cash_account_agreement: optional(flag),
  entity_new_account_ria: optional(flag),
});

/** The whole application. */
export const APPLICATION: FieldRule = object({
  business: needed(business),
  business_member_onboarding: needed(member),
  policies: needed(policies),
});

interface GivenDate {
  readonly month: number;
  readonly day: number;
  readonly year: number;
}

function isDate({ month, day, year }: GivenDate): boolean {
  const midnight = new Date(Date.UTC(year, month - 1, day));
  return (
    year >= 1900 && year <= 9999 && midnight.getUTCMonth() === month - 1 && midnight.getUTCDate() === day
  );
}
