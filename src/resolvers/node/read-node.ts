import type { Principal, Scope } from '../../auth/index.js';
import type { NodeObject } from '../../datasources/index.js';
import type { Event } from '../../domain/event.js';
import { fromGlobalId, NODE_KINDS, type NodeKind } from '../../domain/ids.js';
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

/** An object that has a global id. */
export type ReadNode = NodeObject | Operation | Event;

/** The kinds of objects that the scopes of a caller allow to read. */
export function readableKinds({ scopes }: Pick<Principal, 'scopes'>): readonly NodeKind[] {
  return NODE_KINDS.filter((kind) => scopes.has(SCOPE_OF_KIND[kind]));
}

/**
 * Reads any object by its global id. Null if the text is not an id or the caller has access to no object with it. The scope is checked by kind
 * before any read, so that a refusal does not reveal whether the object exists.
 *
 * **Throws** `ForbiddenError` when the caller lacks the scope for that kind, or for the kind of the subject of an event.
 */
export async function readNode(
  { principal, sources, actions, events }: GatewayContext,
  id: string,
): Promise<ReadNode | null> {
  const kind = fromGlobalId(id)?.kind;
  if (!kind) return null;
  requireScope(principal, SCOPE_OF_KIND[kind]);
  if (kind === 'Event') {
    const event = await events.event(id);
    if (event) requireScope(principal, SCOPE_OF_KIND[event.subjectKind]);
    return event;
  }
  return kind === 'Operation' ? actions.operation(id) : sources.node(id);
}
