import type { ConnectorRef } from '../../domain/capabilities.js';
import { UpstreamError } from '../../domain/errors.js';

/** The largest share of its remaining time for which a request waits before it is sent. The rest is for the answer. */
export const MOST_WAITED = 0.5;

/** The error of a request that was abandoned before anything was sent. */
export function leftUnsent(connector: ConnectorRef): UpstreamError {
  return new UpstreamError({ connector, code: 'TIMEOUT', sent: 'no' });
}

/**
 * Runs work that first waits for a permit and calls `begin` when it has one. Before that, the wait stops as soon as the signal is aborted,
 * with the error that `left` creates. After that, the work must end by itself.
 */
export function inTurn<T>(
  signal: AbortSignal,
  left: () => Error,
  work: (begin: () => void) => Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(left());
    const stopWatching = () => signal.removeEventListener('abort', leave);
    if (signal.aborted) return leave();
    signal.addEventListener('abort', leave, { once: true });
    const begin = () => {
      if (signal.aborted) throw left();
      stopWatching();
    };
    work(begin).then(resolve, reject).finally(stopWatching);
  });
}

/** Waits for a shared promise until the signal is aborted. */
export function waitFor<T>(promise: Promise<T>, signal: AbortSignal, left: () => Error): Promise<T> {
  return inTurn(signal, left, () => promise);
}
