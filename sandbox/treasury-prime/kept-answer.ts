import type { SimResponse } from '../kernel/types.js';

/** The first response of a key; `response` is undefined while the request is in progress. */
export interface KeptAnswer {
  readonly untilMs: number;
  readonly response: SimResponse | undefined;
}
