import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusal } from '../errors/error-codes.js';
import { ENTRY_POINTS } from './cost-plugin.js';
import { RATE_LIMITED_MESSAGE, toRetryAfterSeconds } from './errors.js';
import type { PointBudget } from './point-budget.js';

/** The budgets of callers and of unauthenticated addresses. */
export interface Budgets {
  /** By subject of the caller. **Units** points. */
  readonly callers: PointBudget;
  /** By address. **Units** attempts without a valid key or token. */
  readonly strangers: PointBudget;
}

/** Takes the minimum cost of a request from its caller, before the request is read. */
export function takeEntryPoints({ callers }: Budgets) {
  return async ({ principal, id }: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (!principal) return;
    const spent = await callers.spend(principal.subject, ENTRY_POINTS);
    if (!spent.isGranted) await answerTooMuch(reply, id, spent.retryAfterMs);
  };
}

/**
 * Counts an attempt without a valid key or token. True: its address has too many attempts, and the response is sent. Valid
 * callers are accepted from any address, so that other clients behind the same proxy cannot lock them out.
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

/** Maps an IPv6 address to its /64 network, because one customer usually has 2^64 addresses. */
export function toNetwork(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address;
  const [head = '', tail] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail?.split(':').filter(Boolean) ?? [];
  const gap = tail === undefined ? [] : Array(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...gap, ...right].slice(0, 4).join(':');
}
