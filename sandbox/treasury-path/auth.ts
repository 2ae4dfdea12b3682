import { SECOND } from '../kernel/time.js';
import type { HttpReply, Route, SimRequest } from '../kernel/types.js';
import { API } from './answers.js';
import { fail } from './errors.js';
import * as fields from './fields.js';
import { claimsOf, sign } from './jwt.js';
import type { World } from './world.js';

/** The credentials in the gateway's configuration. */
export const CREDENTIALS = {
  apiKey: 'tp_key_sim000000000001',
  apiSecret: 'tp_secret_sim00000000001',
} as const;

const WORKSPACE = 'gid://wallet-app/Workspace/5';
const SESSION_SECRET = 'treasury-path sandbox session';
const SECRETS: ReadonlyMap<string, string> = new Map([
  [CREDENTIALS.apiKey, CREDENTIALS.apiSecret],
  ['tp_key_sim000000000002', 'tp_secret_sim00000000002'],
]);

/** Paths without a session: the creation of sessions, and the pages for a browser. */
function isOpen({ method, path }: SimRequest): boolean {
  return (method === 'POST' && path === `${API}/sessions`) || path.startsWith('/funding-accounts');
}

/** `/sessions`. **Source** contract 2. */
export function sessionRoutes(world: World): readonly Route[] {
  return [{ method: 'POST', path: `${API}/sessions`, handler: (request) => createSession(world, request) }];
}

function createSession(world: World, request: SimRequest): { status: number; body: unknown } {
  const body = fields.bodyOf(request);
  const key = fields.requiredText(body, 'api_key');
  const secret = fields.requiredText(body, 'api_secret');
  if (!isKnownKey(world, key) || SECRETS.get(key) !== secret) throw unauthorized(world, 'api_key');
  const exp = Math.floor((world.nowMs + world.settings.sessionLifeMs) / SECOND);
  const claims = { workspace_id: WORKSPACE, api_key: key, exp, jti: String(world.nextSession()) };
  return { status: 201, body: { data: { token: sign(claims, SESSION_SECRET) } } };
}

/** Refuses a request without a valid session. **Throws** `HttpReply` 401. **Source** contract 2. */
export function requireSession(world: World, request: SimRequest): void {
  if (isOpen(request)) return;
  const token = /^bearer +(\S+)$/i.exec(request.headers['authorization'] ?? '')?.[1] ?? '';
  if (world.settings.acceptRawApiKey && isKnownKey(world, token)) return;
  const claims = claimsOf(token, SESSION_SECRET);
  if (!claims) throw unauthorized(world, 'token');
  const isExpired = Number(claims['exp']) * SECOND <= world.nowMs;
  const isRevoked = Number(claims['jti']) <= world.revokedSessions;
  if (isExpired || isRevoked || !isKnownKey(world, String(claims['api_key']))) {
    throw unauthorized(world, 'api_key');
  }
}

function isKnownKey({ settings }: World, key: string): boolean {
  return SECRETS.has(key) && !settings.revokedApiKeys.includes(key);
}

function unauthorized({ settings }: World, cause: 'api_key' | 'token'): HttpReply {
  const field = settings.unauthorizedForm === 'by-cause' ? cause : settings.unauthorizedForm;
  if (field === 'token') return fail(401, 'token', 'Missing or invalid token');
  return fail(401, 'api_key', 'Invalid or revoked API credentials');
}
