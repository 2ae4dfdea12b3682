import { basic } from '../kernel/credentials.js';
import { isObject, parseJson } from '../kernel/json.js';
import { fail } from './errors.js';
import type { Json } from './state.js';
import type { World } from './world.js';

/** A create at Treasury Prime. */
export interface UpstreamCreate {
  readonly path: '/ach' | '/book' | '/counterparty';
  readonly body: Json;
  readonly key: string;
}

/** Creates an object at Treasury Prime and returns it. **Throws** like `read`. */
export function createUpstream(world: World, { path, body, key }: UpstreamCreate): Promise<Json> {
  const headers = { 'content-type': 'application/json', 'x-idempotency-key': key };
  return call(world, path, { method: 'POST', headers, body: JSON.stringify(body) });
}

/**
 * Reads an object at Treasury Prime. **Throws** `HttpReply` 422 (with a setting, 400) for its refusal, 422 if no Treasury Prime
 * is paired, 500 if it cannot be reached or fails.
 */
export function readUpstream(world: World, path: string): Promise<Json> {
  return call(world, path, { method: 'GET', headers: {} });
}

async function call(
  world: World,
  path: string,
  init: RequestInit & { readonly headers: Readonly<Record<string, string>> },
): Promise<Json> {
  const { status, text } = await exchange(world, path, init);
  const body = parseJson(text);
  if (status >= 500) throw fail(500, `The banking provider failed with ${status}`);
  if (status >= 400)
    throw fail(world.settings.upstreamRefusalStatus, `The banking provider refused: ${text}`);
  if (!isObject(body)) throw fail(500, 'The banking provider answered without an object');
  return body;
}

async function exchange(
  world: World,
  path: string,
  { headers, ...init }: RequestInit & { readonly headers: Readonly<Record<string, string>> },
): Promise<{ readonly status: number; readonly text: string }> {
  const { treasuryPrimeUrl, treasuryPrimeKeyId, treasuryPrimeKeyValue, upstreamTimeoutMs } = world.settings;
  if (treasuryPrimeUrl === null)
    throw fail(422, 'No banking provider is connected (setting treasuryPrimeUrl)');
  try {
    const response = await world.reach(treasuryPrimeUrl.replace(/\/+$/, '') + path, {
      ...init,
      headers: { ...headers, authorization: basic(treasuryPrimeKeyId, treasuryPrimeKeyValue) },
      signal: AbortSignal.timeout(upstreamTimeoutMs),
    });
    return { status: response.status, text: await response.text() };
  } catch {
    throw fail(500, 'The banking provider did not answer');
  }
}
