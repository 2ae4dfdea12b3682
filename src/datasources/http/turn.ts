import type { ConnectorRef } from '../../domain/capabilities.js';
import { UpstreamError } from '../../domain/errors.js';

/** The error of a request that was given up before anything was sent. */
export function leftUnsent(connector: ConnectorRef): UpstreamError {
  return new UpstreamError({ connector, code: 'TIMEOUT', sent: 'no' });
}

/**
 * Runs work that first waits for its turn and calls `begin` when it has come. Until then it is left at once, with what `left`
 * makes, when the signal ends; from then on it must end by itself.
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

/** Waits for a promise that others wait for too, but not past the signal. */
export function waitFor<T>(promise: Promise<T>, signal: AbortSignal, left: () => Error): Promise<T> {
  return inTurn(signal, left, () => promise);
}
