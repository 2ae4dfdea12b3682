import type { UserData } from '../account.js';
import type { UserError } from '../operation.js';
import { OWN_PREFIX, REFERENCE_KEY, reservedKeys } from '../own-user-data.js';
import { unless, userError } from './user-errors.js';

/** How much of your own JSON a provider keeps on an object, serialised, in bytes. */
export const MAX_USER_DATA_BYTES = 1024;

/** `extra`: what the gateway adds to it. */
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

/** Stands for a reference before there is one; none is longer. */
export const LONGEST_REFERENCE = 'X'.repeat(36);

/** Stands for the gateway's part before there is a reference. */
export const LONGEST_OWN: UserData = { [REFERENCE_KEY]: LONGEST_REFERENCE };

/** What is wrong with a caller's user data beside the gateway's own part of it. */
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
