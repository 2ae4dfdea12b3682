import pg from 'pg';
import { StoreUnavailableError } from '../errors.js';
import { encryptionHint, toReason } from './reasons.js';

/**
 * The error of a connection that could not be opened. Its message names the address and the reason, and no user and no password.
 */
export function toUnreachable(url: string, error: unknown): StoreUnavailableError {
  const address = addressOf(url);
  if (typeof address === 'string') return new StoreUnavailableError(error, address);
  const reason = toReason(error);
  const hint = address.encrypted ? '' : encryptionHint(error);
  return new StoreUnavailableError(error, `${address.text}: ${reason}${hint}`);
}

interface Address {
  readonly text: string;
  readonly encrypted: boolean;
}

/** The address as the driver reads it, or the reason that it has none. */
function addressOf(url: string): Address | string {
  // Behind the first slash, `@` is the end of a password with a character that must be encoded: the rest is not shown.
  if (/^\w+:\/\/[^/?#]*[/?#].*@/.test(url)) {
    return 'store.url is not an address: special characters of the password must be percent-encoded, such as %2F for /';
  }
  try {
    return describe(new pg.Client({ connectionString: url }));
  } catch (error) {
    return `store.url cannot be used: ${toReason(error)}`;
  }
}

function describe({ host, port, database, user, ssl }: pg.Client): Address {
  const place = host.startsWith('/') ? `in ${host}` : `at ${host.includes(':') ? `[${host}]` : host}:${port}`;
  const name =
    database === user ? 'the database named after the user' : `database ${JSON.stringify(database)}`;
  return { text: `PostgreSQL ${place}, ${name}`, encrypted: Boolean(ssl) };
}
