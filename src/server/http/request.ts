import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Authenticate, Principal, Scope } from '../../auth/index.js';
import { type Clock, systemClock } from '../../domain/clock.js';
import { startDeadline } from '../../domain/deadline.js';
import type { GatewayContext } from '../../resolvers/index.js';
import { refusal } from '../errors/error-codes.js';
import type { Open } from '../graphql/open-request.js';
import { type Budgets, isTooManyAttempts } from '../limits/gate.js';

declare module 'fastify' {
  interface FastifyRequest {
    principal: Principal | null;
  }
}

/** The maximum duration of one GraphQL request. **Units** milliseconds. */
const DEADLINE_MS = 25_000;

const NOBODY = {
  grants: { connectors: new Set<string>(), accounts: new Set<string>() },
  scopes: new Set<Scope>(),
} as const;

/** The caller's request id if it is well-formed, otherwise a generated one. */
export function toRequestId(header: string | string[] | undefined): string {
  return typeof header === 'string' && /^[\w-]{1,64}$/.test(header) ? header : randomUUID();
}

/** Accepts authenticated callers only. Every other request gets the same response until its address has too many attempts. */
export function requireCaller({
  authenticate,
  budgets,
}: {
  readonly authenticate: Authenticate;
  readonly budgets: Budgets;
}) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    request.principal = await authenticate(request.headers.authorization, request.id);
    if (request.principal || (await isTooManyAttempts(budgets, request, reply))) return;
    const message = 'required a valid API key or JWT in the header Authorization: Bearer <key or token>';
    await reply
      .code(401)
      .header('www-authenticate', 'Bearer')
      .header('cache-control', 'no-store')
      .send(refusal('UNAUTHENTICATED', message, request.id));
  };
}

/** Accepts only callers with access to every connector and `connectors:read`, because metrics cover all connectors. */
export async function requireOperator({ principal, id }: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { grants, scopes } = principal ?? NOBODY;
  if (grants.connectors === 'all' && grants.accounts === 'all' && scopes.has('connectors:read')) return;
  const message = 'required the scope connectors:read, and all connectors and accounts';
  await reply
    .code(403)
    .header('cache-control', 'no-store')
    .send(refusal('FORBIDDEN', message, id));
}

/** Also the end of every answered request: to create an error with its stack for each costs more than it tells. */
const GONE = new DOMException('the caller has left', 'AbortError');

export interface ContextOptions {
  readonly open: Open;
  /** The names of the headers in which callers send their own tokens. */
  readonly callerHeaders: readonly string[];
  readonly clock?: Clock;
}

/** The context of one GraphQL request. Its signal is aborted at the deadline or when the caller disconnects. */
export function toContext(
  { open, callerHeaders: wanted, clock = systemClock }: ContextOptions,
  request: FastifyRequest,
  reply: FastifyReply,
): GatewayContext {
  const { principal, id: requestId } = request;
  if (!principal) throw new Error('required an authenticated caller, arrived a request without a caller');
  const gone = new AbortController();
  const deadline = startDeadline(clock, DEADLINE_MS, gone.signal);
  reply.raw.once('close', () => {
    gone.abort(GONE);
    deadline.end();
  });
  const { signal } = deadline;
  // Every upstream read of the request listens to it, so many listeners are expected.
  setMaxListeners(0, signal);
  const callerHeaders = pickHeaders(request, wanted);
  return { principal, requestId, ...open({ principal, signal, requestId, callerHeaders }) };
}

/** Only the headers that a connector is configured to read from its callers. */
function pickHeaders(
  { headers }: FastifyRequest,
  names: readonly string[],
): Readonly<Record<string, string>> {
  const pairs = names.map((name) => [name, headers[name]] as const);
  return Object.fromEntries(pairs.filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
}
