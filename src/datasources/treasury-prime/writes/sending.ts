import { UpstreamError } from '../../../domain/errors.js';
import { leftOpen } from '../../http/left-open.js';
import type { Answer, Call } from '../../http/upstream.js';
import { type Attempt, UnexpectedEffectError } from '../../ports/writes.js';
import type { Fields } from '../../reading/fields.js';
import { isSameId, readNamed } from '../../reading/named.js';
import { readRecord } from '../../reading/records.js';
import { keyedFailure } from '../../writing/keyed-failure.js';
import type { TreasuryPrimeApi } from '../api.js';
import { orUnknown } from '../refusals.js';

/** The resource and the body of a new object. */
export interface Creation {
  readonly path: string;
  readonly body: object;
}

/**
 * Creates one object with the operation's key. **Source** idempotency.
 *
 * **Throws** `UpstreamError`. While an earlier request with the key is still in progress (409), the error leaves the outcome open.
 */
export async function sendCreation(
  { upstream }: TreasuryPrimeApi,
  { call, mark, guard }: Attempt,
  creation: Creation,
): Promise<Answer> {
  const headers = { 'X-Idempotency-Key': mark.providerKey };
  try {
    return await upstream.send(call, { method: 'POST', ...creation, headers, guard, isKeyed: true });
  } catch (error) {
    throw keyedFailure(error);
  }
}

/** A change of status: the request, and how to tell that the status is reached. */
export interface Change<T> {
  readonly path: string;
  readonly id: string;
  readonly noun: string;
  /** The requested status. */
  readonly status: string;
  readonly toDomain: (fields: Fields) => T;
}

/** An object as read, with its id and status. */
interface Seen<T> {
  readonly id: string;
  readonly status: string | null;
  readonly value: T;
}

/**
 * Changes the status of one object. A refusal is a success if the object already has the status: an earlier attempt, or somebody else, set
 * it.
 *
 * **Throws** `UnexpectedEffectError` when the answer has another object or another status.
 */
export async function sendChange<T>(
  api: TreasuryPrimeApi,
  { call, guard }: Attempt,
  change: Change<T>,
): Promise<T> {
  const { path, id, status } = change;
  const body = { status };
  const answer = await api.upstream.send(call, { method: 'PATCH', path, body, guard }).catch((error) => {
    if (!(error instanceof UpstreamError) || error.status !== 400) throw error;
    return error;
  });
  if (answer instanceof UpstreamError) return ifAlreadySo(api, call, change, answer);
  const seen = readRecord(api, change.noun, answer, toSeen(change));
  if (!isSameId(seen.id, id)) throw new UnexpectedEffectError('id', id, seen.id);
  if (!isIn(seen, status)) throw new UnexpectedEffectError('status', status, seen.status ?? 'none');
  return seen.value;
}

/** The current state of the object decides. If it cannot be read, the outcome stays open. */
async function ifAlreadySo<T>(
  api: TreasuryPrimeApi,
  call: Call,
  change: Change<T>,
  refusal: UpstreamError,
): Promise<T> {
  const answer = await orUnknown(api.upstream.get(call, change.path, {}, { fresh: true })).catch((error) => {
    throw error instanceof UpstreamError ? leftOpen(error) : error;
  });
  const seen = answer && readNow(api, change, answer);
  if (seen && isIn(seen, change.status)) return seen.value;
  throw refusal;
}

/** An answer with another object says nothing about this one. */
function readNow<T>(api: TreasuryPrimeApi, change: Change<T>, answer: Answer): Seen<T> {
  try {
    return readNamed(api, answer, change, toSeen(change));
  } catch (error) {
    throw error instanceof UpstreamError ? leftOpen(error) : error;
  }
}

const toSeen =
  <T>({ toDomain }: Change<T>) =>
  (fields: Fields): Seen<T> => ({
    id: fields.text('id'),
    status: fields.maybeWord('status'),
    value: toDomain(fields),
  });

function isIn({ status }: Seen<unknown>, wanted: string): boolean {
  return status?.toLowerCase() === wanted;
}
