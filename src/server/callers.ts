import type { ApiKeyEntry } from '../auth/callers/api-keys.js';
import { SCOPES, type Scope } from '../auth/callers/principal.js';
import type { ApiKeySettings } from '../config/configuration.js';

const ALL = '*';
const KNOWN: ReadonlySet<string> = new Set(SCOPES);

/** A caller as configured → as it is checked at every request. */
export function toApiKeyEntry({ id, sha256, scopes, connectors, accounts }: ApiKeySettings): ApiKeyEntry {
  return {
    id,
    sha256,
    scopes: new Set(scopes.includes(ALL) ? SCOPES : scopes.filter(isScope)),
    grants: {
      connectors: connectors.includes(ALL) ? 'all' : new Set(connectors),
      accounts: accounts === undefined ? 'all' : new Set(accounts),
    },
  };
}

function isScope(word: string): word is Scope {
  return KNOWN.has(word);
}
