import { MalformedResponseError } from '../../../domain/errors.js';
import { toGlobalId } from '../../../domain/ids.js';
import { DESCRIPTION_KEY, ownText, toShownUserData } from '../../../domain/own-user-data.js';
import type { Transfer, TransferDirection, TransferParty, TransferStatus } from '../../../domain/transfer.js';
import type { Fields } from '../../reading/fields.js';
import { type Reader, wordTable } from '../../reading/records.js';
import {
  readAch,
  readBook,
  readFednow,
  readWire,
  type WireAch,
  type WireBook,
  type WireFednow,
  type WireMovement,
  type WireWire,
} from '../reads/wire-transfers.js';
import { RAIL_OF, type TransferResource, toTransferRef } from '../refs.js';
import { toAccountId } from './to-account.js';
import { toCounterpartyId } from './to-counterparty.js';
import { isRejected, TRANSFER_STATUSES } from './transfer-statuses.js';

/** **Source** ACH: direction, seen from our account. */
const DIRECTIONS: Readonly<Record<string, TransferDirection>> = { credit: 'PUSH', debit: 'PULL' };

/** Only `receive` names an incoming payment: samples call an outgoing one `credit` where the text says `send`. **Source** FedNow. */
const PAYMENT_TYPES: Readonly<Record<string, TransferDirection>> = {
  send: 'PUSH',
  credit: 'PUSH',
  debit: 'PUSH',
  receive: 'PULL',
};

/** What differs between the kinds of transfer. */
type Particulars = Pick<Transfer, 'direction' | 'source' | 'destination'> &
  Partial<Pick<Transfer, 'secCode' | 'service' | 'effectiveDate' | 'failureReason' | 'status'>>;

/** By resource, the mapper of its records. Each **throws** `MalformedResponseError`. */
export type TransferMappers = Readonly<Record<TransferResource, (fields: Fields) => Transfer>>;

/** The mappers of transfers. */
export function transferMapper(reader: Reader): TransferMappers {
  const mapper = <W extends WireMovement>(
    resource: TransferResource,
    read: (fields: Fields) => W,
    toParticulars: (wire: W) => Particulars,
  ) => {
    const words = TRANSFER_STATUSES[resource];
    const toStatus = wordTable<TransferStatus>(reader, `${resource}.status`, words, 'UNKNOWN');
    return (fields: Fields): Transfer => {
      const wire = read(fields);
      const particulars = { status: toStatus(wire.status), ...toParticulars(wire) };
      return toTransfer(reader, resource, wire, particulars);
    };
  };
  const toDirection = wordTable<TransferDirection | null>(reader, 'ach.direction', DIRECTIONS, null);
  const toFlow = wordTable<TransferDirection>(reader, 'fednow.payment_type', PAYMENT_TYPES, 'PUSH');
  return {
    ach: mapper('ach', readAch, (wire) => ofAch(reader, wire, toDirection(wire.direction))),
    book: mapper('book', readBook, (wire) => ofBook(reader, wire)),
    wire: mapper('wire', readWire, (wire) => ofWire(reader, wire)),
    fednow: mapper('fednow', readFednow, (wire) => ofFednow(reader, wire, toFlow(wire.payment_type))),
  };
}

function toTransfer(
  { connector }: Reader,
  resource: TransferResource,
  wire: WireMovement,
  particulars: Particulars & Pick<Transfer, 'status'>,
): Transfer {
  const { status } = particulars;
  const at = wire.updated_at ?? wire.created_at;
  const ref = toTransferRef({ resource, id: wire.id });
  return {
    id: toGlobalId({ connector: connector.name, kind: 'Transfer', ref }),
    connector: connector.name,
    providerId: wire.id,
    rail: RAIL_OF[resource],
    providerStatus: wire.status,
    amount: wire.amount,
    description: ownText(wire.userdata, DESCRIPTION_KEY) ?? wire.description,
    secCode: null,
    service: null,
    effectiveDate: null,
    failureReason: wire.error,
    ...particulars,
    timeline: [{ status, providerStatus: wire.status, at, origin: 'READ' }],
    // FedNow payments cannot be called back. **Source** FedNow.
    cancelable: status === 'PENDING' && resource !== 'fednow',
    createdAt: wire.created_at,
    updatedAt: wire.updated_at,
    userData: toShownUserData(wire.userdata),
    // Keys are sent in a header and kept on no object. **Source** idempotency.
    idempotencyKey: null,
  };
}

function ofAch(reader: Reader, wire: WireAch, direction: TransferDirection | null): Particulars {
  // The common model has no word for a third direction, and either of the two would be false.
  if (direction === null) throw new MalformedResponseError('ach.direction', 'a known word', wire.direction);
  const account = accountParty(reader, wire.account_id);
  const counterparty = counterpartyParty(reader, wire.counterparty_id);
  return {
    direction,
    source: direction === 'PUSH' ? account : counterparty,
    destination: direction === 'PUSH' ? counterparty : account,
    secCode: wire.sec_code?.toUpperCase() ?? null,
    service: wire.service,
    effectiveDate: wire.effective_date,
  };
}

function ofBook(reader: Reader, wire: WireBook): Particulars {
  const source = accountParty(reader, wire.from_account_id);
  return { direction: 'PUSH', source, destination: accountParty(reader, wire.to_account_id) };
}

function ofWire(reader: Reader, wire: WireWire): Particulars {
  const source = accountParty(reader, wire.account_id);
  return { direction: 'PUSH', source, destination: counterpartyParty(reader, wire.counterparty_id) };
}

function ofFednow(reader: Reader, wire: WireFednow, direction: TransferDirection): Particulars {
  const account = accountParty(reader, wire.account_id);
  const other = outsideParty(wire);
  return {
    direction,
    source: direction === 'PUSH' ? account : other,
    destination: direction === 'PUSH' ? other : account,
    effectiveDate: wire.fed_settlement_date,
    ...(isRejected(wire.external_status) && {
      status: 'FAILED',
      failureReason: wire.error ?? wire.external_status,
    }),
  };
}

function outsideParty(wire: WireFednow): TransferParty {
  return {
    kind: 'BankDetails',
    details: {
      holderName: wire.external_name,
      accountNumberLast4: wire.external_account_number?.slice(-4) ?? null,
      routingNumber: wire.external_routing_number,
      accountType: null,
    },
  };
}

function accountParty(reader: Reader, id: string): TransferParty {
  return { kind: 'Account', id: toAccountId(reader, id) };
}

/** Documented as required, but a movement of money is shown even without its other end. */
function counterpartyParty(reader: Reader, id: string | null): TransferParty | null {
  return id === null ? null : { kind: 'Counterparty', id: toCounterpartyId(reader, id) };
}

/** The same transfer, its status learnt from the answer to a request of ours. */
export function asAnswered(transfer: Transfer): Transfer {
  return { ...transfer, timeline: transfer.timeline.map((each) => ({ ...each, origin: 'ANSWER' })) };
}
