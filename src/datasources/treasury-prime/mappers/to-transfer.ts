import { MalformedResponseError } from '../../../domain/errors.js';
import { toGlobalId } from '../../../domain/ids.js';
import type { Transfer, TransferDirection, TransferParty, TransferStatus } from '../../../domain/transfer.js';
import type { Fields } from '../../reading/fields.js';
import { type Reader, wordTable } from '../../reading/records.js';
import { RAIL_OF, type TransferResource, toTransferRef } from '../refs.js';
import {
  readAch,
  readBook,
  readFednow,
  readWire,
  type WireAch,
  type WireFednow,
  type WireMovement,
} from '../wire-transfers.js';
import { toAccountId } from './to-account.js';
import { toCounterpartyId } from './to-counterparty.js';
import { TRANSFER_STATUSES } from './transfer-statuses.js';

/** **Source** ACH: direction, seen from our account. */
const DIRECTIONS: Readonly<Record<string, TransferDirection>> = { credit: 'CREDIT', debit: 'DEBIT' };

/** What differs between the kinds of transfer. */
type Particulars = Pick<Transfer, 'direction' | 'source' | 'destination'> &
  Partial<Pick<Transfer, 'secCode' | 'service' | 'effectiveDate' | 'failureReason' | 'status'>>;

/** Reads one record of a resource. **Throws** `MalformedResponseError`. */
export type TransferMapper = (resource: TransferResource, fields: Fields) => Transfer;

/** The mapper of transfers, whatever their kind. */
export function transferMapper(reader: Reader): TransferMapper {
  const status = (resource: TransferResource) =>
    wordTable<TransferStatus>(reader, `${resource}.status`, TRANSFER_STATUSES[resource], 'UNKNOWN');
  const toStatus = {
    ach: status('ach'),
    book: status('book'),
    wire: status('wire'),
    fednow: status('fednow'),
  };
  const toDirection = wordTable<TransferDirection | null>(reader, 'ach.direction', DIRECTIONS, null);
  return (resource, fields) => {
    const { wire, particulars } = read(reader, resource, fields, toDirection);
    return toTransfer(reader, { resource, wire, status: toStatus[resource](wire.status), particulars });
  };
}

interface Parts {
  readonly resource: TransferResource;
  readonly wire: WireMovement;
  readonly status: TransferStatus;
  readonly particulars: Particulars;
}

function toTransfer({ connector }: Reader, { resource, wire, status: own, particulars }: Parts): Transfer {
  const status = particulars.status ?? own;
  const at = wire.updated_at ?? wire.created_at;
  const ref = toTransferRef({ resource, id: wire.id });
  return {
    id: toGlobalId({ connector: connector.name, kind: 'Transfer', ref }),
    connector: connector.name,
    providerId: wire.id,
    rail: RAIL_OF[resource],
    providerStatus: wire.status,
    amount: wire.amount,
    description: wire.description,
    secCode: null,
    service: null,
    effectiveDate: null,
    failureReason: wire.error,
    ...particulars,
    status,
    timeline: [{ status, providerStatus: wire.status, at, origin: 'READ' }],
    // FedNow payments cannot be called back. **Source** FedNow.
    cancelable: status === 'PENDING' && resource !== 'fednow',
    createdAt: wire.created_at,
    updatedAt: wire.updated_at,
    userData: wire.userdata,
    // Keys are sent in a header and kept on no object. **Source** idempotency.
    idempotencyKey: null,
  };
}

function read(
  reader: Reader,
  resource: TransferResource,
  fields: Fields,
  toDirection: (word: string) => TransferDirection | null,
): { readonly wire: WireMovement; readonly particulars: Particulars } {
  if (resource === 'ach') {
    const wire = readAch(fields);
    return { wire, particulars: ofAch(reader, wire, toDirection(wire.direction)) };
  }
  if (resource === 'fednow') {
    const wire = readFednow(fields);
    return { wire, particulars: ofFednow(reader, wire) };
  }
  if (resource === 'book') {
    const wire = readBook(fields);
    const source = accountParty(reader, wire.from_account_id);
    const destination = accountParty(reader, wire.to_account_id);
    return { wire, particulars: { direction: 'CREDIT', source, destination } };
  }
  const wire = readWire(fields);
  const destination = counterpartyParty(reader, wire.counterparty_id);
  return {
    wire,
    particulars: { direction: 'CREDIT', source: accountParty(reader, wire.account_id), destination },
  };
}

function ofAch(reader: Reader, wire: WireAch, direction: TransferDirection | null): Particulars {
  // The common model has no word for a third direction, and either of the two would be false.
  if (direction === null) throw new MalformedResponseError('ach.direction', 'a known word', wire.direction);
  const account = accountParty(reader, wire.account_id);
  const counterparty = counterpartyParty(reader, wire.counterparty_id);
  return {
    direction,
    source: direction === 'CREDIT' ? account : counterparty,
    destination: direction === 'CREDIT' ? counterparty : account,
    secCode: wire.sec_code?.toUpperCase() ?? null,
    service: wire.service,
    effectiveDate: wire.effective_date,
  };
}

/** Only `receive` names an incoming payment; samples call an outgoing one `credit` where the text says `send`. **Source** FedNow. */
function ofFednow(reader: Reader, wire: WireFednow): Particulars {
  const account = accountParty(reader, wire.account_id);
  const other: TransferParty = {
    kind: 'BankDetails',
    details: {
      holderName: wire.external_name,
      accountNumberLast4: wire.external_account_number?.slice(-4) ?? null,
      routingNumber: wire.external_routing_number,
      accountType: null,
    },
  };
  const isIncoming = wire.payment_type?.toLowerCase() === 'receive';
  const isRejected = wire.external_status?.toLowerCase() === 'rejected';
  return {
    direction: isIncoming ? 'DEBIT' : 'CREDIT',
    source: isIncoming ? other : account,
    destination: isIncoming ? account : other,
    effectiveDate: wire.fed_settlement_date,
    ...(isRejected && { status: 'FAILED', failureReason: wire.error ?? wire.external_status }),
  };
}

function accountParty(reader: Reader, id: string): TransferParty {
  return { kind: 'Account', id: toAccountId(reader, id) };
}

function counterpartyParty(reader: Reader, id: string): TransferParty {
  return { kind: 'Counterparty', id: toCounterpartyId(reader, id) };
}
