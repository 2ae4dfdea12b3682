import {
  type Answered,
  asWrite,
  type CallerView,
  type Connector,
  type ListArgs,
  type ResultOf,
  type WriteKind,
} from '../datasources/index.js';
import type { CreateHostedPageToken, CreateTransfer } from '../domain/commands.js';
import type { Connection } from '../domain/connection.js';
import { InvalidInputError, UpstreamError } from '../domain/errors.js';
import type { HostedPageToken } from '../domain/hosted-page.js';
import { fromGlobalId } from '../domain/ids.js';
import type { Operation, OperationFilter } from '../domain/operation.js';
import { userError } from '../domain/rules/user-errors.js';
import type { Telemetry } from '../domain/telemetry.js';
import type { Transfer } from '../domain/transfer.js';
import type { TrustedDomainConfig } from '../domain/trusted-domain-config.js';
import type { OperationRecord, Store } from '../store/index.js';
import type { Actions, Audited, Outcome, Request } from './actions.js';
import { AuditTrail } from './audit-trail.js';
import { decode } from './codec.js';
import type { Journal } from './journal.js';
import { creatorsOf, objectsOf, rowOf } from './mutation-rows.js';
import { type DirectKind, MUTATIONS } from './mutations.js';
import { isWithdrawn, outOfReach } from './named-objects.js';
import { listOperations } from './operation-list.js';
import { findPairedTransfer } from './paired-transfer.js';
import { type Resolution, resolveRecord } from './resolution.js';
import { toOperation, toReviewedOperation } from './to-operation.js';

/** The kinds of mutation that create a transfer. */
const MAKE_TRANSFERS = creatorsOf('Transfer');

export interface ActionsOptions {
  /** The caller's name. It scopes idempotency keys and owns operations. */
  readonly caller: string;
  readonly requestId: string | null;
  readonly view: CallerView;
  readonly journal: Journal;
  readonly store: Store;
  readonly telemetry: Pick<Telemetry, 'log'>;
}

/** The actions of one caller for one request. */
export class RequestActions implements Actions {
  private readonly trail: AuditTrail;

  constructor(private readonly options: ActionsOptions) {
    const { caller: who, requestId, store, telemetry } = options;
    this.trail = new AuditTrail({ who, requestId, store: store.audit, log: telemetry.log });
  }

  run<K extends WriteKind>(request: Request<K>): Promise<Outcome<ResultOf<K>>> {
    return asWrite(this.options.view.call, () => this.perform(request));
  }

  private async perform<K extends WriteKind>(request: Request<K>): Promise<Outcome<ResultOf<K>>> {
    const { caller, journal, view } = this.options;
    const { kind, command, idempotencyKey } = request;
    const connector = this.connector(request.connector);
    const objects = objectsOf(rowOf(kind), command);
    if (await isWithdrawn(view, objects)) {
      return { operation: null, replayed: false, result: null, errors: await outOfReach(view, objects) };
    }
    const outcome = await journal.run({
      ...{ caller, idempotencyKey, connector, kind, command },
      call: view.call,
      problems: () => outOfReach(view, objects),
    });
    return this.withTransfer(request, connector, outcome);
  }

  async operation(id: string): Promise<Operation | null> {
    return this.own(await this.record(id));
  }

  async operationByKey(idempotencyKey: string): Promise<Operation | null> {
    const { store, caller } = this.options;
    return this.own(await store.operations.findByKey(caller, idempotencyKey));
  }

  /**
   * Lists the caller's operations at the connectors that it can access. Operations at a connector that was taken from the caller are left
   * out.
   */
  operations({ filter, ...page }: ListArgs<OperationFilter>): Promise<Connection<Operation>> {
    return this.list([this.options.caller], { filter, ...page });
  }

  allOperations(args: ListArgs<OperationFilter>): Promise<Connection<Operation>> {
    return this.list(this.options.view.isAccountScoped ? [] : 'all', args);
  }

  async resolveOperation(id: string, resolution: Resolution): Promise<Answered<Operation>> {
    const { view, store } = this.options;
    const record = view.isAccountScoped ? null : await this.record(id);
    const { record: resolved, errors } = await resolveRecord(store.operations, record, resolution);
    if (!resolved) return { errors };
    return { value: toReviewedOperation(resolved, await store.operations.history(resolved.id)) };
  }

  /** Operations at a connector that was taken from the caller are left out. */
  private list(
    callers: readonly string[] | 'all',
    { filter, ...page }: ListArgs<OperationFilter>,
  ): Promise<Connection<Operation>> {
    const { view, store } = this.options;
    const names = view.sources.connectors().map(({ name }) => name);
    const connectors = names.filter((name) => filter.connectors?.includes(name) ?? true);
    return listOperations(store.operations, callers, { ...page, filter: { ...filter, connectors } });
  }

  /** The row of any caller at a connector of this one, by its global id. */
  private async record(id: string): Promise<OperationRecord | null> {
    const parsed = fromGlobalId(id);
    if (parsed?.kind !== 'Operation' || !this.options.view.connector(parsed.connector)) return null;
    const record = await this.options.store.operations.findById(parsed.ref);
    return record?.connector === parsed.connector ? record : null;
  }

