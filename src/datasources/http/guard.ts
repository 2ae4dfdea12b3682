import type { ConnectorRef } from '../../domain/capabilities.js';
import type { Step } from './chain.js';
import { leftUnsent, waitFor } from './turn.js';

/**
 * Lets a request begin if somebody still waits for it and, for a write, if the gateway still owns it. Otherwise nothing is sent. The wait
 * for the answer of the guard ends with the deadline.
 */
export function checkGuard(connector: ConnectorRef): Step {
  return async function checkGuard(request, next) {
    const { wanted, guard, deadline } = request;
    const left = () => leftUnsent(connector);
    if (!wanted()) throw left();
    if (guard && !(await waitFor(guard.isOurs(), deadline.signal, left))) throw left();
    request.begin();
    return next(request);
  };
}
