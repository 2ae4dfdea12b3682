import type { Account, AccountStatus } from '../../../domain/account.js';
import { MalformedResponseError } from '../../../domain/errors.js';
import { wordTable } from '../../reading/records.js';
import type { TreasuryPathApi } from '../api.js';
import type { BankAccountJson, BankDetailsJson, ProfileJson } from '../json/records.js';
import { toOwnedId } from '../refs.js';
import { kindReader } from './account-kinds.js';
import { OWNERS, type Owner } from './account-owners.js';
import { toBalance } from './to-balance.js';
import { toBusinessId } from './to-business.js';

/** **Source** payment profiles: an account itself has no status. */
const STATUSES: Readonly<Record<string, AccountStatus>> = {
  active: 'OPEN',
  draft: 'PENDING',
  inactive: 'LOCKED',
  failed: 'ERROR',
  deleted: 'CLOSED',
};

/** Among several profiles the first of these decides: one that can be used, then one that may come to be. */
const BEST_FIRST: readonly AccountStatus[] = ['OPEN', 'PENDING', 'LOCKED', 'UNKNOWN', 'ERROR', 'CLOSED'];

/**
 * TreasuryPath bank account → `Account`; null for one of a recipient. **Throws** `MalformedResponseError` for an owner of a kind that it
 * has not met: money of others must not be counted as ours.
 */
export type AccountMapper = (json: BankAccountJson, companyId: string) => Account | null;

/** The mapper of bank accounts. */
export function accountMapper(
  api: Pick<TreasuryPathApi, 'connector' | 'telemetry' | 'clock'>,
): AccountMapper {
  const { connector } = api;
  const toOwner = wordTable<Owner | null>(api, 'bank_account.owner_type', OWNERS, null);
  const toStatus = wordTable(api, 'payment_profile.status', STATUSES, 'UNKNOWN');
  const toKind = kindReader(api);
  return (json, companyId) => {
    const owner = toOwner(json.owner_type);
    if (owner === null)
      throw new MalformedResponseError('bank_account.owner_type', 'a known word', json.owner_type);
    if (owner !== 'ENTITY') return null;
    const kind = toKind(json);
    const last4 = toLast4(json);
    const owned = json.owner_id === null ? null : { companyId, id: json.owner_id };
    return {
      id: toAccountId(api, companyId, json.id),
      connector: connector.name,
      providerId: json.id,
      kind,
      type: kind === 'MULTI_CURRENCY' ? 'MULTI_CURRENCY' : 'OTHER', // checking or savings is not said
      name: toName(json, last4),
      ...statusOf(json.payment_profiles, toStatus),
      currency: json.currency,
      accountNumberLast4: last4,
      accountNumber: null,
      routingNumber: toRoutingNumber(json, []),
      balance: toBalance(json, api.clock.nowMs()),
      businessId: owned && toBusinessId(owned, connector),
      ledgerId: null,
      createdAt: json.created_at,
      updatedAt: json.updated_at,
      userData: null,
      detail: 'full',
    };
  };
}

/** The global id of an account. */
export function toAccountId(
  { connector }: Pick<TreasuryPathApi, 'connector'>,
  companyId: string,
  id: string,
): string {
  return toOwnedId(connector, 'Account', { companyId, id });
}

/** The last four digits, where a mask ends in as many. */
export function toLast4({ masks }: BankDetailsJson): string | null {
  return masks.flatMap((mask) => /\d{4}$/.exec(mask)?.[0] ?? [])[0] ?? null;
}

/** The ABA routing number, that of one of these payment methods first; null where there is none. */
export function toRoutingNumber(
  { routing_details }: BankDetailsJson,
  methods: readonly string[],
): string | null {
  const aba = routing_details.filter(
    ({ routing_number_type }) => routing_number_type?.toLowerCase() === 'aba',
  );
  const own = aba.filter(({ payment_method }) => methods.includes(payment_method?.toLowerCase() ?? ''));
  return [...own, ...aba].flatMap(({ routing_number }) => routing_number ?? [])[0] ?? null;
}

function statusOf(
  profiles: readonly ProfileJson[],
  toStatus: (word: string | null) => AccountStatus,
): Pick<Account, 'status' | 'providerStatus'> {
  const seen = profiles.map(({ status }) => ({ status: toStatus(status), providerStatus: status }));
  const best = BEST_FIRST.flatMap((status) => seen.find((each) => each.status === status) ?? [])[0];
  return best ?? { status: 'UNKNOWN', providerStatus: null };
}

/** Accounts have no name of their own. */
function toName({ routing_details }: BankDetailsJson, last4: string | null): string | null {
  const bank = routing_details.flatMap(({ bank_name }) => bank_name ?? [])[0];
  const parts = [bank, last4 === null ? undefined : `••${last4}`].filter((part) => part !== undefined);
  return parts.join(' ') || null;
}
