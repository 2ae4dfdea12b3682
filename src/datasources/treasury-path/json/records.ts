import { MalformedResponseError } from '../../../domain/errors.js';
import type { Money } from '../../../domain/money.js';
import { Fields } from '../../reading/fields.js';

/** **Source** authentication. */
export interface TokenJson {
  readonly token: string;
}

/** **Source** companies. Nothing of a company is shown: it only holds what is. */
export interface CompanyJson {
  readonly id: string;
}

/** **Source** entities. */
export interface EntityJson {
  readonly id: string;
  readonly name: string | null;
  readonly created_at: string | null;
  readonly updated_at: string | null;
}

/** **Source** entity features. */
export interface FeatureJson {
  readonly feature_identifier: string;
  readonly status: string | null;
}

export interface RoutingJson {
  readonly bank_name: string | null;
  readonly routing_number: string | null;
  readonly routing_number_type: string | null;
  readonly payment_method: string | null;
}

/** **Source** payment profiles. */
export interface ProfileJson {
  readonly id: string;
  readonly status: string | null;
  readonly payment_method: string | null;
  readonly usage_type: string | null;
}

/** What a bank account of ours and one of a recipient have in common. */
export interface BankDetailsJson {
  /** Masked account numbers. */
  readonly masks: readonly string[];
  readonly routing_details: readonly RoutingJson[];
  readonly payment_profiles: readonly ProfileJson[];
}

/** **Source** bank accounts. `current_balance` says nothing without `last_synced_at`. */
export interface BankAccountJson extends BankDetailsJson {
  readonly id: string;
  readonly currency: string;
  readonly current_balance: Money | null;
  readonly last_synced_at: string | null;
  readonly owner_id: string | null;
  readonly owner_type: string;
  readonly created_at: string | null;
  readonly updated_at: string | null;
}

/** **Source** recipients. */
export interface RecipientJson {
  readonly id: string;
  readonly name: string | null;
  readonly bank_accounts: readonly BankDetailsJson[];
  readonly created_at: string | null;
  readonly updated_at: string | null;
}

/** **Source** payments. The moment of creation is required: the list is ordered by it. */
export interface PaymentJson {
  readonly id: string;
  readonly instructed_amount: Money;
  readonly reason: string | null;
  readonly status: string | null;
  readonly idempotency_key: string | null;
  /** Ids of payment profiles. */
  readonly from_profile: string | null;
  readonly to_profile: string | null;
  readonly created_at: string;
  readonly updated_at: string | null;
}

/** **Source** hosted-page tokens: `return_url` is there only when it was accepted. */
export interface HostedPageTokenJson {
  readonly token: string;
  readonly purpose: string;
  readonly return_url: string | null;
}

/** **Source** trusted domains. */
export interface TrustedDomainConfigJson {
  readonly domains: readonly string[];
}

export function readToken(fields: Fields): TokenJson {
  return { token: fields.text('token') };
}

export function readCompany(fields: Fields): CompanyJson {
  return { id: fields.id('id') };
}

export function readEntity(fields: Fields): EntityJson {
  return { id: fields.id('id'), name: fields.maybeText('name'), ...readMoments(fields) };
}

export function readFeature(fields: Fields): FeatureJson {
  return { feature_identifier: fields.text('feature_identifier'), status: fields.maybeWord('status') };
}

export function readBankAccount(fields: Fields): BankAccountJson {
  const currency = fields.currency('currency');
  return {
    id: fields.id('id'),
    currency,
    current_balance: fields.maybeAmount('current_balance', currency),
    last_synced_at: fields.maybeMoment('last_synced_at'),
    owner_id: fields.maybeText('owner_id'),
    owner_type: fields.text('owner_type'),
    ...readBankDetails(fields),
    ...readMoments(fields),
  };
}

export function readRecipient(fields: Fields): RecipientJson {
  return {
    id: fields.id('id'),
    name: fields.maybeText('name'),
    bank_accounts: readEach(fields, 'bank_accounts', readBankDetails),
    ...readMoments(fields),
  };
}

export function readPayment(fields: Fields): PaymentJson {
  return {
    id: fields.id('id'),
    instructed_amount: fields.amount('instructed_amount', fields.currency('instructed_amount_currency')),
    reason: fields.maybeText('reason'),
    status: fields.maybeWord('status'),
    idempotency_key: fields.maybeText('idempotency_key'),
    from_profile: readProfileId(fields, 'from_profile'),
    to_profile: readProfileId(fields, 'to_profile'),
    created_at: fields.moment('created_at'),
    updated_at: fields.orNull((each) => each.maybeMoment('updated_at')),
  };
}

/** A token that could not stand in an address would be none. **Throws** `MalformedResponseError`, which does not quote it. */
export function readHostedPageToken(fields: Fields): HostedPageTokenJson {
  const token = fields.text('token');
  if (!/^[\x21-\x7e]+$/.test(token))
    throw new MalformedResponseError(`${fields.path}.token`, 'visible ASCII characters', token);
  return { token, purpose: fields.text('purpose'), return_url: fields.maybeText('return_url') };
}

export function readTrustedDomainConfig(fields: Fields): TrustedDomainConfigJson {
  const domains = fields.list('domains').map((domain, index) => {
    if (typeof domain === 'string') return domain;
    throw new MalformedResponseError(`${fields.path}.domains[${index}]`, 'a text', domain);
  });
  return { domains };
}

function readBankDetails(fields: Fields): BankDetailsJson {
  const masks = readEach(fields, 'account_details', (detail) => detail.maybeText('account_number_mask'));
  return {
    masks: masks.filter((mask) => mask !== null),
    routing_details: readEach(fields, 'routing_details', readRouting),
    payment_profiles: readEach(fields, 'payment_profiles', readProfile),
  };
}

function readRouting(fields: Fields): RoutingJson {
  return {
    bank_name: fields.maybeText('bank_name'),
    routing_number: fields.maybeText('routing_number'),
    routing_number_type: fields.maybeText('routing_number_type'),
    payment_method: fields.maybeText('payment_method'),
  };
}

function readProfile(fields: Fields): ProfileJson {
  return {
    id: fields.id('id'),
    status: fields.maybeWord('status'),
    payment_method: fields.maybeText('payment_method'),
    usage_type: fields.maybeText('usage_type'),
  };
}

/** A profile comes as its id or as an object with one. **Source** payments do not say which. */
function readProfileId(fields: Fields, key: string): string | null {
  const profile = fields.json(key);
  return profile ? new Fields(profile, `${fields.path}.${key}`).maybeText('id') : fields.maybeText(key);
}

function readMoments(fields: Fields): {
  readonly created_at: string | null;
  readonly updated_at: string | null;
} {
  return {
    created_at: fields.maybeMoment('created_at'),
    updated_at: fields.orNull((each) => each.maybeMoment('updated_at')),
  };
}

/** The objects of a list within an object; none where there is no such list. */
function readEach<T>(fields: Fields, key: string, read: (item: Fields) => T): readonly T[] {
  if (!fields.has(key)) return [];
  return fields.list(key).map((item, index) => read(new Fields(item, `${fields.path}.${key}[${index}]`)));
}
