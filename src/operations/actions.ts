import type { Answered, CommandOf, ListArgs, ResultOf, WriteKind } from '../datasources/index.js';
import type { CreateHostedPageToken } from '../domain/commands.js';
import type { Connection } from '../domain/connection.js';
import type { HostedPageToken } from '../domain/hosted-page.js';
import type { Operation, OperationFilter, UserError } from '../domain/operation.js';
import type { TrustedDomainConfig } from '../domain/trusted-domain-config.js';
import type { AuditEvent } from '../store/index.js';
import type { Resolution } from './resolution.js';

/** The outcome of a mutation, as far as it is known when the caller receives an answer. */
export interface Outcome<R> {
  /** Null when the mutation was refused before it was recorded. */
  readonly operation: Operation | null;
  /** True when an earlier request with the same key started the operation. */
  readonly replayed: boolean;
  /** The recorded result; null where there is none, or none yet. */
  readonly result: R | null;
  readonly errors: readonly UserError[];
}

/** A mutation that the caller requests, with its idempotency key. */
export interface Request<K extends WriteKind> {
  readonly kind: K;
  /** The name of the connector that sends it. */
  readonly connector: string;
  readonly idempotencyKey: string;
  readonly command: CommandOf<K>;
}

/** The part of an audit event that the mutation supplies. The caller and the request are already known. */
export type Audited = Pick<AuditEvent, 'action' | 'objectId' | 'result' | 'operationId'>;

/**
 * The actions of one caller for the length of one request. Every answer is checked against the caller's grants: an object that the caller
 * cannot access is `NOT_FOUND`, as is one that does not exist. Resolvers check the scopes.
 *
 * **Throws** `UpstreamError` when something that must be known beforehand cannot be read, `InvalidInputError` for a connector that the
 * caller does not have.
 */
export interface Actions {
  /** Runs a journaled mutation, at most once for each caller and key. */
  run<K extends WriteKind>(request: Request<K>): Promise<Outcome<ResultOf<K>>>;
  /** An operation by its global id; null when it is not the caller's. */
  operation(id: string): Promise<Operation | null>;
  operationByKey(idempotencyKey: string): Promise<Operation | null>;
  /** The caller's operations, newest first. */
  operations(args: ListArgs<OperationFilter>): Promise<Connection<Operation>>;
  /** The operations of every caller at the connectors of this one, newest first; none for an account-scoped caller. */
  allOperations(args: ListArgs<OperationFilter>): Promise<Connection<Operation>>;
  /** Resolves an operation of any caller at the connectors of this one. Sends nothing to a provider. */
  resolveOperation(id: string, resolution: Resolution): Promise<Answered<Operation>>;
  /** The operation that created the object; null when this gateway did not create it. */
  operationOf(objectId: string): Promise<Operation | null>;

  createHostedPageToken(
    connector: string,
    command: CreateHostedPageToken,
  ): Promise<Answered<HostedPageToken>>;
  upsertTrustedDomainConfig(
    connector: string,
    domains: readonly string[],
  ): Promise<Answered<TrustedDomainConfig>>;
  createWebhookDashboardLink(connector: string): Promise<Answered<string>>;

  /** Records a mutation in the audit log, whatever its outcome. Never throws: the mutation stands. */
  auditMutation(audited: Audited): Promise<void>;
  /**
   * Records in the audit log that a sensitive field of an object is read, once for each request. `action` is a name such as
   * `Account.accountNumber`.
   *
   * **Throws** when the entry cannot be written. The field must not be shown then.
   */
  auditRead(action: string, objectId: string): Promise<void>;
}
