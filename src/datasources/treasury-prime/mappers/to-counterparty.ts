import type { AccountType } from '../../../domain/account.js';
import { lastFourOf } from '../../../domain/account-number.js';
import type { Counterparty } from '../../../domain/counterparty.js';
import { toGlobalId } from '../../../domain/ids.js';
import { toShownUserData } from '../../../domain/own-user-data.js';
import type { BankDetails } from '../../../domain/transfer.js';
import { type Reader, wordTable } from '../../reading/records.js';
import type { BankDetailsJson, CounterpartyJson } from '../json/records.js';

const TYPES: Readonly<Record<string, AccountType>> = { checking: 'CHECKING', savings: 'SAVINGS' };

/** The mapper of counterparties. Of an account number only the last four digits go on. */
export function counterpartyMapper(reader: Reader): (json: CounterpartyJson) => Counterparty {
  const toType = wordTable(reader, 'counterparty.account_type', TYPES, 'OTHER');
  const toDetails = (holderName: string | null, json: BankDetailsJson | null): BankDetails | null =>
    json && {
      holderName,
      accountNumberLast4: lastFourOf(json.account_number),
      routingNumber: json.routing_number,
      // Wires do not read it back. **Source** counterparties.
      accountType: json.account_type === null ? null : toType(json.account_type),
    };
  return (json) => ({
    id: toCounterpartyId(reader, json.id),
    connector: reader.connector.name,
    providerId: json.id,
    name: json.name,
    ach: toDetails(json.name, json.ach),
    wire: toDetails(json.name, json.wire),
    createdAt: json.created_at,
    updatedAt: json.updated_at,
    userData: toShownUserData(json.userdata),
  });
}

export function toCounterpartyId({ connector }: Reader, id: string): string {
  return toGlobalId({ connector: connector.name, kind: 'Counterparty', ref: id });
}
