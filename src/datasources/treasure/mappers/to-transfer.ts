import { MalformedResponseError } from '../../../domain/errors.js';
import { toGlobalId } from '../../../domain/ids.js';
import { DESCRIPTION_KEY, ownText, toShownUserData } from '../../../domain/own-user-data.js';
import type {
  Transfer,
  TransferDirection,
  TransferParty,
  TransferRail,
  TransferStatus,
} from '../../../domain/transfer.js';
import { type Reader, wordTable } from '../../reading/records.js';
import type { WireTransfer } from '../json/records.js';
import { toOwnedRef } from '../refs.js';
import { toAccountId } from './to-account.js';

/** **Source** move money. */
export const RAIL_WORDS = { wire: 'WIRE', ach: 'ACH' } as const satisfies Record<string, TransferRail>;

/** Seen from the portfolio, from which a withdrawal pushes money out. */
export const DIRECTION_WORDS = { withdrawal: 'PUSH', deposit: 'PULL' } as const satisfies Record<
  string,
  TransferDirection
>;

const STATUSES: Readonly<Record<string, TransferStatus>> = {
  pending: 'PENDING',
  processing: 'PROCESSING',
  completed: 'COMPLETED',
  failed: 'FAILED',
  cancelled: 'CANCELED',
};

/**
 * Treasure transfer → `Transfer`. **Throws** `MalformedResponseError` for a direction or type that it has not met: the common model has
 * no word for it, and any other would be false.
 */
export type TransferMapper = (wire: WireTransfer, businessId: string) => Transfer;

/** The mapper of transfers. */
export function transferMapper(reader: Reader): TransferMapper {
  const toRail = wordTable<TransferRail | null>(reader, 'transfer.type', RAIL_WORDS, null);
  const toDirection = wordTable<TransferDirection | null>(
    reader,
    'transfer.direction',
    DIRECTION_WORDS,
    null,
  );
  const toStatus = wordTable(reader, 'transfer.status', STATUSES, 'UNKNOWN');
  return (wire, businessId) => {
    const direction = known('direction', toDirection(wire.direction), wire.direction);
    const status = toStatus(wire.status);
    const at = wire.processed_at ?? wire.updated_at ?? wire.created_at;
    return {
      id: toTransferId(reader, businessId, wire.id),
      connector: reader.connector.name,
      providerId: wire.id,
      rail: known('type', toRail(wire.type), wire.type),
      direction,
      status,
      providerStatus: wire.status,
      amount: wire.amount,
      ...toParties(reader, wire, businessId, direction),
      description: ownText(wire.user_data, DESCRIPTION_KEY),
      secCode: null,
      service: null,
      effectiveDate: null,
      failureReason: null,
      timeline: [{ status, providerStatus: wire.status, at, origin: 'READ' }],
      cancelable: false,
      createdAt: wire.created_at,
      updatedAt: wire.updated_at,
      userData: toShownUserData(wire.user_data),
      idempotencyKey: wire.idempotency_key,
    };
  };
}

function toTransferId({ connector }: Reader, businessId: string, id: string): string {
  return toGlobalId({ connector: connector.name, kind: 'Transfer', ref: toOwnedRef({ businessId, id }) });
}

function toParties(
  reader: Reader,
  { bank_account_id }: WireTransfer,
  businessId: string,
  direction: TransferDirection,
): Pick<Transfer, 'source' | 'destination'> {
  const portfolio: TransferParty = {
    kind: 'Account',
    id: toAccountId(reader, { kind: 'portfolio', businessId }),
  };
  const bank: TransferParty | null =
    bank_account_id === null
      ? null
      : {
          kind: 'Account',
          id: toAccountId(reader, { kind: 'bank_account', businessId, id: bank_account_id }),
        };
  return direction === 'PUSH'
    ? { source: portfolio, destination: bank }
    : { source: bank, destination: portfolio };
}

function known<T>(field: string, meaning: T | null, word: string): T {
  if (meaning === null) throw new MalformedResponseError(`transfer.${field}`, 'a known word', word);
  return meaning;
}
