import { randomBytes } from 'node:crypto';
import type { Route, SimRequest, SimResponse } from '../kernel/types.js';
import { checkedBody, object, required, text } from './checks.js';
import { CREDENTIALS } from './credentials.js';
import { failure } from './errors.js';
import type { World } from './world.js';

const TOKEN_PATH = '/v1/oauth/token';
const DOWNLOAD_PREFIX = '/downloads/';

const TOKEN_BODY = object({ client_id: required(text()), client_secret: required(text()) });

/** Client credentials for a bearer token. **Source** contract 2. */
export function authRoutes(world: World): readonly Route[] {
  return [{ method: 'POST', path: TOKEN_PATH, handler: (request) => issueToken(world, request) }];
}

/** Accepts a valid token, or a call that needs none. **Throws** `HttpReply` 401, or an ordered refusal. */
export function requireToken(world: World, request: SimRequest): void {
  const { path, headers } = request;
  refuseIfOrdered(world, path);
  if (path === TOKEN_PATH || path.startsWith(DOWNLOAD_PREFIX)) return;
  const token = /^Bearer (\S+)$/i.exec(headers['authorization'] ?? '')?.[1];
  const issued = world.state.tokens.get(token ?? '');
  if (!issued || issued.expiresMs <= world.nowMs) throw failure('NOT_AUTHENTICATED');
}

function issueToken(world: World, request: SimRequest): SimResponse {
  const body = checkedBody(request, TOKEN_BODY);
  if (body['client_id'] !== CREDENTIALS.clientId || body['client_secret'] !== world.clientSecret) {
    throw failure('NOT_AUTHENTICATED', { message: 'Unknown client or wrong secret' });
  }
  const token = runningToken(world) ?? newToken(world);
  const expiresMs = world.state.tokens.get(token)?.expiresMs ?? world.nowMs;
  const expiresIn = Math.floor((expiresMs - world.nowMs) / 1000);
  return { status: 200, body: { expires_in: expiresIn, access_token: token, token_type: 'Bearer' } };
}

function runningToken(world: World): string | undefined {
  if (!world.settings.reuseTokens) return undefined;
  for (const [token, { issuedMs, expiresMs }] of world.state.tokens) {
    if (expiresMs - world.nowMs > (expiresMs - issuedMs) / 2) return token;
  }
  return undefined;
}

function newToken(world: World): string {
  // Not from the seed: a reset must not hand out a token that it has just forgotten.
  const token = `eyJhbGciOiJSUzI1NiJ9.${randomBytes(72).toString('base64url')}.${randomBytes(48).toString('base64url')}`;
  const issuedMs = world.nowMs;
  world.state.tokens.set(token, { issuedMs, expiresMs: issuedMs + world.settings.tokenLifeSeconds * 1000 });
  return token;
}

function refuseIfOrdered(world: World, path: string): void {
  const refusal = world.refusals.find(({ pathPrefix, times }) => times > 0 && path.startsWith(pathPrefix));
  if (!refusal) return;
  refusal.times -= 1;
  const { retryAfter } = world.settings;
  const mayWait = ['THROTTLE_EXCEEDED', 'SERVICE_TEMPORARILY_UNAVAILABLE'].includes(refusal.code);
  throw failure(
    refusal.code,
    mayWait && retryAfter !== null ? { headers: { 'Retry-After': retryAfter } } : {},
  );
}
