import type { Answered, Connector, ListArgs, Reached, ResultOf, WriteKind } from '../datasources/index.js';
import type { CreateHostedPageToken, CreateTransfer } from '../domain/commands.js';
import type { Connection } from '../domain/connection.js';
import { InvalidInputError, UpstreamError } from '../domain/errors.js';
import type { HostedPageToken } from '../domain/hosted-page.js';
import { fromGlobalId } from '../domain/ids.js';
import type { Operation, OperationFilter, UserError } from '../domain/operation.js';
import { userError } from '../domain/rules/user-errors.js';
import type { TrustedDomainConfig } from '../domain/trusted-domain-config.js';
import type { AuditEvent, OperationRecord, Store } from '../store/index.js';
import type { Actions, Outcome, Request } from './actions.js';
import type { Journal } from './journal.js';
import { listOperations } from './operation-list.js';
import { findPairedTransfer } from './paired-transfer.js';
import { toOperation } from './to-operation.js';

/** Kinds of mutation that make a transfer. */
const MAKE_TRANSFERS = ['createTransfer', 'loadCard', 'debitCard'];

export interface ActionsOptions {
  /** The caller's name: it scopes keys and owns operations. */
  readonly caller: string;
  readonly requestId: string | null;
  readonly reached: Reached;
  readonly journal: Journal;
  readonly store: Store;
}

/** What one caller may do, for one request. */
export class RequestActions implements Actions {
  constructor(private readonly options: ActionsOptions) {}

  async run<K extends WriteKind>(request: Request<K>): Promise<Outcome<ResultOf<K>>> {
    const { caller, journal, reached } = this.options;
    const { kind, command, idempotencyKey, objects } = request;
    const connector = this.connector(request.connector);
    const outcome = await journal.run({
      ...{ caller, idempotencyKey, connector, kind, command },
      call: reached.call,
      problems: () => this.outOfReach(objects),
    });
    const shown = await this.withTransfer(request, connector, outcome);
    await this.audit(kind, {
      objectId: outcome.operation?.subjectId ?? Object.values(objects)[0] ?? null,
      result: outcome.operation?.status ?? 'REFUSED',
      operationId: fromGlobalId(outcome.operation?.id ?? '')?.ref ?? null,
    });
    return shown;
  }

  async operation(id: string): Promise<Operation | null> {
    const parsed = fromGlobalId(id);
    if (parsed?.kind !== 'Operation' || !this.options.reached.connector(parsed.connector)) return null;
    return this.own(await this.options.store.operations.findById(parsed.ref));
  }

  async operationByKey(idempotencyKey: string): Promise<Operation | null> {
    const { store, caller } = this.options;
    return this.own(await store.operations.findByKey(caller, idempotencyKey));
  }

  operations(args: ListArgs<OperationFilter>): Promise<Connection<Operation>> {
    return listOperations(this.options.store.operations, this.options.caller, args);
  }

  async operationOf(subjectId: string): Promise<Operation | null> {
    return this.own(await this.options.store.operations.findBySubject(subjectId, MAKE_TRANSFERS));
  }

  async createHostedPageToken(
    name: string,
    command: CreateHostedPageToken,
  ): Promise<Answered<HostedPageToken>> {
    const connector = this.connector(name);
    const port = connector.ports.hostedPages;
    if (!port) return unsupported(connector, 'hosted pages');
    const errors = await this.foreignEntity(command.entityId);
    const answer = errors.length > 0 ? { errors } : await port.create(this.options.reached.call, command);
    await this.auditAnswer('createHostedPageToken', command.entityId, answer);
    return answer;
  }

  async upsertTrustedDomainConfig(
    name: string,
    domains: readonly string[],
  ): Promise<Answered<TrustedDomainConfig>> {
    const connector = this.connector(name);
    const upsert = connector.ports.trustedDomains?.upsert;
    if (!upsert || this.options.reached.isLimited) return unsupported(connector, 'trusted domains');
    const answer = await upsert(this.options.reached.call, domains);
    await this.auditAnswer('upsertTrustedDomainConfig', null, answer);
    return answer;
  }

