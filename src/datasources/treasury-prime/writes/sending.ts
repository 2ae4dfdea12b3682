import { UpstreamError } from '../../../domain/errors.js';
import { leftOpen } from '../../http/left-open.js';
import type { Answer, Call } from '../../http/upstream.js';
import { type Attempt, UnexpectedEffectError } from '../../ports/writes.js';
import type { Fields } from '../../reading/fields.js';
import { readRecord } from '../../reading/records.js';
import { keyedFailure } from '../../writing/keyed-failure.js';
import type { TreasuryPrimeApi } from '../api.js';
import { orUnknown } from '../refusals.js';

/** What is to be made: the resource and the body. */
export interface Creation {
  readonly path: string;
  readonly body: object;
}

/**
 * Makes one object under the operation's key. **Source** idempotency. **Throws** `UpstreamError`; while an earlier request with the
 * key is still under way (409), one that leaves the outcome open.
 */
export async function sendCreation(
  { upstream }: TreasuryPrimeApi,
  { call, mark, guard }: Attempt,
  creation: Creation,
): Promise<Answer> {
  const headers = { 'X-Idempotency-Key': mark.providerKey };
  try {
    return await upstream.send(call, { method: 'POST', ...creation, headers, guard });
  } catch (error) {
    throw keyedFailure(error);
  }
}

/** A change of state: where it is asked for and how it is known to be reached. */
export interface Change<T> {
  readonly path: string;
  readonly id: string;
  readonly noun: string;
  /** The word for the state that is wanted. */
  readonly status: string;
  readonly toDomain: (fields: Fields) => T;
}

/** An object as it was read, with what tells whether it is the one and in which state. */
interface Seen<T> {
  readonly id: string;
  readonly status: string | null;
  readonly value: T;
}

/**
 * Takes one object to a state. A refusal is no failure where the object is already there: an attempt before, or somebody else, has
 * done it. **Throws** `UnexpectedEffectError` when another object or another state comes back.
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
  const seen = see(api, change, answer);
  if (seen.id !== id) throw new UnexpectedEffectError('id', id, seen.id);
  if (!isIn(seen, status)) throw new UnexpectedEffectError('status', status, seen.status ?? 'none');
  return seen.value;
}

/** What the object is like now decides; where that cannot be read, the outcome stays open. */
async function ifAlreadySo<T>(
  api: TreasuryPrimeApi,
  call: Call,
  change: Change<T>,
  refusal: UpstreamError,
): Promise<T> {
  const answer = await orUnknown(api.upstream.get(call, change.path, {}, { fresh: true })).catch((error) => {
    throw error instanceof UpstreamError ? leftOpen(error) : error;
  });
  const seen = answer && see(api, change, answer);
  if (seen && isIn(seen, change.status)) return seen.value;
  throw refusal;
}

function see<T>(api: TreasuryPrimeApi, { noun, toDomain }: Change<T>, answer: Answer): Seen<T> {
  return readRecord(api, noun, answer, (fields) => ({
    id: fields.text('id'),
    status: fields.maybeText('status'),
    value: toDomain(fields),
  }));
}

function isIn({ status }: Seen<unknown>, wanted: string): boolean {
  return status?.toLowerCase() === wanted;
}
