import type { ConnectorRef } from '../../domain/capabilities.js';
import type { Step } from './chain.js';
import { memoKey } from './sharing.js';

/** Takes each read from the budget of its request, except one that the request has already read. **Throws** `UpstreamError`. */
export function limitReads(connector: ConnectorRef): Step {
  return async function limitReads(request, next) {
    const { call, draft, fresh } = request;
    const isKnown = !fresh && call.memo.has(memoKey(connector, draft.request.target));
    if (!isKnown) call.reads.draw(connector);
    return next(request);
  };
}
