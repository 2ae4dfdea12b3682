import type { Outgoing } from './outgoing.js';
import type { Answer } from './upstream.js';

/** The rest of the chain. **Throws** `UpstreamError` for every answer but a 2xx. */
export type Next = (request: Outgoing) => Promise<Answer>;

/**
 * One step of the chain. It calls `next` once, several times (a retry) or never (a refused request, or the last step, which sends). The
 * name of the function is the name of the step in README.md.
 */
export type Step = (request: Outgoing, next: Next) => Promise<Answer>;

/** Composes steps; the first one is the outermost. The last one must not call `next`. */
export function createChain(steps: readonly Step[]): Next {
  return steps.reduceRight<Next>((next, step) => (request) => step(request, next), endOfChain);
}

async function endOfChain(): Promise<Answer> {
  throw new TypeError('chain: required a last step that answers, arrived one that passes on');
}
