import { lastFourOf } from '../../../domain/account-number.js';
import { MalformedResponseError } from '../../../domain/errors.js';
import { toGlobalId } from '../../../domain/ids.js';
import { DESCRIPTION_KEY, ownText, toShownUserData } from '../../../domain/own-user-data.js';
import type { Transfer, TransferDirection, TransferParty, TransferStatus } from '../../../domain/transfer.js';
import type { Fields } from '../../reading/fields.js';
import { type Reader, wordTable } from '../../reading/records.js';
import {
  type AchJson,
  type BookJson,
  type FednowJson,
  type MovementJson,
  readAch,
  readBook,
  readFednow,
  readWire,
  type WireJson,
} from '../reads/wire-transfers.js';
import { RAIL_OF, type TransferResource, toTransferRef } from '../refs.js';
import { toAccountId } from './to-account.js';
import { toCounterpartyId } from './to-counterparty.js';
import { isRejected, TRANSFER_STATUS_WORDS } from './transfer-statuses.js';

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
  const mapper = <W extends MovementJson>(
    resource: TransferResource,
    read: (fields: Fields) => W,
    toParticulars: (json: W) => Particulars,
  ) => {
    const words = TRANSFER_STATUS_WORDS[resource];
    const toStatus = wordTable<TransferStatus>(reader, `${resource}.status`, words, 'UNKNOWN');
    return (fields: Fields): Transfer => {
      const json = read(fields);
      const particulars = { status: toStatus(json.status), ...toParticulars(json) };
      return toTransfer(reader, resource, json, particulars);
    };
  };
  const toDirection = wordTable<TransferDirection | null>(reader, 'ach.direction', DIRECTIONS, null);
  const toFlow = wordTable<TransferDirection>(reader, 'fednow.payment_type', PAYMENT_TYPES, 'PUSH');
  return {
    ach: mapper('ach', readAch, (json) => ofAch(reader, json, toDirection(json.direction))),
    book: mapper('book', readBook, (json) => ofBook(reader, json)),
    wire: mapper('wire', readWire, (json) => ofWire(reader, json)),
    fednow: mapper('fednow', readFednow, (json) => ofFednow(reader, json, toFlow(json.payment_type))),
  };
}

function toTransfer(
  { connector }: Reader,
  resource: TransferResource,
  json: MovementJson,
  particulars: Particulars & Pick<Transfer, 'status'>,
): Transfer {
  const { status } = particulars;
  const at = json.updated_at ?? json.created_at;
  const ref = toTransferRef({ resource, id: json.id });
  return {
    id: toGlobalId({ connector: connector.name, kind: 'Transfer', ref }),
    connector: connector.name,
    providerId: json.id,
    rail: RAIL_OF[resource],
    providerStatus: json.status,
    amount: json.amount,
    description: ownText(json.userdata, DESCRIPTION_KEY) ?? json.description,
    secCode: null,
    service: null,
    effectiveDate: null,
    failureReason: json.error,
    ...particulars,
    timeline: [{ status, providerStatus: json.status, at, origin: 'READ' }],
    // FedNow payments cannot be called back. **Source** FedNow.
    cancelable: status === 'PENDING' && resource !== 'fednow',
    createdAt: json.created_at,
    updatedAt: json.updated_at,
    userData: toShownUserData(json.userdata),
    // Keys are sent in a header and kept on no object. **Source** idempotency.
    idempotencyKey: null,
  };
}

function ofAch(reader: Reader, json: AchJson, direction: TransferDirection | null): Particulars {
  // The common model has no word for a third direction, and either of the two would be false.
  if (direction === null) throw new MalformedResponseError('ach.direction', 'a known word', json.direction);
  const account = accountParty(reader, json.account_id);
  const counterparty = counterpartyParty(reader, json.counterparty_id);
  return {
    direction,
    source: account,
    destination: counterparty,
    secCode: json.sec_code?.toUpperCase() ?? null,
    service: json.service,
    effectiveDate: json.effective_date,
  };
}

function ofBook(reader: Reader, json: BookJson): Particulars {
  const source = accountParty(reader, json.from_account_id);
  return { direction: 'PUSH', source, destination: accountParty(reader, json.to_account_id) };
}

function ofWire(reader: Reader, json: WireJson): Particulars {
  const source = accountParty(reader, json.account_id);
  return { direction: 'PUSH', source, destination: counterpartyParty(reader, json.counterparty_id) };
}

function ofFednow(reader: Reader, json: FednowJson, direction: TransferDirection): Particulars {
  const account = accountParty(reader, json.account_id);
  const other = outsideParty(json);
  return {
    direction,
    source: account,
    destination: other,
    effectiveDate: json.fed_settlement_date,
    ...(isRejected(json.external_status) && {
      status: 'FAILED',
      failureReason: json.error ?? json.external_status,
    }),
  };
}

function outsideParty(json: FednowJson): TransferParty {
  return {
    kind: 'BankDetails',
    details: {
      holderName: json.external_name,
      accountNumberLast4: lastFourOf(json.external_account_number),
      routingNumber: json.external_routing_number,
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
