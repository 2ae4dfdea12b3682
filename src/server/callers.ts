import { readFile } from 'node:fs/promises';
import type { ApiKeyEntry, JwtIssuer } from '../auth/index.js';
import {
  type Authenticate,
  createAuthenticate,
  fetchKeySet,
  fixedKeys,
  grantsOf,
  type KeySource,
  readPublicKeys,
  remoteKeys,
  toScopes,
} from '../auth/index.js';
import type { ApiKeySettings, CallersSettings, JwtIssuerSettings } from '../config/index.js';
import { systemClock } from '../domain/clock.js';
import type { Telemetry } from '../domain/telemetry.js';

/** Authentication of the callers of a configuration and of `besides`. **Throws** if a file of public keys cannot be read. */
export async function authenticateConfigured(
  { jwt, apiKeys }: CallersSettings,
  besides: readonly JwtIssuer[],
  log: Telemetry['log'],
): Promise<Authenticate> {
  const issuers = await Promise.all(jwt.map((settings) => toJwtIssuer(settings, log)));
  return createAuthenticate({
    apiKeys: apiKeys.map(toApiKeyEntry),
    issuers: [...issuers, ...besides],
    clock: systemClock,
    log,
  });
}

/** Configured caller → API key entry. */
export function toApiKeyEntry(settings: ApiKeySettings): ApiKeyEntry {
  const { id, sha256, scopes, connectors, accounts, expiresAt } = settings;
  return {
    id: `key:${id}`,
    sha256,
    scopes: toScopes(scopes),
    grants: grantsOf(connectors, accounts),
    ...(expiresAt !== undefined && { expiresAtMs: Date.parse(expiresAt) }),
  };
}

/** Configured issuer → issuer with its key source. Sends no request yet. */
export async function toJwtIssuer(settings: JwtIssuerSettings, log: Telemetry['log']): Promise<JwtIssuer> {
  const { issuer, audiences, algorithms } = settings;
  return {
    issuer,
    audiences,
    algorithms,
    keys: await toKeySource(settings, log),
    callerPrefix: `${issuer}|`,
  };
}

async function toKeySource(
  { issuer, jwksUrl, publicKeyFile }: JwtIssuerSettings,
  log: Telemetry['log'],
): Promise<KeySource> {
  if (publicKeyFile !== null) return fixedKeys(readPublicKeys(await readFile(publicKeyFile, 'utf8')));
  if (jwksUrl === null) throw new TypeError(`${issuer}: required jwksUrl or publicKeyFile`);
  return remoteKeys({ issuer, fetchKeySet: () => fetchKeySet(jwksUrl, fetch), clock: systemClock, log });
}
