import { toMark } from './marks.js';

/** A place in a cursor list: the provider's cursor, and what shows that the cursors go in a circle. */
export interface Trail {
  readonly cursor: string;
  /** The number of cursors up to this one. */
  readonly steps: number;
  /** The mark of an earlier cursor; empty at the first. */
  readonly earlier: string;
}

const ENCODED = /^~([0-9a-z]{1,8})~([\w-]{0,8})~(.*)$/s;

/** The first cursor is its own place. A later place also holds the trail, so that a circle is found over several responses. */
export function parseTrail(place: string): Trail {
  const [, steps, earlier, cursor] = ENCODED.exec(place) ?? [];
  if (steps === undefined || earlier === undefined || cursor === undefined)
    return { cursor: place, steps: 1, earlier: '' };
  return { cursor, steps: Number.parseInt(steps, 36), earlier };
}

export function formatTrail({ cursor, steps, earlier }: Trail): string {
  return steps === 1 && !cursor.startsWith('~') ? cursor : `~${steps.toString(36)}~${earlier}~${cursor}`;
}

/**
 * The trail at the next cursor; null if that cursor leads back. A circle of any length is found after a few rounds at the latest, with
 * one mark.
 *
 * **Source** Brent, An improved Monte Carlo factorization algorithm (1980): cycle finding.
 */
export function follow(trail: Trail | null, next: string): Trail | null {
  if (!trail) return { cursor: next, steps: 1, earlier: '' };
  if (next === trail.cursor || markOf(next) === trail.earlier) return null;
  const isPowerOfTwo = Number.isInteger(Math.log2(trail.steps));
  const earlier = isPowerOfTwo ? markOf(trail.cursor) : trail.earlier;
  return { cursor: next, steps: trail.steps + 1, earlier };
}

function markOf(cursor: string): string {
  return toMark(`upstream cursor ${cursor}`);
}
