import type { Call } from './upstream.js';

/** A call that is made for no caller's request. */
export function ownCall(signal: AbortSignal): Call {
  return { signal, requestId: null, shareKey: 'gateway', memo: new Map() };
}
