import type { UserData } from '../account.js';
import type { UserError } from '../operation.js';
import { OWN_PREFIX, REFERENCE_KEY, reservedKeys } from '../own-user-data.js';
import { unless, userError } from './user-errors.js';

/** The size that user data stays below, as serialised JSON, where the provider documents 1 KB. **Units** bytes. */
export const MAX_USER_DATA_BYTES = 1024;

/** Errors of the size of user data. `extra` is the user data that is stored with it. **Units** `limit` in bytes. */
export function userDataErrors(
  userData: UserData | null,
  extra: UserData = {},
  field = 'userData',
  limit = MAX_USER_DATA_BYTES,
): readonly UserError[] {
  if (userData === null) return [];
  const bytes = sizeOf({ ...userData, ...extra });
  const beside = Object.keys(extra).length === 0 ? '' : ' with what is stored beside it';
  return unless(bytes < limit, () =>
    userError(field, `required less than ${limit} bytes as JSON${beside}, arrived ${bytes}`),
  );
}

/** Whether the gateway's own user data fits beside the caller's where the provider documents 1 KB. */
export function hasRoom(userData: UserData | null, own: UserData): boolean {
  return sizeOf({ ...userData, ...own }) < MAX_USER_DATA_BYTES;
}

function sizeOf(userData: UserData): number {
  return Buffer.byteLength(JSON.stringify(userData));
}

/** A placeholder for a reference that does not exist yet, with the maximum length. */
export const LONGEST_REFERENCE = 'X'.repeat(36);

/** A placeholder for the gateway's own user data, with the maximum length. */
export const LONGEST_OWN: UserData = { [REFERENCE_KEY]: LONGEST_REFERENCE };

/** Errors of a caller's user data, including its size together with `own`. **Units** `limit` in bytes. */
export function givenUserDataErrors(
  userData: UserData | null,
  own: UserData = LONGEST_OWN,
  field = 'userData',
  limit = MAX_USER_DATA_BYTES,
): readonly UserError[] {
  return [
    ...unless(reservedKeys(userData).length === 0, () =>
      userError('userData', `required no keys that begin with ${OWN_PREFIX}: they are the gateway's own`),
    ),
    ...userDataErrors(userData ?? {}, own, field, limit),
  ];
}
