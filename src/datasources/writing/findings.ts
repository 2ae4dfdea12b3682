import { MalformedResponseError } from '../../domain/errors.js';
import { type Finding, UnexpectedEffectError } from '../ports/writes.js';

/** The largest number of pages that one search reads. */
export const MAX_LOOK_PAGES = 50;

/** **Units** milliseconds. */

/** The result of a search through a list. */
export interface Looked<C> {
  /** The records that carry the mark of the operation. */
  readonly candidates: readonly C[];
  /** Whether the search covered all records of the time in question. */
  readonly isWhole: boolean;
}

/** Judges the result of a search. `noun` names the candidates in the plural. If `toResult` throws, the finding is unclear. */
export function judge<C, T>(
  { candidates, isWhole }: Looked<C>,
  noun: string,
  toResult: (candidate: C) => T,
): Finding<T> {
  const [candidate, ...more] = candidates;
  if (more.length > 0) return unclear(`${candidates.length} ${noun} carry the reference`);
  if (candidate !== undefined) return foundBy(() => toResult(candidate));
  return isWhole ? { kind: 'absent' } : unclear('the list could not be read whole');
}

/** Found, with the result of `make`; unclear if the result cannot be read or differs from the command. */
export function foundBy<T>(make: () => T): Finding<T> {
  try {
    return { kind: 'found', result: make() };
  } catch (error) {
    if (error instanceof UnexpectedEffectError || error instanceof MalformedResponseError)
      return unclear(error.message);
    throw error;
  }
}

export function unclear(why: string): { readonly kind: 'unclear'; readonly why: string } {
  return { kind: 'unclear', why };
}
