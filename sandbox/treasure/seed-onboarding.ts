import { PLACES, personName, streetAddress } from '../kernel/names.js';
import type { Random } from '../kernel/types.js';
import type { Json } from './state.js';

/** A stored onboarding document, without social security numbers. */
export function onboardingDocument(random: Random): Json {
  const members = Array.from({ length: random.int(0, 2) }, () => person(random));
  return {
    business: {
      have_interested_parties_to_report: false,
      addresses: [address(random)],
      phone_number: phone(random),
      business_description: 'Sells its products to businesses in the United States',
      business_type: 'llc',
      tax_classification: 'c_corporation',
      investment_objective: 'capital_preservation',
      industry_type: random.pick(['agriculture_forestry_and_fishing', 'mining']),
      tax_identification_number: random.digits(9),
      annual_gross_revenue: { currency: 'USD', amount: `${random.int(500, 90_000)}000.00` },
      total_liquid_assets: { currency: 'USD', amount: `${random.int(100, 9_000)}000.00` },
      exempt_listing_beneficial_owners: false,
      foreign_financial_institution: false,
      business_members: members,
    },
    business_member_onboarding: {
      ...person(random),
      leader_of_public_company: false,
      broker_dealer: false,
      large_trader: false,
      stock_exchange_finra_member_associated: false,
      politically_exposed: false,
    },
    policies: {
      bank_account_agreement: true,
      investment_management_agreement: true,
      entity_llc_agreement: true,
      entity_corporation_cash_account_agreement: true,
      entity_new_account_ria: true,
    },
  };
}

function person(random: Random): Json {
  const { first, last } = personName(random);
  return {
    first_name: first,
    last_name: last,
    date_of_birth: { month: random.int(1, 12), day: random.int(1, 28), year: random.int(1950, 1998) },
    residency_country: 'USA',
    citizenship_country: 'USA',
    job_title: random.pick(['Chief Executive Officer', 'Chief Financial Officer', 'Treasurer', 'Controller']),
    is_entity_officer: true,
    is_authorized_signer: random.chance(0.8),
    phone_number: phone(random),
    addresses: [address(random)],
    ownership_percentage: random.int(0, 50),
    email: `${first}.${last}@example.com`.toLowerCase(),
  };
}

function address(random: Random): Json {
  const [city, region, postalCode] = random.pick(PLACES);
  return { address1: streetAddress(random), city, postal_code: postalCode, region, country: 'USA' };
}

function phone(random: Random): Json {
  return { country_code: '+1', phone_number: `212555${random.digits(4)}` };
}
