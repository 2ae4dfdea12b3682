import type { Finding, Plan } from '../datasources/index.js';
import { UpstreamError } from '../domain/errors.js';
import type { UserError } from '../domain/operation.js';
import type { Move, OperationRecord } from '../store/index.js';
import { dispatch, failed, notDone, observe, present, reportMove, succeeded } from './dispatch.js';
import { type Evidence, readEvidence } from './evidence.js';
import {
  type ClaimedOperation,
  canSign,
  type Held,
  type JournalContext,
  toOperationMark,
} from './journal-context.js';
import { pauseAfter } from './settings.js';

/** Settles an operation by the plan of its stored command. `held.owner` holds the claim. */
export function settlePlan(
  context: JournalContext,
  held: Held,
  plan: Plan<unknown>,
): Promise<OperationRecord> {
  return 'errors' in plan
    ? settleUnplanned(context, held, plan.errors)
    : settle(context, { ...held, write: plan });
}

/**
 * Ends an operation whose stored command is now refused: the rules or the configuration have changed since it was accepted. If it was
 * never sent, it fails with the errors. If it was sent, it may have taken effect and is never reported as failed: a person decides.
 */
async function settleUnplanned(
  context: JournalContext,
  held: Held,
  errors: readonly UserError[],
): Promise<OperationRecord> {
  const { record } = held;
  if (record.status === 'PENDING') return end(context, held, { ...failed(errors, null), from: 'PENDING' });
  const open = await toInDoubt(context, held);
  if (!open) return present(context, record);
  const { mismatch } = readEvidence(open.record.evidence);
  const reasons = errors.map(({ field, code }) => `${field ?? 'input'} ${code}`).join(', ');
  return toReview(context, open, mismatch ?? `the gateway no longer accepts its stored command: ${reasons}`);
}

/** Determines the outcome of an operation, as far as it can be known now. `work.owner` holds the claim. */
export async function settle(context: JournalContext, work: ClaimedOperation): Promise<OperationRecord> {
  const { record } = work;
  if (record.status === 'PENDING') return settlePending(context, work);
  const open = await toInDoubt(context, work);
  if (!open) return present(context, record);
  const { mismatch } = readEvidence(open.record.evidence);
  if (mismatch) return toReview(context, open, mismatch);
  if (!canSign(open))
    return again(context, open, 'only its caller can ask the provider, with the same key', {});
  switch (work.write.recoveryMethod) {
    case 'CONVERGES':
      return converge(context, open);
    case 'KEY':
      return (await mayReplay(context, open)) ? dispatch(context, open) : lookOrReview(context, open);
    case 'LIST':
    case 'KEY_AND_LIST':
      return look(context, open);
    case 'NOTHING':
      return toReview(context, open, 'the provider offers no way to find out');
  }
}

/** The operation was recorded and no byte was sent. It is sent now, unless too much time has passed. */
async function settlePending(context: JournalContext, work: ClaimedOperation): Promise<OperationRecord> {
  const { clock, settings, store } = context;
  const { record, owner, connector } = work;
  if (clock.nowMs() - Date.parse(record.createdAt) <= settings.horizonMs) return dispatch(context, work);
  const moved = await store.move(record.id, {
    ...failed([notDone(connector.name, 'was not asked in time')], null),
    from: 'PENDING',
    heldBy: owner,
    lease: null,
  });
  return moved ?? present(context, record);
}

/** An attempt whose gateway has stopped. Its outcome is open from now on. */
async function toInDoubt<H extends Held>(context: JournalContext, held: H): Promise<H | null> {
  const { record, owner } = held;
  if (record.status === 'IN_DOUBT') return held;
  const note = 'the gateway that sent it has not said what came of it';
  const moved = await context.store.move(record.id, {
    from: 'DISPATCHED',
    to: 'IN_DOUBT',
    note,
    heldBy: owner,
  });
  return moved && { ...held, record: moved };
}

/** Requests the same end state again, as long as repeats are neither refused nor useless. */
function converge(context: JournalContext, work: ClaimedOperation): Promise<OperationRecord> {
  const { clock, settings } = context;
  const { createdAt, evidence } = work.record;
  if (readEvidence(evidence).refused)
    return work.write.find
      ? look(context, work)
      : toReview(context, work, 'a repeat was refused under another credential');
  if (clock.nowMs() - Date.parse(createdAt) > settings.reviewAfterMs)
    return toReview(context, work, 'no repeat has had a clear answer');
  return dispatch(context, work);
}

