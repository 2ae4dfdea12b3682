import type { RecurringTransferFilter } from '../../domain/recurring-transfer.js';
import type { Query } from '../http/upstream.js';

/** Beyond it an address may grow too long for some host on the way. */
const MAX_LENGTH = 100;

/** Letter case is the same everywhere in ASCII; a backslash may be read as an escape. */
const PLAIN = /^[ -[\]-~]+$/;

/**
 * What of a filter can be asked for upstream without losing a row: a part of the memo. Amounts are not: how a range is written
 * there is not published. **Source** recurring transfers: query rules.
 */
export function toNarrowing({ search }: RecurringTransferFilter): Query {
  const isExact =
    search !== undefined && search.trim() !== '' && search.length <= MAX_LENGTH && PLAIN.test(search);
  return isExact ? { search } : {};
}
