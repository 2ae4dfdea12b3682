import type { UserData } from '../../../domain/account.js';
import { REFERENCE_KEY } from '../../../domain/own-user-data.js';
import { hasRoom, LONGEST_OWN } from '../../../domain/rules/user-data.js';
import type { Mark } from '../../ports/writes.js';

/** How a new object is found again if the answer is lost. */
export interface OwnMark {
  /** Whether the object carries the operation's reference. Without it a list proves nothing, and only the key settles the operation. */
  readonly isListed: boolean;
  /** The gateway's own part of the user data. */
  readonly userData: (mark: Mark) => UserData;
}

/**
 * The reference is left out if it does not fit beside `userData`: the 1 KB of Treasury Prime belongs to the caller.
 * **Source** conventions: userdata.
 */
export function toOwnMark(userData: UserData | null): OwnMark {
  const isListed = hasRoom(userData, LONGEST_OWN);
  return { isListed, userData: ({ reference }) => (isListed ? { [REFERENCE_KEY]: reference } : {}) };
}
