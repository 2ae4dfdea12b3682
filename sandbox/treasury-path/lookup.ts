import type { SimRequest } from '../kernel/types.js';
import { fail, missing } from './errors.js';
import type { PaymentRecord, QuoteRecord } from './payment-records.js';
import type {
  BankAccountRecord,
  CompanyRecord,
  EntityRecord,
  FeatureRecord,
  ProfileRecord,
} from './state.js';
import type { World } from './world.js';

/** The company in the path, if the key can access it. **Throws** `HttpReply` 404. */
export function companyIn({ state }: World, request: SimRequest): CompanyRecord {
  const company = state.companies.get(request.params['company']);
  if (!company?.inScope) throw missing('company_id', 'Company');
  return company;
}

/** The entity in the path. **Throws** `HttpReply` 404. **Source** contract 6. */
export function entityIn(world: World, request: SimRequest): EntityRecord {
  const company = companyIn(world, request);
  const entity = world.state.entities.get(request.params['entity']);
  if (entity?.companyId === company.id) return entity;
  throw fail(404, 'entity_id', 'Entity not found or not accessible in this company');
}

/** The rows of the company. */
export function ofCompany<T extends { readonly companyId: string | null }>(
  rows: readonly T[],
  company: CompanyRecord,
): readonly T[] {
  return rows.filter((row) => row.companyId === company.id);
}

/** The row if it exists and belongs to the company. **Throws** `HttpReply` 404. */
export function owned<T extends { readonly companyId: string | null }>(
  row: T | undefined,
  company: CompanyRecord,
  { field, what }: { readonly field: string; readonly what: string },
): T {
  if (row && row.companyId === company.id) return row;
  throw missing(field, what);
}

/** The application of an entity for its multi-currency account. */
export function featureOf({ state }: World, entity: EntityRecord): FeatureRecord | undefined {
  return state.features.newestFirst().find((feature) => feature.entityId === entity.id);
}

/** The profiles of an account, oldest first. */
export function profilesOf({ state }: World, account: BankAccountRecord): readonly ProfileRecord[] {
  return state.profiles
    .newestFirst()
    .filter((profile) => profile.accountId === account.id)
    .reverse();
}

/** The account of a profile. **Throws** if the data is inconsistent. */
export function accountOf({ state }: World, profileId: string): BankAccountRecord {
  const account = state.accounts.get(profileOf({ state }, profileId).accountId);
  if (!account) throw new Error(`profile ${profileId} must have an account`);
  return account;
}

/** The profile with this id, which must exist. */
export function profileOf({ state }: Pick<World, 'state'>, profileId: string): ProfileRecord {
  const profile = state.profiles.get(profileId);
  if (!profile) throw new Error(`there must be a profile ${profileId}`);
  return profile;
}

/** The quote that a payment was made from. */
export function quoteOf({ state }: World, payment: PaymentRecord): QuoteRecord {
  const quote = state.quotes.get(payment.quoteId);
  if (!quote) throw new Error(`payment ${payment.id} must have a quote`);
  return quote;
}
