import type { Clock } from '../../../domain/clock.js';
import { withinDeadline } from '../../../domain/deadline.js';
import type { Refusal } from '../../../domain/errors.js';
import type { Call, WriteRequest } from '../../http/upstream.js';
import type { Attempt } from '../../ports/writes.js';
import { readRecord } from '../../reading/records.js';
import { keyedFailure } from '../../writing/keyed-failure.js';
import type { LinkerApi } from '../api.js';
import { PATHS } from '../json/records.js';
import type { Order } from './transfer-order.js';

/**
 * Creates a transfer or a series with the operation's key. The answer contains no data. **Source** create transfers; traps: 1, 2.
 *
 * **Throws** `UpstreamError`. After a refusal because of the key, the error leaves the outcome open.
 */
export async function sendCreation(
  api: LinkerApi,
  attempt: Attempt,
  rail: Order['rail'],
  body: object,
): Promise<void> {
  const headers = { 'Idempotency-Key': attempt.mark.providerKey };
  try {
    await sendWrite(api, attempt, { method: 'POST', path: PATHS[rail], body, headers, isKeyed: true });
  } catch (error) {
    throw keyedFailure(error, isAboutKey);
  }
}

/** **Source** create transfers: behaviour; the wording is not documented. */
function isAboutKey({ message }: Refusal, status: number | null): boolean {
  return status === 422 && /idempotency.?key/i.test(message ?? '');
}

/** Sends one guarded request whose answer is an envelope without data. **Throws** `UpstreamError`. **Source** response envelope. */
export async function sendWrite(
  api: LinkerApi,
  { call, guard }: Attempt,
  request: Omit<WriteRequest, 'guard'>,
): Promise<void> {
  const answer = await api.upstream.send(call, { ...request, guard });
  readRecord(api, 'envelope', answer, () => undefined);
}

/** Runs the reads of a write. Their call ends with the time limit of the attempt. */
export function behind<T>(
  { call, guard }: Attempt,
  clock: Clock,
  read: (call: Call) => Promise<T>,
): Promise<T> {
  const leftMs = Math.max(0, guard.notAfterMs - clock.nowMs());
  return withinDeadline(clock, leftMs, (signal) => read({ ...call, signal }), call.signal);
}
