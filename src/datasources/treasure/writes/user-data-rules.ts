import type { UserData } from '../../../domain/account.js';
import type { UserError } from '../../../domain/operation.js';
import { givenUserDataErrors } from '../../../domain/rules/user-data.js';

/**
 * Treasure documents no limit, and is assumed to accept 16 KiB. Half of it leaves room for the gateway's own part. **Units** bytes.
 * **Source** user_data.
 */
const LIMIT = 8 * 1024;

/** Errors of a caller's user data. The gateway's own part does not count. */
export function treasureUserDataErrors(userData: UserData | null): readonly UserError[] {
  return givenUserDataErrors(userData, {}, 'userData', LIMIT);
}
