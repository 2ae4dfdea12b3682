import { tokenLife } from './token-life.js';

/** **Source** authentication: no answer says how long a token lives. */
const DAY_SECONDS = 24 * 60 * 60;
/** Tokens are given up this long before their end, or at half of what is left where that is sooner. */
const MARGIN_SECONDS = 10 * 60;

/** How many seconds after `startedMs` the token of a session may be used. A claim that is wrong costs a 401 at most. */
export function sessionLife(token: string, startedMs: number): number {
  const life = tokenLife(token, startedMs, DAY_SECONDS);
  return life - Math.min(MARGIN_SECONDS, life / 2);
}
