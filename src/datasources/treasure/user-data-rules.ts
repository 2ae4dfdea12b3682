import type { UserData } from '../../domain/account.js';
import type { UserError } from '../../domain/operation.js';
import { userDataErrors } from '../../domain/rules/user-data.js';
import { unless, userError } from '../../domain/rules/user-errors.js';
import { OWN_PREFIX, REFERENCE_KEY, reservedKeys } from './mappers/user-data.js';

/** Stands for the gateway's part before there is a reference; none is longer. */
export const LONGEST_OWN: UserData = { [REFERENCE_KEY]: 'X'.repeat(36) };

/** What is wrong with a caller's user data beside the gateway's own part of it. **Source** user_data: no size is documented. */
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
