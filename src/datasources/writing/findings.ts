import { MalformedResponseError } from '../../domain/errors.js';
import { type Finding, UnexpectedEffectError } from '../ports/writes.js';

/** How many pages of a list a look reads at most. */
export const MAX_LOOK_PAGES = 50;

/** **Units** milliseconds. */
export const DAY_MS = 86_400_000;

/** What a look through a list gave. */
export interface Looked<C> {
  /** What carries the mark of the operation. */
  readonly candidates: readonly C[];
  /** Whether everything of the time in question was looked at. */
  readonly isWhole: boolean;
}

/** The finding of a look. `noun`: what the candidates are, in the plural. Whatever `toResult` objects to leaves it unclear. */
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

/** Found as what `make` gives; unclear where that cannot be read, or is not what was asked for. */
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
