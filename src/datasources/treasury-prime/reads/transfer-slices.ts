import type { Transfer, TransferFilter, TransferParty } from '../../../domain/transfer.js';
import type { Query } from '../../http/upstream.js';
import type { Reader } from '../../reading/records.js';
import { toAccountId } from '../mappers/to-account.js';
import { canHaveStatus } from '../mappers/transfer-statuses.js';
import { isId, RAIL_OF, refOf, TRANSFER_RESOURCES, type TransferResource } from '../refs.js';

/** One list to read: a resource, narrowed to an end of its transfers. */
export interface Slice {
  readonly key: string;
  readonly resource: TransferResource;
  readonly query: Query;
  readonly keeps?: (transfer: Transfer) => boolean;
}

/** The lists in which rows for a filter can be, within the limit's accounts; no two share a row. */
export function toSlices(
  reader: Reader,
  filter: TransferFilter,
  limit: readonly string[] | undefined,
): readonly Slice[] {
  // No object keeps a key of idempotency. **Source** idempotency.
  if (filter.idempotencyKey !== undefined) return [];
  const account = refOf(reader.connector, 'Account', filter.account);
  const counterparty = refOf(reader.connector, 'Counterparty', filter.counterparty);
  if (account === null || counterparty === null) return [];
  // A row with a foreign account at one end is within the limit by its other end.
  const isForeign = account !== undefined && limit !== undefined && !limit.includes(account);
  const within = account === undefined || isForeign ? limit : [account];
  const accounts = within && [...new Set(within)].filter(isId);
  return TRANSFER_RESOURCES.filter((resource) => canMatch(resource, filter))
    .filter((resource) => counterparty === undefined || OTHER_END[resource] === 'Counterparty')
    .filter((resource) => !isForeign || OTHER_END[resource] === 'Account')
    .flatMap((resource) => slicesOf(reader, resource, { counterparty_id: counterparty }, accounts));
}

/** What stands at the other end from our account. */
const OTHER_END: Readonly<Record<TransferResource, TransferParty['kind']>> = {
  ach: 'Counterparty',
  book: 'Account',
  wire: 'Counterparty',
  fednow: 'BankDetails',
};

/** Book transfers and wires only ever push. **Source** book transfers, wires. */
const PUSH_ONLY: ReadonlySet<TransferResource> = new Set<TransferResource>(['book', 'wire']);

function canMatch(resource: TransferResource, { rails, statuses, direction }: TransferFilter): boolean {
  return (
    (rails?.includes(RAIL_OF[resource]) ?? true) &&
    canHaveStatus(resource, statuses) &&
    !(direction === 'PULL' && PUSH_ONLY.has(resource))
  );
}

/** A book transfer between two of the accounts is in the list of the one that it leaves. */
function slicesOf(
  reader: Reader,
  resource: TransferResource,
  query: Query,
  accounts: readonly string[] | undefined,
): readonly Slice[] {
  if (!accounts) return [{ key: resource, resource, query }];
  if (resource !== 'book') {
    return accounts.map((ref) => ({
      key: `${resource} ${ref}`,
      resource,
      query: { ...query, account_id: ref },
    }));
  }
  const ids = new Set(accounts.map((ref) => toAccountId(reader, ref)));
  const entersFromOutside = ({ source }: Transfer) => source?.kind !== 'Account' || !ids.has(source.id);
  return accounts.flatMap((ref) => [
    { key: `book from ${ref}`, resource, query: { from_account_id: ref } },
    { key: `book to ${ref}`, resource, query: { to_account_id: ref }, keeps: entersFromOutside },
  ]);
}
