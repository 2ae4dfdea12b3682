import type { ConnectorRef } from '../../domain/capabilities.js';
import type { Step } from './chain.js';
import { leftUnsent } from './turn.js';

/** Lets a request begin if somebody still waits for it and, for a write, if the gateway still owns it. Otherwise nothing is sent. */
export function checkGuard(connector: ConnectorRef): Step {
  return async function checkGuard(request, next) {
    const { wanted, guard } = request;
    if (!wanted() || !((await guard?.isOurs()) ?? true)) throw leftUnsent(connector);
    request.begin();
    return next(request);
  };
}
