import type { Scope } from '../../auth/index.js';
import type { NodeObject } from '../../datasources/index.js';
import { fromGlobalId, type NodeKind } from '../../domain/ids.js';
import type { Operation } from '../../domain/operation.js';
import type { GatewayContext } from '../context.js';
import { requireScope } from '../shared/scope-guard.js';

/** The scope that is required to read an object of each kind. */
export const SCOPE_OF_KIND: Readonly<Record<NodeKind, Scope>> = {
  Account: 'accounts:read',
  Business: 'businesses:read',
  Card: 'cards:read',
  Connector: 'connectors:read',
  Counterparty: 'counterparties:read',
  Document: 'documents:read',
  Event: 'events:read',
  Ledger: 'ledgers:read',
  Operation: 'operations:read',
  Portfolio: 'businesses:read',
  RecurringTransfer: 'recurring:read',
  ScheduledTransfer: 'recurring:read',
  Transaction: 'transactions:read',
  Transfer: 'transfers:read',
  TrustedDomainConfig: 'trusted_domains:read',
};

/**
 * Reads any object by its global id. Null if the text is not an id or the caller has access to no object with it. The scope is checked by kind
 * before any read, so that a refusal does not reveal whether the object exists.
 *
 * **Throws** `ForbiddenError` when the caller lacks the scope for that kind.
 */
export async function readNode(
  { principal, sources, actions }: GatewayContext,
  id: string,
): Promise<NodeObject | Operation | null> {
  const kind = fromGlobalId(id)?.kind;
  if (!kind) return null;
  requireScope(principal, SCOPE_OF_KIND[kind]);
  return kind === 'Operation' ? actions.operation(id) : sources.node(id);
}
