import type { ConnectorRef } from '../../../domain/capabilities.js';
import type { Counterparty } from '../../../domain/counterparty.js';
import type { BankDetails } from '../../../domain/transfer.js';
import type { BankDetailsJson, RecipientJson } from '../json/records.js';
import { toOwnedId } from '../refs.js';
import { toLast4, toRoutingNumber } from './to-account.js';

/** **Source** payment methods. */
const ACH: readonly string[] = ['ach'];
const WIRE: readonly string[] = ['wire', 'fedwire'];

/** Profiles in these states can never be paid to. **Source** payment profiles. */
const FINAL: readonly string[] = ['failed', 'deleted'];

/** TreasuryPath recipient → `Counterparty`. */
export function toCounterparty(
  json: RecipientJson,
  companyId: string,
  connector: ConnectorRef,
): Counterparty {
  return {
    id: toCounterpartyId(companyId, json.id, connector),
    connector: connector.name,
    providerId: json.id,
    name: json.name,
    ach: toDetails(json, ACH),
    wire: toDetails(json, WIRE),
    createdAt: json.created_at,
    updatedAt: json.updated_at,
    userData: null,
  };
}

/** The global id of a counterparty. */
export function toCounterpartyId(companyId: string, id: string, connector: ConnectorRef): string {
  return toOwnedId(connector, 'Counterparty', { companyId, id });
}

/** The first of its bank accounts that one of the methods reaches. */
function toDetails({ name, bank_accounts }: RecipientJson, methods: readonly string[]): BankDetails | null {
  const account = bank_accounts.find((each) => isReachedBy(each, methods));
  if (!account) return null;
  return {
    holderName: name,
    accountNumberLast4: toLast4(account),
    routingNumber: toRoutingNumber(account, methods),
    accountType: null,
  };
}

/** Profiles say what an account can be paid by; where it has none, the way to its bank does. */
function isReachedBy(
  { payment_profiles, routing_details }: BankDetailsJson,
  methods: readonly string[],
): boolean {
  const alive = payment_profiles.filter(({ status }) => !FINAL.includes(status?.toLowerCase() ?? ''));
  const ways = payment_profiles.length > 0 ? alive : routing_details;
  return ways.some(({ payment_method }) => methods.includes(payment_method?.toLowerCase() ?? ''));
}
