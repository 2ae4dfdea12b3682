import type { UserData } from '../account.js';
import type { UserError } from '../operation.js';
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
