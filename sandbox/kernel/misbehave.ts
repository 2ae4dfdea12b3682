import type { ArmedFault } from './faults.js';
import { applyPatch } from './json-patch.js';
import type { SimResponse } from './types.js';

/** The end of an exchange at the socket. */
export type Ending =
  | { readonly type: 'cut' }
  | { readonly type: 'silence' }
  | { readonly type: 'answer'; readonly response: SimResponse; readonly manner?: Manner };

/** A way of sending a response other than immediately and completely. */
export type Manner =
  | { readonly way: 'truncate' }
  | { readonly way: 'drip'; readonly bytesPerSecond: number }
  | { readonly way: 'pad'; readonly bytes: number };

export type Sleep = (ms: number) => Promise<void>;

/** The effect of the fault before the provider handles the request; undefined: none. */
export async function endingBefore(armed: ArmedFault, sleep: Sleep): Promise<Ending | undefined> {
  const { fault } = armed.order;
  if (fault.kind === 'drop-before') return { type: 'cut' };
  if (fault.kind === 'redirect') {
    return { type: 'answer', response: { status: fault.code, headers: { Location: fault.to } } };
  }
  return 'when' in fault && fault.when === 'before' ? timed(armed, sleep) : undefined;
}

/** The effect of the fault on the response of a handled request. */
export async function endingAfter(armed: ArmedFault, response: SimResponse, sleep: Sleep): Promise<Ending> {
  const { fault } = armed.order;
  switch (fault.kind) {
    case 'drop-after':
      return { type: 'cut' };
    case 'truncate':
      return { type: 'answer', response, manner: { way: 'truncate' } };
    case 'drip':
      return { type: 'answer', response, manner: { way: 'drip', bytesPerSecond: fault.bytesPerSecond } };
    case 'big':
      return { type: 'answer', response, manner: { way: 'pad', bytes: fault.bytes } };
    case 'garble':
      return { type: 'answer', response: { ...response, body: `}{${bodyText(response).slice(1)}` } };
    case 'mutate':
      return { type: 'answer', response: { ...response, body: applyPatch(response.body, fault.jsonPatch) } };
    default: {
      const ending = 'when' in fault && fault.when === 'after' ? await timed(armed, sleep) : undefined;
      return ending ?? { type: 'answer', response };
    }
  }
}

/** The sent body. */
export function bodyText(response: SimResponse): string {
  if (response.body === undefined) return '';
  return typeof response.body === 'string' ? response.body : JSON.stringify(response.body);
}

async function timed(armed: ArmedFault, sleep: Sleep): Promise<Ending | undefined> {
  const { fault } = armed.order;
  if (fault.kind === 'hang') return { type: 'silence' };
  if (fault.kind === 'hold') await armed.hold();
  if (fault.kind === 'delay') await sleep(fault.ms);
  if (fault.kind !== 'status') return undefined;
  const { code, headers } = fault;
  const body = 'body' in fault ? { body: fault.body } : {};
  return { type: 'answer', response: { status: code, headers, ...body } };
}
