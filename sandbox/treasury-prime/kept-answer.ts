import type { SimResponse } from '../kernel/types.js';

/** The first answer under a key; `response` is undefined while it is being made. */
export interface KeptAnswer {
  readonly untilMs: number;
  readonly response: SimResponse | undefined;
}
