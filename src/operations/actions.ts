import type { Answered, CommandOf, ListArgs, ResultOf, WriteKind } from '../datasources/index.js';
import type { CreateHostedPageToken } from '../domain/commands.js';
import type { Connection } from '../domain/connection.js';
import type { HostedPageToken } from '../domain/hosted-page.js';
import type { Operation, OperationFilter, UserError } from '../domain/operation.js';
import type { TrustedDomainConfig } from '../domain/trusted-domain-config.js';
import type { AuditEvent } from '../store/index.js';

/** What became of a mutation, as far as is known when the caller must be answered. */
export interface Outcome<R> {
  /** Null when it was refused before anything was written down. */
  readonly operation: Operation | null;
  /** True when an earlier request with the same key had begun it. */
  readonly replayed: boolean;
  /** As it was recorded; null where there is none, or none yet. */
  readonly result: R | null;
  readonly errors: readonly UserError[];
}

/** What is asked for, and under which key. */
export interface Request<K extends WriteKind> {
  readonly kind: K;
  /** The connector to send it through, by name. */
  readonly connector: string;
  readonly idempotencyKey: string;
  readonly command: CommandOf<K>;
}

/** What the audit log is told; who and in which request is known. */
export type Audited = Pick<AuditEvent, 'action' | 'objectId' | 'result' | 'operationId'>;

/**
 * All that one caller may do, for the length of one request. Every answer passes the caller's grants: an object that it does not reach
 * is `NOT_FOUND`, as is one that does not exist. Scopes are checked by the resolvers.
 *
 * **Throws** `UpstreamError` when what must be known beforehand cannot be read, `InvalidInputError` for a connector that the caller does
 * not have.
 */
export interface Actions {
  /** A journaled mutation: at most once a caller and key. */
  run<K extends WriteKind>(request: Request<K>): Promise<Outcome<ResultOf<K>>>;
  /** By its global id; null when it is none of the caller's. */
  operation(id: string): Promise<Operation | null>;
  operationByKey(idempotencyKey: string): Promise<Operation | null>;
  /** Newest first. */
  operations(args: ListArgs<OperationFilter>): Promise<Connection<Operation>>;
  /** The operation that made the object, if this gateway did. */
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

  /** Writes a mutation into the audit log, however it ended. Never throws: what was done stays done. */
  auditMutation(audited: Audited): Promise<void>;
  /**
   * Writes into the audit log that a sensitive field of an object is being read, once a request. **Throws** when that cannot be written:
   * then the field must not be shown. `action` such as `Account.accountNumber`.
   */
  auditRead(action: string, objectId: string): Promise<void>;
}
