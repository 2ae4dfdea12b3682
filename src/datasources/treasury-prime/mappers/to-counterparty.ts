import type { AccountType } from '../../../domain/account.js';
import type { Counterparty } from '../../../domain/counterparty.js';
import { toGlobalId } from '../../../domain/ids.js';
import { toShownUserData } from '../../../domain/own-user-data.js';
import type { BankDetails } from '../../../domain/transfer.js';
import { type Reader, wordTable } from '../../reading/records.js';
import type { WireBankDetails, WireCounterparty } from '../json/records.js';

const TYPES: Readonly<Record<string, AccountType>> = { checking: 'CHECKING', savings: 'SAVINGS' };

/** The mapper of counterparties. Of an account number only the last four digits go on. */
export function counterpartyMapper(reader: Reader): (wire: WireCounterparty) => Counterparty {
  const toType = wordTable(reader, 'counterparty.account_type', TYPES, 'OTHER');
  const toDetails = (holderName: string | null, wire: WireBankDetails | null): BankDetails | null =>
    wire && {
      holderName,
      accountNumberLast4: wire.account_number?.slice(-4) ?? null,
      routingNumber: wire.routing_number,
      // Wires do not read it back. **Source** counterparties.
      accountType: wire.account_type === null ? null : toType(wire.account_type),
    };
  return (wire) => ({
    id: toCounterpartyId(reader, wire.id),
    connector: reader.connector.name,
    providerId: wire.id,
    name: wire.name,
    ach: toDetails(wire.name, wire.ach),
    wire: toDetails(wire.name, wire.wire),
    createdAt: wire.created_at,
    updatedAt: wire.updated_at,
    userData: toShownUserData(wire.userdata),
  });
}

export function toCounterpartyId({ connector }: Reader, id: string): string {
  return toGlobalId({ connector: connector.name, kind: 'Counterparty', ref: id });
}
