import type { SimResponse } from '../kernel/types.js';

/** What is known of a key. */
export interface KeptAnswer {
  readonly untilMs: number;
  /** What was asked under it. */
  readonly fingerprint: string;
  /** The key under which Treasury Prime hears of it, the same at every try. */
  readonly upstreamKey: string;
  /** Settles with the first answer; undefined when the outcome of the first try is not known. */
  answer: Promise<SimResponse> | undefined;
}
