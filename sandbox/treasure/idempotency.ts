import { isObject, stableText } from '../kernel/json.js';
import type { SimRequest } from '../kernel/types.js';
import { invalidField } from './errors.js';
import type { Json, Transfer } from './state.js';
import type { World } from './world.js';

/** The key in the body of a transfer, for the request log. */
export function keyOf({ body }: SimRequest): string | undefined {
  const key = isObject(body) ? body['idempotency_key'] : undefined;
  return typeof key === 'string' ? key : undefined;
}

/** The earlier transfer of this body. **Throws** `HttpReply` 400 if another body used the key. **Source** contract 7. */
export function replayOf(world: World, businessId: string, body: Json): Transfer | undefined {
  const kept = world.state.keys.get(`${businessId} ${body['idempotency_key']}`);
  const { keyRetentionMs } = world.settings;
  if (!kept || (keyRetentionMs !== null && kept.atMs + keyRetentionMs <= world.nowMs)) return undefined;
  if (kept.body !== stableText(body)) throw invalidField('idempotency_key', 'was used with another body');
  return world.state.transfers.get(kept.transferId);
}
