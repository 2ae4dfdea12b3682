import { UnexpectedEffectError } from '../datasources/index.js';
import { startDeadline } from '../domain/deadline.js';
import { UpstreamError } from '../domain/errors.js';
import type { OperationProof, UserError } from '../domain/operation.js';
import { toOperatorText } from '../domain/rules/provider-text.js';
import type { Move, OperationRecord } from '../store/index.js';
import { encode } from './codec.js';
import { type Evidence, readEvidence } from './evidence.js';
import { type ClaimedOperation, type JournalContext, toOperationMark } from './journal-context.js';
import { objectIdOf, transferIn } from './mutation-rows.js';
import { pauseAfter } from './settings.js';

/** Answers to a write that say it was not carried out, for reasons outside the command. */
const NOT_NOW: ReadonlySet<string> = new Set(['UNAUTHORIZED', 'RATE_LIMITED']);
const REFUSALS: ReadonlySet<string> = new Set(['REJECTED', 'NOT_FOUND', 'FORBIDDEN']);

/**
 * Makes one attempt. DISPATCHED is committed before the first byte is sent, and the outcome is recorded afterwards. Returns the operation
 * in its new state; if another owner has claimed it, in the state that owner left. Waits for the lock of the write for a limited time,
 * because its holder may be frozen.
 */
export async function dispatch(context: JournalContext, work: ClaimedOperation): Promise<OperationRecord> {
  const { store, clock, settings } = context;
  const { lock } = work.write;
  if (lock === null) return dispatchNow(context, work);
  const patience = startDeadline(clock, settings.marginMs);
  try {
    return await store.underLock(lock, patience.signal, () => dispatchNow(context, work));
  } catch (error) {
    if (!patience.signal.aborted || error !== patience.signal.reason) throw error;
    return present(context, work.record);
  } finally {
    patience.end();
  }
}

async function dispatchNow(context: JournalContext, work: ClaimedOperation): Promise<OperationRecord> {
  const { store, clock, settings } = context;
  const { record, owner } = work;
  const untilMs = clock.nowMs() + settings.leaseMs;
  const isFirst = record.attempts === 0;
  const sent = await store.move(record.id, {
    from: isFirst ? 'PENDING' : 'IN_DOUBT',
    to: 'DISPATCHED',
    heldBy: owner,
    lease: { owner, untilMs },
    changes: isFirst
      ? {
          horizonMs: clock.nowMs() + settings.horizonMs,
          credentialFingerprint: await work.connector.credentialFingerprint(),
        }
      : // Absence before this attempt says nothing about its effect.
        { evidence: { ...readEvidence(record.evidence), absentAtMs: undefined } },
  });
  if (!sent) return present(context, record);
  const move = later(context, sent, await attempt(context, { ...work, record: sent }, untilMs, isFirst));
  const moved = await store.move(record.id, { ...move, heldBy: owner, lease: null });
  if (!moved) return present(context, record);
  reportMove(context, moved);
  return moved;
}

/** An operation whose outcome stays open is retried after a pause. */
function later({ clock }: JournalContext, { attempts }: OperationRecord, move: Move): Move {
  if (move.to !== 'IN_DOUBT') return move;
  return { ...move, changes: { ...move.changes, notBeforeMs: clock.nowMs() + pauseAfter(attempts) } };
}

/** The current state of the operation. */
export async function present({ store }: JournalContext, record: OperationRecord): Promise<OperationRecord> {
  return (await store.findById(record.id)) ?? record;
}

/** Logs operations that have ended, and warns about those that need an operator. */
export function reportMove({ telemetry }: JournalContext, record: OperationRecord): void {
  const { id, kind, connector, status, provenBy } = record;
  telemetry.operation({ connector, kind, status });
  const level = status === 'NEEDS_REVIEW' ? 'error' : status === 'IN_DOUBT' ? 'warn' : 'info';
  telemetry.log(level, `operation ${status}`, { operationId: id, kind, connector, provenBy });
}

