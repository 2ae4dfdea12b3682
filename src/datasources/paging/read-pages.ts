import type { ConnectorRef } from '../../domain/capabilities.js';
import { UpstreamError } from '../../domain/errors.js';

/** The maximum number of pages of a list that is read as a whole. */
export const MAX_WHOLE_PAGES = 200;

/** How a walk over pages ended: at the last page, at a page that was read before, or at the maximum number of pages. */
export type WalkEnd = 'whole' | 'circle' | 'too long';

/**
 * Reads page after page, at most `maxPages`. `step` reads the page at a place, undefined is the first, and returns the place of the next
 * page, or null to end. Every walk over a whole list goes through here, so that none is without an end.
 */
export async function readPages<P extends string | number>(
  maxPages: number,
  step: (at: P | undefined) => Promise<P | null>,
): Promise<WalkEnd> {
  const seen = new Set<P>();
  let at: P | undefined;
  for (let pages = 0; pages < maxPages; pages += 1) {
    const next = await step(at);
    if (next === null) return 'whole';
    if (seen.has(next)) return 'circle';
    seen.add(next);
    at = next;
  }
  return 'too long';
}

/** The error of a list that could not be read to its end. */
export function notWhole(connector: ConnectorRef, end: Exclude<WalkEnd, 'whole'>): UpstreamError {
  const says =
    end === 'circle' ? 'returned a list that leads back to itself' : 'returned a list that does not end';
  return new UpstreamError({ connector, code: 'INVALID_RESPONSE', sent: 'yes', says });
}
