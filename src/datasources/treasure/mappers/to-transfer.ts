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
import type { TransferJson } from '../json/records.js';
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
export type TransferMapper = (json: TransferJson, businessId: string) => Transfer;

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
  return (json, businessId) => {
    const direction = known('direction', toDirection(json.direction), json.direction);
    const status = toStatus(json.status);
    const at = json.processed_at ?? json.updated_at ?? json.created_at;
    return {
      id: toTransferId(reader, businessId, json.id),
      connector: reader.connector.name,
      providerId: json.id,
      rail: known('type', toRail(json.type), json.type),
      direction,
      status,
      providerStatus: json.status,
      amount: json.amount,
      ...toParties(reader, json, businessId),
      description: ownText(json.user_data, DESCRIPTION_KEY),
      secCode: null,
      service: null,
      effectiveDate: null,
      failureReason: null,
      timeline: [{ status, providerStatus: json.status, at, origin: 'READ' }],
      cancelable: false,
      createdAt: json.created_at,
      updatedAt: json.updated_at,
      userData: toShownUserData(json.user_data),
      idempotencyKey: json.idempotency_key,
    };
  };
}

function toTransferId({ connector }: Reader, businessId: string, id: string): string {
  return toGlobalId({ connector: connector.name, kind: 'Transfer', ref: toOwnedRef({ businessId, id }) });
}

function toParties(
  reader: Reader,
  { bank_account_id }: TransferJson,
  businessId: string,
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
  return { source: portfolio, destination: bank };
}

function known<T>(field: string, meaning: T | null, word: string): T {
  if (meaning === null) throw new MalformedResponseError(`transfer.${field}`, 'a known word', word);
  return meaning;
}
