import { UpstreamError } from '../../../domain/errors.js';
import type { UserError } from '../../../domain/operation.js';
import type { RecurringTransfer, ScheduledTransfer } from '../../../domain/recurring-transfer.js';
import { userError } from '../../../domain/rules/user-errors.js';
import type { Fields } from '../../reading/fields.js';
import { insideData, readNamed } from '../../reading/named.js';
import type { LinkerApi } from '../api.js';
import { PATHS, readJob, readRecurringTransfer } from '../json/records.js';
import { recurringTransferMapper } from '../mappers/to-recurring-transfer.js';
import { toScheduledTransfer } from '../mappers/to-scheduled-transfer.js';
import { isId } from '../refs.js';
import { orUnknown } from '../refusals.js';
import { toNotEnrolled } from '../user-errors.js';
import type { Reading } from './lists.js';

/** A kind of object that is read and changed one by one. */
export interface Resource<T> {
  readonly path: string;
  readonly noun: string;
  /** What end users call one. */
  readonly name: string;
  readonly toDomain: (fields: Fields) => T;
}

export function seriesResource(api: LinkerApi): Resource<RecurringTransfer> {
  const map = recurringTransferMapper(api);
  return {
    path: PATHS.recurringTransfers,
    noun: 'recurringTransfer',
    name: 'recurring transfer',
    toDomain: (fields) => map(readRecurringTransfer(fields, api.currency)),
  };
}

export function jobResource(api: LinkerApi): Resource<ScheduledTransfer> {
  return {
    path: PATHS.jobs,
    noun: 'job',
    name: 'scheduled transfer',
    toDomain: (fields) => toScheduledTransfer(api, readJob(fields, api.currency)),
  };
}

/** The path of one object. */
export function pathOf({ path }: Pick<Resource<unknown>, 'path'>, ref: string): string {
  return `${path}/${encodeURIComponent(ref)}`;
}

/** One object. **Throws** `UpstreamError`, also for one that there is not. */
export async function readOne<T>(
  { api, call, isFresh = false }: Reading,
  resource: Resource<T>,
  ref: string,
): Promise<T> {
  const answer = await api.upstream.get(call, pathOf(resource, ref), {}, { fresh: isFresh });
  const named = { noun: resource.noun, id: ref, inside: insideData };
  return readNamed(api, answer, named, resource.toDomain);
}

/** The same; null for one that there is not. */
export async function readOrNull<T>(reading: Reading, resource: Resource<T>, ref: string): Promise<T | null> {
  return isId(ref) ? orUnknown(readOne(reading, resource, ref)) : null;
}

/** An object as it is now, or what its caller is told instead. */
export type Standing<T> = { readonly now: T } | { readonly errors: readonly UserError[] };

/** Looks at the object that a mutation is about. **Throws** `UpstreamError`. */
export async function lookAt<T>(
  { api, call }: Reading,
  resource: Resource<T>,
  ref: string,
): Promise<Standing<T>> {
  try {
    const now = await readOrNull({ api, call, isFresh: true }, resource, ref);
    return now === null ? { errors: [unknownObject(api, resource)] } : { now };
  } catch (error) {
    if (error instanceof UpstreamError && error.code === 'FORBIDDEN') return { errors: toNotEnrolled(error) };
    throw error;
  }
}

/** What a caller is told of an id that names no such object of this connector. */
export function unknownObject({ connector }: LinkerApi, { name }: Resource<unknown>): UserError {
  return userError('id', `required a ${name} of ${connector.name}`, 'NOT_FOUND');
}
