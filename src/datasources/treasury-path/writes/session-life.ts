import { tokenLife } from './token-life.js';

/** **Source** authentication: no answer states how long a token is valid. */
const DAY_SECONDS = 24 * 60 * 60;
/** A token is no longer used this long before its end, or at half of the remaining time if that is sooner. */
const MARGIN_SECONDS = 10 * 60;

/** How long the token of a session may be used, counted from `startedMs`. A wrong claim costs at most one 401. **Units** seconds. */
export function sessionLife(token: string, startedMs: number): number {
  const life = tokenLife(token, startedMs, DAY_SECONDS);
  return life - Math.min(MARGIN_SECONDS, life / 2);
}
