/** The public exports of this room. Other rooms import only from here. */
export { type ApiKeyEntry } from './callers/api-keys.js';
export { type Authenticate, createAuthenticate } from './callers/authenticate.js';
export { grantsOf, toScopes } from './callers/claims.js';
export { developmentIssuer, mintDevelopmentToken, toDevelopmentKey } from './callers/development-tokens.js';
export { fetchKeySet } from './callers/fetch-key-set.js';
export { type JwtIssuer } from './callers/jwt.js';
export { fixedKeys, type KeySource } from './callers/key-source.js';
export {
  type Grants,
  isScope,
  type Principal,
  reachesAccount,
  reachesConnector,
  SCOPES,
  type Scope,
} from './callers/principal.js';
export { readPublicKeys } from './callers/public-keys.js';
export { remoteKeys } from './callers/remote-keys.js';
export { type BasicSecrets, basicCredentials } from './credentials/basic.js';
export { bearerCredentials } from './credentials/bearer.js';
export { CallerTokenMissing, callerHeaderCredentials } from './credentials/caller-header.js';
export { type CallerHeaders, type Credentials } from './credentials/credentials.js';
export { fingerprintOf } from './credentials/fingerprint.js';
export { type FetchedToken, oauthClientCredentials } from './credentials/oauth-client-credentials.js';
export { isHeaderName, sendableHeaders, UnsendableCredential } from './credentials/sendable.js';
export { readTokenLife } from './credentials/token-life.js';
export { type BasicPair, verifyBasicWebhook } from './signatures/basic-webhook.js';
export {
  type StandardWebhook,
  verifyStandardWebhook,
  type WebhookHeaders,
} from './signatures/standard-webhook.js';