  async createWebhookDashboardLink(name: string): Promise<Answered<string>> {
    const connector = this.connector(name);
    const port = connector.ports.webhookDashboard;
    if (!port || this.options.reached.isLimited) return unsupported(connector, 'a webhook dashboard');
    const answer = await port.createLink(this.options.reached.call);
    await this.auditAnswer('createWebhookDashboardLink', null, answer);
    return answer;
  }

  /** A provider may take a transfer without saying which it is: it is shown as soon as it is found where the accounts are. */
  private async withTransfer<K extends WriteKind>(
    { kind, command }: Request<K>,
    connector: Connector,
    outcome: Outcome<ResultOf<K>>,
  ): Promise<Outcome<ResultOf<K>>> {
    const { operation, result } = outcome;
    if (kind !== 'createTransfer' || operation?.status !== 'SUCCEEDED' || result !== null) return outcome;
    const { reached, store } = this.options;
    if (operation.subjectId !== null) {
      const known = await shown(reached.sources.transfer(operation.subjectId));
      return { ...outcome, result: known as ResultOf<K> | null };
    }
    const isTaken = async (id: string) => (await store.operations.findBySubject(id, MAKE_TRANSFERS)) !== null;
    const paired = { reached, connector, command: command as CreateTransfer, operation, isTaken };
    const transfer = await shown(findPairedTransfer(paired));
    if (!transfer) return outcome;
    await store.operations.nameSubject(fromGlobalId(operation.id)?.ref ?? '', transfer.id);
    const named = { ...operation, subjectId: transfer.id };
    return { ...outcome, operation: named, result: transfer as ResultOf<K> };
  }

  private connector(name: string): Connector {
    const connector = this.options.reached.connector(name);
    if (connector) return connector;
    const shown = JSON.stringify(name.slice(0, 40));
    throw new InvalidInputError(`connector: required the name of a connector of yours, arrived ${shown}`);
  }

  /** What the caller may not see does not exist for it. */
  private async outOfReach(objects: Readonly<Record<string, string>>): Promise<readonly UserError[]> {
    const { sources } = this.options.reached;
    const checks = Object.entries(objects).map(async ([field, id]) =>
      (await sources.node(id)) === null ? [outOfReach(field)] : [],
    );
    return (await Promise.all(checks)).flat();
  }

  /** A business of ours is looked up; whose an id of the provider's own is cannot be told, so only those who reach all may use one. */
  private async foreignEntity(entityId: string): Promise<readonly UserError[]> {
    if (fromGlobalId(entityId)) return this.outOfReach({ entityId });
    return this.options.reached.isLimited ? [outOfReach('entityId')] : [];
  }

  private async own(record: OperationRecord | null): Promise<Operation | null> {
    const { store, caller, reached } = this.options;
    if (!record || record.caller !== caller || !reached.connector(record.connector)) return null;
    return toOperation(record, await store.operations.history(record.id));
  }

  private auditAnswer(action: string, objectId: string | null, answer: Answered<unknown>): Promise<void> {
    return this.audit(action, { objectId, result: answer.errors ? 'REFUSED' : 'DONE', operationId: null });
  }

  private audit(
    action: string,
    event: Pick<AuditEvent, 'objectId' | 'result' | 'operationId'>,
  ): Promise<void> {
    const { store, caller: who, requestId } = this.options;
    return store.audit.append({ who, action, requestId, ...event });
  }
}

/** That something cannot be shown just now takes nothing from what was done. */
async function shown<T>(read: Promise<T>): Promise<T | null> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof UpstreamError) return null;
    throw error;
  }
}

function outOfReach(field: string): UserError {
  return userError(field, 'required the id of something that you reach', 'NOT_FOUND');
}

function unsupported<T>({ name }: Connector, what: string): Answered<T> {
  return { errors: [userError('connector', `${name} does not offer ${what}`, 'CAPABILITY_UNSUPPORTED')] };
}
