const address = () => ({
  address1: '1 Pier Rd',
  city: 'New York',
  postal_code: '10004',
  region: 'NY',
  country: 'USA',
});

const person = () => ({
  first_name: 'Ada',
  last_name: 'Byron',
  date_of_birth: { month: 2, day: 29, year: 1984 },
  residency_country: 'USA',
  citizenship_country: 'GBR',
  job_title: 'CFO',
  is_entity_officer: true,
  is_authorized_signer: true,
  phone_number: { country_code: '+1', phone_number: '2125550100' },
  addresses: [address()],
  ownership_percentage: 33.5,
  national_identifier: '078051120',
  email: 'ada@northwind.test',
});

/** A whole application, as the guide has it. */
export const application = () => ({
  business: {
    have_interested_parties_to_report: false,
    addresses: [{ ...address(), address2: '' }],
    phone_number: { country_code: '+1', phone_number: '2125550101' },
    business_description: 'Robots',
    business_type: 'llc',
    tax_classification: 'c_corporation',
    investment_objective: 'capital_preservation',
    industry_type: 'mining',
    tax_identification_number: '123456789',
    annual_gross_revenue: { currency: 'USD', amount: '1250000.00' },
    total_liquid_assets: { currency: 'USD', amount: '0.00' },
    exempt_listing_beneficial_owners: false,
    foreign_financial_institution: false,
    business_members: [person()],
  },
  business_member_onboarding: {
    ...person(),
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
    entity_corporation_cash_account_agreement: false,
    entity_new_account_ria: true,
  },
});

/** The application with one value replaced; `undefined` takes it away. */
export function withValue(path: string, value: unknown): Record<string, unknown> {
  const whole: Record<string, unknown> = application();
  const parts = path.split('.');
  const last = parts.pop() ?? '';
  const place = parts.reduce((at, part) => at[part] as Record<string, unknown>, whole);
  if (value === undefined) delete place[last];
  else place[last] = value;
  return whole;
}
