import { requireObject, requireString, wholeNumber } from '../kernel/json.js';
import { type Handler, HttpReply, type Route, type SimRequest, type SimResponse } from '../kernel/types.js';
import { fail, notFound, refusal, reshaped } from './errors.js';
import type { UserRecord } from './state.js';
import { mint, read } from './tokens.js';
import type { World } from './world.js';

const HELPER_PREFIX = '/__sim/';

/** A handler with the user of the request. */
export type UserHandler = (user: UserRecord, request: SimRequest) => ReturnType<Handler>;

/** A route of one end user. */
export function userRoute(
  world: World,
  [method, path]: readonly [method: string, path: string],
  handler: UserHandler,
): Route {
  return { method, path, handler: (request) => handler(userOf(world, request), request) };
}

/** The helper routes, which Linker does not have: they list users and mint tokens. */
export function helperRoutes(world: World): readonly Route[] {
  const users = (): SimResponse => {
    const rows = [...world.state.users.values()].map(({ id, isEnrolled }) => ({ id, enrolled: isEnrolled }));
    return { status: 200, body: { users: rows } };
  };
  return [
    { method: 'GET', path: `${HELPER_PREFIX}users`, handler: users },
    { method: 'POST', path: `${HELPER_PREFIX}token`, handler: (request) => issue(world, request) },
  ];
}

/** Authenticates an enrolled user with a valid token. **Throws** `HttpReply` 401, 403, or an ordered refusal. */
export function admit(world: World, request: SimRequest): void {
  if (request.path.startsWith(HELPER_PREFIX)) return;
  refuseIfOrdered(world, request);
  if (!userOf(world, request).isEnrolled) {
    throw fail(403, 'The user has no customer at the banking provider');
  }
}

function userOf(world: World, request: SimRequest): UserRecord {
  const token = /^Bearer (\S+)$/i.exec(request.headers['authorization'] ?? '')?.[1];
  const claims = token === undefined ? undefined : read(token);
  const user = claims && world.state.users.get(claims.sub);
  const isRunning = claims && user && claims.exp * 1000 > world.nowMs && claims.jti > user.revokedUpTo;
  if (!isRunning) throw fail(401, 'Unauthorized');
  return user;
}

function issue(world: World, request: SimRequest): SimResponse {
  const body = requireObject(request.body, 'body');
  const user = world.state.users.get(requireString(body['user'], 'user'));
  if (!user) throw notFound('user');
  const fallback = world.settings.tokenLifeSeconds;
  const life = wholeNumber(body['lifetimeSeconds'], 'lifetimeSeconds', { min: 1, fallback });
  const iat = Math.floor(world.nowMs / 1000);
  const exp = Math.ceil(world.nowMs / 1000) + life;
  const token = mint({ sub: user.id, jti: world.nextToken(), iat, exp });
  const expiresAt = new Date(exp * 1000).toISOString();
  return { status: 201, body: { token, user: user.id, expiresAt } };
}

function refuseIfOrdered(world: World, { method, path }: SimRequest): void {
  const order = world.refusals.find(
    (one) => one.times > 0 && (one.method ?? method) === method && path.startsWith(one.pathPrefix),
  );
  if (!order) return;
  order.times -= 1;
  const answer = reshaped(refusal(order.status, order.message), order.shape, world.context.clock.now());
  const headers = order.retryAfter === null ? {} : { 'Retry-After': order.retryAfter };
  throw new HttpReply({ ...answer, headers });
}
