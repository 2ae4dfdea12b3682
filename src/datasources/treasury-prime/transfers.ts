import { fromGlobalId, type NodeKind } from '../../domain/ids.js';
import type { Feed } from '../../domain/page.js';
import type { Transfer, TransferFilter } from '../../domain/transfer.js';
import type { Call, Query } from '../http/upstream.js';
import type { TransfersPort } from '../ports/ports.js';
import { readRecord } from '../reading/records.js';
import type { TreasuryPrimeApi } from './api.js';
import { listFeed, toDays, wordFor } from './lists.js';
import { toAccountId } from './mappers/to-account.js';
import { transferMapper } from './mappers/to-transfer.js';
import { TRANSFER_STATUSES } from './mappers/transfer-statuses.js';
import { isId, parseTransferRef, RAIL_OF, TRANSFER_RESOURCES, type TransferResource } from './refs.js';
import { orUnknown } from './refusals.js';

/** One list to read: a resource, narrowed to an end of its transfers. */
interface Slice {
  readonly key: string;
  readonly resource: TransferResource;
  readonly query: Query;
  readonly keeps?: (transfer: Transfer) => boolean;
}

/** ACH, book transfers, wires and FedNow payments, each a list of its own. */
export function transfersPort(api: TreasuryPrimeApi): TransfersPort {
  const toTransfer = transferMapper(api);
  const toFeed = (
    call: Call,
    filter: TransferFilter,
    { key, resource, query, keeps }: Slice,
  ): Feed<Transfer> =>
    listFeed(
      key,
      { api, call },
      {
        path: `/${resource}`,
        noun: resource,
        query: { ...query, ...toDays(filter), status: wordFor(TRANSFER_STATUSES[resource], filter.statuses) },
        toDomain: (fields) => toTransfer(resource, fields),
        isOptional: resource === 'fednow',
      },
      keeps,
    );
  return {
    rails: TRANSFER_RESOURCES.map((resource) => RAIL_OF[resource]),
    list: async (call, { filter, accounts }) =>
      toSlices(api, filter, accounts).map((slice) => toFeed(call, filter, slice)),
    read: async (call, ref) => {
      const parsed = parseTransferRef(ref);
      if (!parsed) return null;
      const path = `/${parsed.resource}/${encodeURIComponent(parsed.id)}`;
      const answer = await orUnknown(api.upstream.get(call, path));
      return (
        answer && readRecord(api, parsed.resource, answer, (fields) => toTransfer(parsed.resource, fields))
      );
    },
  };
}

/** The lists in which rows for a filter can be; none share a row. */
function toSlices(
  api: TreasuryPrimeApi,
  filter: TransferFilter,
  limit: readonly string[] | undefined,
): readonly Slice[] {
  // No object keeps a key of idempotency. **Source** idempotency.
  if (filter.idempotencyKey !== undefined) return [];
  const account = refOf(api, filter.account, 'Account');
  const counterparty = refOf(api, filter.counterparty, 'Counterparty');
  if (account === null || counterparty === null) return [];
  const within = account === undefined ? limit : [account].filter((ref) => limit?.includes(ref) ?? true);
  return TRANSFER_RESOURCES.filter((resource) => filter.rails?.includes(RAIL_OF[resource]) ?? true).flatMap(
    (resource) => {
      const hasCounterparties = resource === 'ach' || resource === 'wire';
      if (counterparty !== undefined && !hasCounterparties) return [];
      const query = { counterparty_id: counterparty };
      if (!within) return [{ key: resource, resource, query }];
      return slicesWithin(api, resource, query, [...new Set(within)].filter(isId));
    },
  );
}

/** A book transfer between two of the accounts is in the list of the one that it leaves. */
function slicesWithin(
  api: TreasuryPrimeApi,
  resource: TransferResource,
  query: Query,
  accounts: readonly string[],
): readonly Slice[] {
  if (resource !== 'book') {
    return accounts.map((ref) => ({
      key: `${resource} ${ref}`,
      resource,
      query: { ...query, account_id: ref },
    }));
  }
  const ids = new Set(accounts.map((ref) => toAccountId(api, ref)));
  const entersFromOutside = ({ source }: Transfer) => source?.kind !== 'Account' || !ids.has(source.id);
  return accounts.flatMap((ref) => [
    { key: `book from ${ref}`, resource, query: { from_account_id: ref } },
    { key: `book to ${ref}`, resource, query: { to_account_id: ref }, keeps: entersFromOutside },
  ]);
}

/** The ref in a global id: undefined where none is asked for, null where it is no such object of this connector. */
function refOf(
  { connector }: TreasuryPrimeApi,
  id: string | undefined,
  kind: NodeKind,
): string | null | undefined {
  if (id === undefined) return undefined;
  const parsed = fromGlobalId(id);
  return parsed?.kind === kind && parsed.connector === connector.name ? parsed.ref : null;
}
