import { touches } from '../../../domain/filters.js';
import type { Transfer, TransferDirection, TransferFilter, TransferRail } from '../../../domain/transfer.js';
import type { Query } from '../../http/upstream.js';
import type { TransfersPort } from '../../ports/ports.js';
import { readNamed } from '../../reading/named.js';
import type { TreasureApi } from '../api.js';
import { readTransfer } from '../json/records.js';
import { toAccountId } from '../mappers/to-account.js';
import { DIRECTION_WORDS, RAIL_WORDS, transferMapper } from '../mappers/to-transfer.js';
import { businessPath } from '../paths.js';
import { type AccountRef, parseAccountId, parseAccountRef, parseOwnedRef } from '../refs.js';
import { orUnknown } from '../refusals.js';
import { feedsByBusiness } from './business-reads.js';
import { type PagedList, pagedList } from './paged-list.js';

const RAILS: readonly TransferRail[] = Object.values(RAIL_WORDS);

/** Withdrawals from portfolios, and the deposits that arrived in them. */
export function transfersPort(api: TreasureApi): TransfersPort {
  const toTransfer = transferMapper(api);
  return {
    rails: RAILS,
    list: async (call, { filter, accounts }) => {
      const limit = accounts?.map(parseAccountRef).filter((ref) => ref !== null);
      const named = filter.account === undefined ? undefined : parseAccountId(api.connector, filter.account);
      if (named === null || filter.counterparty !== undefined || wantedRails(filter).length === 0) return [];
      const list: PagedList<Transfer> = {
        name: 'transfers',
        noun: 'transfer',
        query: toQuery(filter),
        toDomain: (fields, businessId) => toTransfer(readTransfer(fields), businessId),
        keeps: toLimit(api, limit),
      };
      return feedsByBusiness(api, call, businessesOf(named, limit), (businessId) =>
        pagedList(api, call, businessId, list),
      );
    },
    read: async (call, ref) => {
      const owned = parseOwnedRef(ref);
      if (!owned) return null;
      const { businessId, id } = owned;
      const answer = await orUnknown(api.upstream.get(call, businessPath(businessId, 'transfers', id)));
      if (!answer) return null;
      const named = { noun: 'transfer', id, owners: { business_id: businessId } };
      return readNamed(api, answer, named, (fields) => toTransfer(readTransfer(fields), businessId));
    },
  };
}

/** The businesses that can have rows; undefined stands for all. */
function businessesOf(
  named: AccountRef | undefined,
  limit: readonly AccountRef[] | undefined,
): readonly string[] | undefined {
  const within = limit?.map(({ businessId }) => businessId);
  if (!named) return within;
  return within && !within.includes(named.businessId) ? [] : [named.businessId];
}

/** Rows of a limited caller touch an account of the limit. */
function toLimit(
  api: TreasureApi,
  limit: readonly AccountRef[] | undefined,
): (transfer: Transfer) => boolean {
  const ids = limit?.map((ref) => toAccountId(api, ref));
  return (transfer) => ids?.some((id) => touches(transfer, id)) ?? true;
}

function wantedRails({ rails }: TransferFilter): readonly TransferRail[] {
  return RAILS.filter((rail) => rails?.includes(rail) ?? true);
}

/** What never changes may be asked for. A row that changes its status would leave a list by status, and shift the offsets of others. */
function toQuery(filter: TransferFilter): Query {
  const [rail, ...others] = wantedRails(filter);
  return {
    direction: filter.direction && wordOf<TransferDirection>(DIRECTION_WORDS, filter.direction),
    type: rail && others.length === 0 ? wordOf<TransferRail>(RAIL_WORDS, rail) : undefined,
  };
}

function wordOf<T>(words: Readonly<Record<string, T>>, meaning: T): string | undefined {
  return Object.keys(words).find((word) => words[word] === meaning);
}
