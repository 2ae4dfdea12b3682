import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Authenticate } from '../../auth/callers/authenticate.js';
import type { Principal, Scope } from '../../auth/callers/principal.js';
import type { GatewayContext } from '../../resolvers/index.js';
import { refusal } from '../errors/error-codes.js';
import type { Open } from '../graphql/opener.js';
import { type Budgets, isTooManyAttempts } from '../limits/gate.js';

declare module 'fastify' {
  interface FastifyRequest {
    principal: Principal | null;
  }
}

/** How long one GraphQL request may take. */
const DEADLINE_MS = 25_000;

const NOBODY = {
  grants: { connectors: new Set<string>(), accounts: new Set<string>() },
  scopes: new Set<Scope>(),
} as const;

/** The caller's request id if it is well-formed, else one of ours. */
export function toRequestId(header: string | string[] | undefined): string {
  return typeof header === 'string' && /^[\w-]{1,64}$/.test(header) ? header : randomUUID();
}

/** Lets only known callers through; everybody else gets the same answer, until there were too many attempts. */
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

/** Lets only callers through who reach every connector and may see how they are: figures speak of all of them. */
export async function requireOperator({ principal, id }: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { grants, scopes } = principal ?? NOBODY;
  if (grants.connectors === 'all' && grants.accounts === 'all' && scopes.has('connectors:read')) return;
  const message = 'required the scope connectors:read, and all connectors and accounts';
  await reply
    .code(403)
    .header('cache-control', 'no-store')
    .send(refusal('FORBIDDEN', message, id));
}

/** The context of one GraphQL request: ends with its deadline, or when the caller goes away. */
export function toContext(
  { open, callerHeaders: wanted }: { readonly open: Open; readonly callerHeaders: readonly string[] },
  request: FastifyRequest,
  reply: FastifyReply,
): GatewayContext {
  const { principal, id: requestId } = request;
  if (!principal) throw new Error('a request without a caller came through');
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  const signal = AbortSignal.any([gone.signal, AbortSignal.timeout(DEADLINE_MS)]);
  // Every upstream read of the request waits on it: many are no leak.
  setMaxListeners(0, signal);
  const callerHeaders = pickHeaders(request, wanted);
  return { principal, requestId, ...open({ principal, signal, requestId, callerHeaders }) };
}

/** Only what some connector is configured to take from its callers. */
function pickHeaders(
  { headers }: FastifyRequest,
  names: readonly string[],
): Readonly<Record<string, string>> {
  const pairs = names.map((name) => [name, headers[name]] as const);
  return Object.fromEntries(pairs.filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
}
