import type { Connection } from '../../../domain/connection.js';
import { fromGlobalId } from '../../../domain/ids.js';
import type { Feed, Listed } from '../../../domain/page.js';
import type { Call } from '../../http/upstream.js';
import { listConnection } from '../../paging/list.js';
import type { AnyPorts } from '../../ports/ports.js';
import type { Connector } from '../../provider.js';
import { callForList, connectorsFor, type RequestScope } from '../scope.js';
import type { ConnectorsFilter, ListArgs } from '../sources.js';

/** Restricts a list to the ledger with this global id. */
export type OfLedger = { readonly ledger?: string };

/** The plan for listing one noun. */
export interface ListPlan<T extends Listed> {
  readonly port: keyof AnyPorts;
  /** Opens the feeds of a connector. Every read for the list must use `call`. */
  readonly open: (connector: Connector, call: Call) => Promise<ReadonlyArray<Feed<T>>>;
  readonly matches: (item: T) => boolean;
}

/** One page of a noun over the connectors of the caller; `within`: only of the connector with that name. */
export function list<T extends Listed, F extends ConnectorsFilter>(
  scope: RequestScope,
  args: ListArgs<F>,
  plan: ListPlan<T>,
  within?: string,
): Promise<Connection<T>> {
  const connectors = connectorsFor(scope, plan.port, args.filter.connectors).filter(
    ({ name }) => within === undefined || name === within,
  );
  const call = callForList(scope);
  return listConnection(scope.sealer, {
    first: args.first,
    after: args.after,
    binding: { field: args.field, filter: args.filter, subject: scope.principal.subject },
    contributions: connectors.map((connector) => ({
      connector: connector.name,
      open: () => plan.open(connector, call),
    })),
    matches: plan.matches,
  });
}

/**
 * The refs of the accounts that a list is restricted to: the caller's accounts, or the requested one if the caller can access it.
 */
export function withinAccounts(
  scope: RequestScope,
  connector: Connector,
  account: string | undefined,
): readonly string[] | undefined {
  const own = scope.access.accountRefs(connector.name);
  if (account === undefined || own === undefined) return own;
  return scope.access.account(account) ? own.filter((ref) => ref === fromGlobalId(account)?.ref) : [];
}

/** `{ accounts }` if there is a limit. An empty limit matches no row. */
export function limited<F>(
  filter: F,
  accounts: readonly string[] | undefined,
): { readonly filter: F; readonly accounts?: readonly string[] } {
  return accounts === undefined ? { filter } : { filter, accounts };
}

/** The connector of the object that a list is restricted to; a name that matches none if the id is invalid. */
export function connectorOf(id: string | undefined): string | undefined {
  return id === undefined ? undefined : (fromGlobalId(id)?.connector ?? '');
}