  async operationOf(objectId: string): Promise<Operation | null> {
    return this.own(await this.options.store.operations.findByObject(objectId, MAKE_TRANSFERS));
  }

  async createHostedPageToken(
    name: string,
    command: CreateHostedPageToken,
  ): Promise<Answered<HostedPageToken>> {
    const connector = this.connector(name);
    const port = connector.ports.hostedPages;
    if (!port) return unsupported(connector, 'hosted pages');
    const { view } = this.options;
    return asWrite(view.call, async () => {
      const errors = await outOfReach(view, objectsOf(MUTATIONS.createHostedPageToken, command));
      return errors.length > 0 ? { errors } : port.create(view.call, command);
    });
  }

  async upsertTrustedDomainConfig(
    name: string,
    domains: readonly string[],
  ): Promise<Answered<TrustedDomainConfig>> {
    const connector = this.connector(name);
    const upsert = connector.ports.trustedDomains?.upsert;
    if (!upsert || !this.isOffered('upsertTrustedDomainConfig'))
      return unsupported(connector, 'trusted domains');
    const { call } = this.options.view;
    return asWrite(call, () => upsert(call, domains));
  }

  async createWebhookDashboardLink(name: string): Promise<Answered<string>> {
    const connector = this.connector(name);
    const port = connector.ports.webhookDashboard;
    if (!port || !this.isOffered('createWebhookDashboardLink'))
      return unsupported(connector, 'a webhook dashboard');
    const { call } = this.options.view;
    return asWrite(call, () => port.createLink(call));
  }

  auditMutation(audited: Audited): Promise<void> {
    return this.trail.done(audited);
  }

  auditRead(action: string, objectId: string): Promise<void> {
    return this.trail.reading(action, objectId);
  }

  /**
   * A provider may accept a transfer without returning its id. The transfer is then shown once it is found at the connector of the
   * accounts.
   */
  private async withTransfer<K extends WriteKind>(
    { kind, command }: Request<K>,
    connector: Connector,
    outcome: Outcome<ResultOf<K>>,
  ): Promise<Outcome<ResultOf<K>>> {
    const { operation, result } = outcome;
    const sought = rowOf(kind).paired?.(command);
    if (!sought || operation?.status !== 'SUCCEEDED' || result !== null) return outcome;
    if (operation.objectId !== null) {
      const known = await shown(this.options.view.sources.transfer(operation.objectId), null);
      return { ...outcome, result: known as ResultOf<K> | null };
    }
    const transfer = await this.pair(connector, sought, operation);
    if (!transfer) return outcome;
    const named: Operation = { ...operation, objectId: transfer.id };
    return { ...outcome, operation: named, result: transfer as ResultOf<K> };
  }

  /** Finds the transfer of an operation and records it as the object of the operation. Null where it is not found. */
  private async pair(
    connector: Connector,
    command: CreateTransfer,
    operation: Operation,
  ): Promise<Transfer | null> {
    const { view, store } = this.options;
    const isTaken = async (id: string) => (await store.operations.findByObject(id, MAKE_TRANSFERS)) !== null;
    const transfer = await shown(findPairedTransfer({ view, connector, command, operation, isTaken }), null);
    if (transfer) await store.operations.nameObject(fromGlobalId(operation.id)?.ref ?? '', transfer.id);
    return transfer;
  }

  private connector(name: string): Connector {
    const connector = this.options.view.connector(name);
    if (connector) return connector;
    const shown = JSON.stringify(name.slice(0, 40));
    throw new InvalidInputError(`connector: required the name of a connector of yours, arrived ${shown}`);
  }

  /** An account-scoped caller may not use anything that belongs to a connector as a whole. */
  private isOffered(kind: DirectKind): boolean {
    return MUTATIONS[kind].wholeConnector === undefined || !this.options.view.isAccountScoped;
  }

  private async own(record: OperationRecord | null): Promise<Operation | null> {
    const { store, caller, view } = this.options;
    const connector = record && view.connector(record.connector);
    if (!record || !connector || record.caller !== caller) return null;
    const operation = toOperation(record, await store.operations.history(record.id));
    const sought = toSought(record);
    if (!sought) return operation;
    const transfer = await this.pair(connector, sought, operation);
    return transfer ? { ...operation, objectId: transfer.id } : operation;
  }
}

/** The transfer that an operation has made and that is not known yet, for example because recovery ended the operation. */
function toSought({ kind, status, objectId, input }: OperationRecord): CreateTransfer | null {
  if (status !== 'SUCCEEDED' || objectId !== null || kind !== 'createTransfer') return null;
  return MUTATIONS.createTransfer.paired?.(decode<CreateTransfer>(String(input))) ?? null;
}

/** A failed read of the object does not change the result of the mutation. */
async function shown<T, U>(read: Promise<T>, instead: U): Promise<T | U> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof UpstreamError) return instead;
    throw error;
  }
}

function unsupported<T>({ name }: Connector, what: string): Answered<T> {
  return { errors: [userError('connector', `${name} does not offer ${what}`, 'CAPABILITY_UNSUPPORTED')] };
}
