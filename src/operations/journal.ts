import { randomUUID } from 'node:crypto';
import type { Call, CommandOf, Plan, ResultOf, WriteKind, WritePort } from '../datasources/index.js';
import { withinDeadline } from '../domain/deadline.js';
import type { UserError } from '../domain/operation.js';
import type { OperationRecord } from '../store/index.js';
import type { Outcome } from './actions.js';
import type { Ask } from './ask.js';
import { begin, inputFingerprint } from './begin.js';
import { decode, encode } from './codec.js';
import { dispatch } from './dispatch.js';
import { canSign, type JournalContext, toPlan } from './journal-context.js';
import { rowOf } from './mutation-rows.js';
import { settlePlan } from './settle.js';
import { toOperation } from './to-operation.js';

/** The journal of mutations. It carries out each requested mutation at most once and keeps the outcome. */
export class Journal {
  constructor(private readonly context: JournalContext) {}

  /**
   * Runs a mutation, or returns its outcome if it was requested before. **Throws** `UpstreamError` when something that must be known
   * beforehand cannot be read, `StoreUnavailableError` when nothing can be recorded. In both cases nothing was sent.
   */
  async run<K extends WriteKind>(ask: Ask<K>): Promise<Outcome<ResultOf<K>>> {
    const earlier = await this.context.store.findByKey(ask.caller, ask.idempotencyKey);
    if (earlier) return this.replay(ask, earlier);
    const port = portOf(ask);
    if (!port) return refused([unsupported(ask)]);
    const write = await this.planned(ask, port);
    if ('errors' in write) return this.refuse(ask, write.errors);
    const owner = randomUUID();
    const target = write.recoveryMethod === 'CONVERGES' ? rowOf(ask.kind).target(ask.command) : null;
    const begun = await begin(this.context, ask, { owner, target });
    if (begun === 'busy') return this.refuse(ask, [BUSY]);
    if (!begun.created) return this.replay(ask, begun.record);
    const work = { owner, record: begun.record, connector: ask.connector, write };
    const done = await this.withoutCaller(ask.call, (call) => dispatch(this.context, { ...work, call }));
    const outcome = await this.toOutcome<ResultOf<K>>(done, false);
    return isRunning(done) ? { ...outcome, errors: [IN_PROGRESS] } : outcome;
  }

  /** The write of a request, or every error that is known before it is recorded. */
  private async planned<K extends WriteKind>(
    ask: Ask<K>,
    port: WritePort<CommandOf<K>, ResultOf<K>>,
  ): Promise<Plan<ResultOf<K>>> {
    const outOfReach = await ask.problems();
    if (outOfReach.length > 0) return { errors: outOfReach };
    // The command as the store returns it, so that a repeat after a crash sends the same bytes.
    const plan = port.plan(decode<CommandOf<K>>(encode(ask.command)));
    if ('errors' in plan) return plan;
    const errors = (await plan.check?.(ask.call)) ?? [];
    return errors.length > 0 ? { errors } : plan;
  }

  /** Another request with the key may have come first, and its effect may cause the errors found here. */
  private async refuse<K extends WriteKind>(
    ask: Ask<K>,
    problems: readonly UserError[],
  ): Promise<Outcome<ResultOf<K>>> {
    const meanwhile = await this.context.store.findByKey(ask.caller, ask.idempotencyKey);
    return meanwhile ? this.replay(ask, meanwhile) : refused(problems);
  }

  /** The caller may leave. A started operation continues until its lease ends. */
  private withoutCaller<T>(call: Call, work: (call: Call) => Promise<T>): Promise<T> {
    const { clock, settings } = this.context;
    return withinDeadline(clock, settings.leaseMs, (signal) => work({ ...call, signal }));
  }

  /** The key was used before. Different input is refused; equal input waits for the answer of the first request. */
  private async replay<K extends WriteKind>(
    ask: Ask<K>,
    earlier: OperationRecord,
  ): Promise<Outcome<ResultOf<K>>> {
    if (earlier.fingerprint !== inputFingerprint(ask)) return refused([KEY_REUSED]);
    const taken = await this.takeUp(ask, earlier);
    const record = await this.settled(taken, ask.call.signal);
    const outcome = await this.toOutcome<ResultOf<K>>(record, true);
    return isRunning(record) ? { ...outcome, errors: [IN_PROGRESS] } : outcome;
  }

  /** Where callers send their own tokens, an operation in doubt is settled when its caller asks again. Nobody else can settle it. */
  private async takeUp<K extends WriteKind>(
    { connector, call }: Ask<K>,
    earlier: OperationRecord,
  ): Promise<OperationRecord> {
    const { store, clock, settings } = this.context;
    const isCallers = connector.callerHeader !== undefined && canSign({ connector, call });
    if (earlier.status !== 'IN_DOUBT' || !isCallers) return earlier;
    const owner = randomUUID();
    const untilMs = clock.nowMs() + settings.leaseMs;
    const [record] = await store.claim({ owner, untilMs, limit: 1, id: earlier.id });
    const plan = record && toPlan(record, connector);
    if (!plan) return earlier;
    return this.withoutCaller(call, (own) =>
      settlePlan(this.context, { owner, record, connector, call: own }, plan),
    );
  }

  private settled(earlier: OperationRecord, gone: AbortSignal): Promise<OperationRecord> {
    const { clock, settings } = this.context;
    return withinDeadline(clock, settings.waitMs, (signal) => this.changed(earlier, signal), gone);
  }

  /** Waits until the operation no longer runs or the signal is aborted. */
  private async changed(earlier: OperationRecord, signal: AbortSignal): Promise<OperationRecord> {
    let record = earlier;
    while (isRunning(record) && !signal.aborted) {
      const seen: OperationRecord = record;
      record = await this.context.store
        .waitForChange(seen.id, seen.updatedAt, signal)
        .catch((error: unknown) => {
          if (signal.aborted) return seen;
          throw error;
        });
    }
    return record;
  }

  private async toOutcome<R>(record: OperationRecord, replayed: boolean): Promise<Outcome<R>> {
    const operation = toOperation(record, await this.context.store.history(record.id));
    const result = typeof record.result === 'string' ? decode<R>(record.result) : null;
    return { operation, replayed, result, errors: record.errors };
  }
}

/** TypeScript cannot infer that the port of a kind takes the command of that kind. */
function portOf<K extends WriteKind>({
  connector,
  kind,
}: Ask<K>): WritePort<CommandOf<K>, ResultOf<K>> | undefined {
  return connector.ports[kind] as WritePort<CommandOf<K>, ResultOf<K>> | undefined;
}

function isRunning({ status }: OperationRecord): boolean {
  return status === 'PENDING' || status === 'DISPATCHED';
}

function refused<R>(errors: readonly UserError[]): Outcome<R> {
  return { operation: null, replayed: false, result: null, errors };
}

function unsupported<K extends WriteKind>({ connector, kind }: Ask<K>): UserError {
  const messages = [`${connector.name} does not offer ${kind}`];
  return { field: null, messages, code: 'CAPABILITY_UNSUPPORTED' };
}

const KEY_REUSED: UserError = {
  field: ['idempotencyKey'],
  messages: ['required a key that was not used before for anything else, arrived one that was'],
  code: 'IDEMPOTENCY_KEY_REUSED',
};

const BUSY: UserError = {
  field: null,
  messages: ['another change of it is not settled yet; ask again in a moment'],
  code: 'OPERATION_IN_PROGRESS',
};

const IN_PROGRESS: UserError = {
  field: null,
  messages: ['it is being carried out; ask again with the same key, or follow the operation'],
  code: 'OPERATION_IN_PROGRESS',
};
