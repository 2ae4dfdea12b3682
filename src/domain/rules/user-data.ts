import type { UserData } from '../account.js';
import type { UserError } from '../operation.js';
import { OWN_PREFIX, REFERENCE_KEY, reservedKeys } from '../own-user-data.js';
import { unless, userError } from './user-errors.js';

/** The maximum size of user data on an object, as serialised JSON. **Units** bytes. */
export const MAX_USER_DATA_BYTES = 1024;

/** Errors of the size of user data. `extra` is the user data that the gateway adds. */
export function userDataErrors(
  userData: UserData | null,
  extra: UserData = {},
  field = 'userData',
): readonly UserError[] {
  if (userData === null) return [];
  const bytes = Buffer.byteLength(JSON.stringify({ ...userData, ...extra }));
  return unless(bytes < MAX_USER_DATA_BYTES, () =>
    userError(
      field,
      `required less than ${MAX_USER_DATA_BYTES} bytes as JSON with what the gateway adds, arrived ${bytes}`,
    ),
  );
}

/** A placeholder for a reference that does not exist yet, with the maximum length. */
export const LONGEST_REFERENCE = 'X'.repeat(36);

/** A placeholder for the gateway's own user data, with the maximum length. */
export const LONGEST_OWN: UserData = { [REFERENCE_KEY]: LONGEST_REFERENCE };

/** Errors of a caller's user data, including the size together with the gateway's own part. */
export function givenUserDataErrors(
  userData: UserData | null,
  own: UserData = LONGEST_OWN,
  field = 'userData',
): readonly UserError[] {
  return [
    ...unless(reservedKeys(userData).length === 0, () =>
      userError('userData', `required no keys that begin with ${OWN_PREFIX}: they are the gateway's own`),
    ),
    ...userDataErrors(userData ?? {}, own, field),
  ];
}