/** Within the horizon, and under the credential of the first attempt. With another credential the key may have no meaning. */
async function mayReplay(
  { clock }: JournalContext,
  { record, connector }: ClaimedOperation,
): Promise<boolean> {
  if (readEvidence(record.evidence).refused) return false;
  if (record.horizon === null || clock.nowMs() > Date.parse(record.horizon)) return false;
  return record.credentialFingerprint === (await connector.credentialFingerprint());
}

function lookOrReview(context: JournalContext, work: ClaimedOperation): Promise<OperationRecord> {
  if (work.write.find) return look(context, work);
  return toReview(context, work, 'the key may have been forgotten, and the provider lists nothing');
}

async function look(context: JournalContext, work: ClaimedOperation): Promise<OperationRecord> {
  const finding = await find(work);
  if (finding.kind === 'found') {
    observe(context, work.record.kind, finding.result);
    return end(context, work, succeeded(work.record.kind, finding.result, 'FOUND_IN_LIST'));
  }
  if (finding.kind === 'unclear') return again(context, work, finding.why, {});
  if (isKeyed(work) && (await mayReplay(context, work))) return dispatch(context, work);
  return absent(context, work);
}

function isKeyed({ write: { recoveryMethod } }: ClaimedOperation): boolean {
  return recoveryMethod === 'KEY' || recoveryMethod === 'KEY_AND_LIST';
}

async function find({ write, call, record }: ClaimedOperation): Promise<Finding<unknown>> {
  try {
    return (
      (await write.find?.({ call, mark: toOperationMark(record) })) ?? {
        kind: 'unclear',
        why: 'nothing is listed',
      }
    );
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    return { kind: 'unclear', why: error.message };
  }
}

/** Proof takes two complete looks: the first a settle window after the outcome became open, the second another settle window later. */
async function absent(context: JournalContext, work: ClaimedOperation): Promise<OperationRecord> {
  const { clock, settings } = context;
  const nowMs = clock.nowMs();
  const { sinceMs = openSince(work.record), absentAtMs, refused } = readEvidence(work.record.evidence);
  if (absentAtMs !== undefined && nowMs - absentAtMs >= settings.settleWindowMs) {
    const errors = refused ?? [notDone(work.connector.name, 'did not carry it out')];
    return end(context, work, failed(errors, 'ABSENT_FROM_COMPLETE_LIST'));
  }
  const counts = nowMs - sinceMs >= settings.settleWindowMs;
  const seen = absentAtMs ?? (counts ? nowMs : undefined);
  return again(context, work, 'not in the list so far', {
    sinceMs,
    ...(seen !== undefined && { absentAtMs: seen }),
  });
}

/** The newest move was to IN_DOUBT, or a later look that left the operation there. */
function openSince({ updatedAt }: OperationRecord): number {
  return Date.parse(updatedAt);
}

/** Schedules the next look after a growing pause, or asks for a person once the gateways have looked long enough. */
async function again(
  context: JournalContext,
  work: ClaimedOperation,
  why: string,
  seen: Evidence,
): Promise<OperationRecord> {
  const { clock, settings, store } = context;
  const { record, owner } = work;
  const before = readEvidence(record.evidence);
  const evidence = { sinceMs: openSince(record), ...before, ...seen, looks: (before.looks ?? 0) + 1 };
  if (clock.nowMs() - evidence.sinceMs > settings.reviewAfterMs) return toReview(context, work, why);
  const notBeforeMs = clock.nowMs() + pauseAfter(evidence.looks);
  await store.postpone(record.id, { owner, notBeforeMs, evidence });
  return present(context, record);
}

function toReview(context: JournalContext, held: Held, why: string): Promise<OperationRecord> {
  return end(context, held, { from: 'IN_DOUBT', to: 'NEEDS_REVIEW', note: why });
}

async function end(context: JournalContext, { record, owner }: Held, move: Move): Promise<OperationRecord> {
  const moved = await context.store.move(record.id, { ...move, heldBy: owner, lease: null });
  if (!moved) return present(context, record);
  reportMove(context, moved);
  return moved;
}