/** Sends the request and returns the move that follows. */
async function attempt(
  context: JournalContext,
  work: ClaimedOperation,
  untilMs: number,
  isFirst: boolean,
): Promise<Move> {
  const { store, clock, settings, telemetry } = context;
  const { record, owner, write, call } = work;
  const guard = {
    notAfterMs: untilMs - settings.marginMs,
    isOurs: () => store.holdsLease(record.id, owner, clock.nowMs()),
  };
  try {
    const result = await write.send({ call, mark: toOperationMark(record), guard, isFirst });
    observe(context, record.kind, result);
    return succeeded(record.kind, result, isFirst ? 'PROVIDER_ANSWER' : proofOfRepeat(write.recoveryMethod));
  } catch (error) {
    if (error instanceof UpstreamError) {
      const providerMessage = toOperatorText(error.refusals);
      return { ...(await afterError(error, work, isFirst)), ...(providerMessage && { providerMessage }) };
    }
    if (error instanceof UnexpectedEffectError) return inDoubt(error.message, { mismatch: error.message });
    telemetry.log('error', 'unexpected error in a write', { operationId: record.id, err: error });
    return inDoubt('the gateway failed while it was being sent');
  }
}

/** Records the status of the transfer in a result. */
export function observe(context: JournalContext, kind: string, result: unknown): void {
  const transfer = transferIn(kind, result);
  if (transfer) context.observe(transfer);
}

/** The move to SUCCEEDED with the result. */
export function succeeded(kind: string, result: unknown, provenBy: OperationProof): Move {
  return {
    from: ['DISPATCHED', 'IN_DOUBT'],
    to: 'SUCCEEDED',
    changes: { provenBy, result: encode(result), objectId: objectIdOf(kind, result), notBeforeMs: null },
  };
}

function proofOfRepeat(method: string): OperationProof {
  return method === 'CONVERGES' ? 'CONVERGED' : 'KEYED_REPLAY';
}

async function afterError(
  error: UpstreamError,
  { record, write, connector }: ClaimedOperation,
  isFirst: boolean,
): Promise<Move> {
  const unsent = error.sent === 'no';
  if (unsent || (error.sent === 'yes' && NOT_NOW.has(error.code))) {
    // A refusal of a repeat says nothing about the attempt before it.
    if (!isFirst) return inDoubt(error.message);
    return failed([notDoneBy(error)], unsent ? null : 'PROVIDER_ANSWER');
  }
  if (error.sent === 'yes' && REFUSALS.has(error.code)) {
    const errors = write.toUserErrors(error);
    // The provider may have forgotten the key, and the effect of an earlier attempt may cause this refusal. The list decides. Another
    // credential may not even see the effect.
    if (
      !isFirst &&
      (write.find || (await connector.credentialFingerprint()) !== record.credentialFingerprint)
    )
      return inDoubt('a repeat was refused', { refused: errors });
    const proof = isFirst ? 'PROVIDER_ANSWER' : proofOfRepeat(write.recoveryMethod);
    return failed(errors, proof);
  }
  return inDoubt(error.message);
}

/** The error that an end user receives when the effect certainly did not happen. */
export function notDone(connector: string, why: string): UserError {
  return nothingDone(`${connector} ${why}`);
}

/** The same for an attempt that the provider did not take. */
function notDoneBy({ message }: UpstreamError): UserError {
  return nothingDone(message);
}

function nothingDone(why: string): UserError {
  const messages = [`${why}: nothing was done. It can be asked for again with a new key.`];
  return { field: null, messages, code: 'PROVIDER_UNAVAILABLE' };
}

/** The move to FAILED. `provenBy` is null when no byte was sent. */
export function failed(errors: readonly UserError[], provenBy: OperationProof | null): Move {
  return {
    from: ['DISPATCHED', 'IN_DOUBT'],
    to: 'FAILED',
    changes: { provenBy, errors, notBeforeMs: null },
  };
}

function inDoubt(note: string, evidence?: Evidence): Move {
  return {
    from: 'DISPATCHED',
    to: 'IN_DOUBT',
    note,
    ...(evidence && { changes: { evidence } }),
  };
}
