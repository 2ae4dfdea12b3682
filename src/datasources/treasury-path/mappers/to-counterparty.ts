import type { ConnectorRef } from '../../../domain/capabilities.js';
import type { Counterparty } from '../../../domain/counterparty.js';
import type { BankDetails } from '../../../domain/transfer.js';
import type { WireBankDetails, WireRecipient } from '../json/records.js';
import { toOwnedId } from '../refs.js';
import { toLast4, toRoutingNumber } from './to-account.js';

/** **Source** payment methods. */
const ACH: readonly string[] = ['ach'];
const WIRE: readonly string[] = ['wire', 'fedwire'];

/** Profiles in these states can never be paid to. **Source** payment profiles. */
const FINAL: readonly string[] = ['failed', 'deleted'];

/** TreasuryPath recipient → `Counterparty`. */
export function toCounterparty(
  wire: WireRecipient,
  companyId: string,
  connector: ConnectorRef,
): Counterparty {
  return {
    id: toCounterpartyId(companyId, wire.id, connector),
    connector: connector.name,
    providerId: wire.id,
    name: wire.name,
    ach: toDetails(wire, ACH),
    wire: toDetails(wire, WIRE),
    createdAt: wire.created_at,
    updatedAt: wire.updated_at,
    userData: null,
  };
}

/** The global id of a counterparty. */
export function toCounterpartyId(companyId: string, id: string, connector: ConnectorRef): string {
  return toOwnedId(connector, 'Counterparty', { companyId, id });
}

/** The first of its bank accounts that one of the methods reaches. */
function toDetails({ name, bank_accounts }: WireRecipient, methods: readonly string[]): BankDetails | null {
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
  { payment_profiles, routing_details }: WireBankDetails,
  methods: readonly string[],
): boolean {
  const alive = payment_profiles.filter(({ status }) => !FINAL.includes(status?.toLowerCase() ?? ''));
  const ways = payment_profiles.length > 0 ? alive : routing_details;
  return ways.some(({ payment_method }) => methods.includes(payment_method?.toLowerCase() ?? ''));
}
