import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusal } from '../errors/error-codes.js';
import { ENTRY_POINTS } from './cost-plugin.js';
import { RATE_LIMITED_MESSAGE, toRetryAfterSeconds } from './errors.js';
import type { PointBudget } from './point-budget.js';

/** The budgets that requests are let in by. */
export interface Budgets {
  /** In cost points, by the name of the caller. */
  readonly callers: PointBudget;
  /** In attempts without a valid key or token, by address. */
  readonly strangers: PointBudget;
}

/** Takes from each caller what a request costs at least, before anything of it is read. */
export function takeEntryPoints({ callers }: Budgets) {
  return async ({ principal, id }: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (!principal) return;
    const spent = await callers.spend(principal.subject, ENTRY_POINTS);
    if (!spent.isGranted) await answerTooMuch(reply, id, spent.retryAfterMs);
  };
}

/**
 * Counts an attempt without a valid key or token; true: it was answered already, there were too many from its address. Whoever has
 * a valid one is let in from any address: strangers behind the same proxy must not lock callers out.
 */
export async function isTooManyAttempts(
  { strangers }: Budgets,
  { ip, id }: FastifyRequest,
  reply: FastifyReply,
): Promise<boolean> {
  const spent = await strangers.spend(toNetwork(ip), 1);
  if (!spent.isGranted) await answerTooMuch(reply, id, spent.retryAfterMs);
  return !spent.isGranted;
}

async function answerTooMuch(reply: FastifyReply, requestId: string, retryAfterMs: number): Promise<void> {
  const retryAfterSeconds = toRetryAfterSeconds(retryAfterMs);
  const extras = { retryable: true, retryAfterSeconds };
  await reply
    .code(429)
    .header('retry-after', String(retryAfterSeconds))
    .header('cache-control', 'no-store')
    .send(refusal('RATE_LIMITED', RATE_LIMITED_MESSAGE, requestId, extras));
}

/** One customer of a network usually has 2^64 addresses of IPv6: they count as one. */
export function toNetwork(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address;
  const [head = '', tail] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail?.split(':').filter(Boolean) ?? [];
  const gap = tail === undefined ? [] : Array(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...gap, ...right].slice(0, 4).join(':');
}
