import type { SimResponse } from '../kernel/types.js';

/** The stored state of a key. */
export interface KeptAnswer {
  readonly untilMs: number;
  /** The request of the key. */
  readonly fingerprint: string;
  /** The key for Treasury Prime, the same for every attempt. */
  readonly upstreamKey: string;
  /** The first response; undefined if the outcome of the first attempt is unknown. */
  answer: Promise<SimResponse> | undefined;
}
