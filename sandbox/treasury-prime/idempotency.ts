import type { SimRequest, SimResponse } from '../kernel/types.js';
import { fail } from './errors.js';
import type { World } from './world.js';

/** The result of a create; `answer` if the response differs from the stored one. */
export interface Created {
  readonly body: unknown;
  readonly answer?: SimResponse;
}

/** The key that the caller sent, if any. */
export function keyOf(request: SimRequest): string | undefined {
  return request.headers['x-idempotency-key'] || undefined;
}

/**
 * Creates once per key. A replay gets the first response, even with another body; refusals are not stored.
 * **Throws** `HttpReply` 409 while the first request is in progress. **Source** contract 5.
 */
export async function once(world: World, request: SimRequest, create: () => Created): Promise<SimResponse> {
  const key = keyOf(request);
  if (key === undefined) {
    await world.gate();
    return answerOf(create());
  }
  const kept = world.keptAnswers.get(key);
  if (kept && kept.untilMs > world.nowMs) {
    if (!kept.response) throw fail(409, 'A request with this idempotency key is still being processed.');
    return kept.response;
  }
  return first(world, key, create);
}

async function first(world: World, key: string, create: () => Created): Promise<SimResponse> {
  world.keptAnswers.set(key, { untilMs: Number.POSITIVE_INFINITY, response: undefined });
  try {
    await world.gate();
    const created = create();
    const untilMs = world.nowMs + world.settings.idempotencyRetentionMs;
    world.keptAnswers.set(key, { untilMs, response: { status: 200, body: created.body } });
    return answerOf(created);
  } catch (refusal) {
    world.keptAnswers.delete(key);
    throw refusal;
  }
}

function answerOf(created: Created): SimResponse {
  return created.answer ?? { status: 200, body: created.body };
}
