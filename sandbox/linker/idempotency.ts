import { stableText } from '../kernel/json.js';
import { HttpReply, type SimRequest, type SimResponse } from '../kernel/types.js';
import { fail } from './errors.js';
import type { KeptAnswer } from './kept-answer.js';
import type { UserRecord } from './state.js';
import type { World } from './world.js';

/** Books; `upstreamKey` protects what it books at Treasury Prime. */
export type Work = (upstreamKey: string) => Promise<SimResponse>;

/** The key that the caller sent, if any. */
export function keyOf(request: SimRequest): string | undefined {
  return request.headers['idempotency-key'] || undefined;
}

/**
 * Runs `work` once per key and user. A replay gets the first response, even if the first request is still in progress. 201 and
 * 422 are stored, 400 is not; after a 5xx the same request can be repeated.
 * **Throws** `HttpReply` 422 if the key was used with another request. **Source** contract 3.3.
 */
export async function once(
  world: World,
  { user, request }: { readonly user: UserRecord; readonly request: SimRequest },
  work: Work,
): Promise<SimResponse> {
  const key = keyOf(request);
  if (key === undefined || !world.settings.honoursIdempotencyKey) return work(world.newUpstreamKey());
  const name = `${user.id}\n${key}`;
  const kept = keptFor(world, name, fingerprintOf(request));
  kept.answer ??= settled(work(kept.upstreamKey));
  world.keptAnswers.set(name, kept);
  const answer = await kept.answer;
  if (world.keptAnswers.get(name) === kept) forget(world, name, answer);
  return answer;
}

function keptFor(world: World, name: string, fingerprint: string): KeptAnswer {
  const kept = world.keptAnswers.get(name);
  if (kept && kept.untilMs > world.nowMs) {
    if (kept.fingerprint === fingerprint) return kept;
    throw fail(422, 'This Idempotency-Key was used with another request');
  }
  const untilMs = world.nowMs + world.settings.idempotencyRetentionMs;
  return { untilMs, fingerprint, upstreamKey: world.newUpstreamKey(), answer: undefined };
}

function forget(world: World, name: string, { status }: SimResponse): void {
  if (status === 400) world.keptAnswers.delete(name);
  const kept = world.keptAnswers.get(name);
  if (kept && status >= 500) kept.answer = undefined;
}

async function settled(work: Promise<SimResponse>): Promise<SimResponse> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof HttpReply) return error.response;
    return fail(500, error instanceof Error ? error.message : String(error)).response;
  }
}

function fingerprintOf({ method, path, body }: SimRequest): string {
  return `${method} ${path} ${stableText(body)}`;
}
