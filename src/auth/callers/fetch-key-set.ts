import { systemClock } from '../../domain/clock.js';
import { withinDeadline } from '../../domain/deadline.js';

/** Limits of one fetch. */
export interface KeySetLimits {
  /** For the whole response. **Units** milliseconds. */
  readonly deadlineMs: number;
  readonly maxBytes: number;
}

const LIMITS: KeySetLimits = { deadlineMs: 5000, maxBytes: 256 * 1024 };

/** Fetches a JWK set. **Throws** after the deadline, for a status other than 200, a redirect, too many bytes, or invalid JSON. */
export async function fetchKeySet(
  url: string,
  fetch: typeof globalThis.fetch,
  { deadlineMs, maxBytes }: KeySetLimits = LIMITS,
): Promise<unknown> {
  return withinDeadline(systemClock, deadlineMs, async (signal) => {
    const answer = await get(url, fetch, signal);
    return JSON.parse(await readText(answer, maxBytes));
  });
}

async function get(url: string, fetch: typeof globalThis.fetch, signal: AbortSignal): Promise<Response> {
  const answer = await fetch(url, {
    headers: { accept: 'application/jwk-set+json, application/json' },
    // Keys come from the configured address only, never from a redirect target.
    redirect: 'manual',
    signal,
  });
  if (answer.status !== 200) {
    await answer.body?.cancel();
    throw new Error(`required status 200, arrived ${answer.status}`);
  }
  return answer;
}

async function readText({ body }: Response, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop by an error cancels the rest of the body.
  for await (const chunk of body ?? []) {
    length += chunk.byteLength;
    if (length > maxBytes) throw new Error(`required at most ${maxBytes} bytes, arrived more`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
