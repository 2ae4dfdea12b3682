import { UnsuitableDatabaseError } from './unsuitable.js';

/** SQLSTATE → reason. **Source** PostgreSQL, appendix A: error codes. */
const REPORTED: Readonly<Record<string, string>> = {
  '08P01':
    'the server, or the pooler before it, refuses the user, the database or an option of the connection',
  '25006': 'the database accepts no writes: it is a standby, or default_transaction_read_only is on',
  '25P03': 'a transaction was idle for too long',
  '28000': 'the server does not admit this user, this database or this address',
  '28P01': 'the server refuses the user or the password',
  '3D000': 'the database does not exist',
  '3F000': 'the search_path of the user names no schema that exists',
  '40001': 'a statement conflicts with others each time that it is tried',
  '40P01': 'a statement is in a deadlock with others each time that it is tried',
  '42501': 'the user may not create or use the tables: grant it CREATE and USAGE on its schema',
  '53100': 'the disk of the server is full',
  '53200': 'the server has no memory left',
  '53300': 'the server has no connection left',
  '55000': 'the database accepts no connections',
  '55P03': 'a row or a table stayed locked',
  '57014': 'the server took too long for a statement',
  '57P01': 'the server ended the connection',
  '57P02': 'the server ended the connection after a crash',
  '57P03': 'the server is starting, stopping or recovering',
};

const UNTRUSTED =
  'the certificate of the server has no trusted issuer; sslrootcert in store.url names its file';

/** Code of Node.js → reason. */
const SYSTEM: Readonly<Record<string, string>> = {
  EACCES: 'the gateway may not use the socket',
  EAI_AGAIN: 'the name of the host cannot be looked up',
  ECONNREFUSED: 'no server accepts connections there',
  ECONNRESET: 'the connection was cut',
  EHOSTUNREACH: 'no route leads to the host',
  ENETUNREACH: 'no route leads to the host',
  ENOENT: 'no server has a socket there',
  ENOTFOUND: 'the name of the host does not exist',
  EPIPE: 'the connection was cut',
  EPROTO: 'the server does not speak TLS correctly',
  ERR_INVALID_URL:
    'required postgres://user:password@host:port/database, with special characters percent-encoded',
  ETIMEDOUT: 'the host does not answer',
  CERT_HAS_EXPIRED: 'the certificate of the server has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate of the server is for another host',
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
};

/** The driver has no codes for its own errors. */
const DRIVER: ReadonlyArray<readonly [text: RegExp, reason: string]> = [
  [/does not support SSL/, 'the server offers no TLS, which store.url requires'],
  [/SSL connection/, 'the server does not speak TLS correctly'],
  [/password must be/i, 'the server requires a password, and store.url has none'],
  [/^SASL/, 'the server requires an unknown kind of authentication'],
  [/time(d )?out/i, 'the server does not answer in time'],
  [/sslmode=verify-ca/, 'sslmode=verify-ca requires sslrootcert'],
  [/closed|after calling end/, 'it is closed'],
  [/terminated|ended/, 'the connection was cut'],
];

/** Why the database is not available, in our own words: the server's words can contain values of a statement. */
export function toReason(error: unknown): string {
  if (error instanceof UnsuitableDatabaseError) return error.message;
  if (error instanceof AggregateError && error.errors.length > 0) return toReason(error.errors[0]);
  const { code, syscall, message } = Object(error) as Readonly<Record<string, unknown>>;
  if (typeof code !== 'string') return reasonOfDriver(String(message));
  if (syscall === 'open') return `a certificate file that it names cannot be read (${code})`;
  return `${REPORTED[code] ?? SYSTEM[code] ?? 'the database reports an error'} (${code})`;
}

function reasonOfDriver(message: string): string {
  return DRIVER.find(([text]) => text.test(message))?.[1] ?? 'the reason is unknown';
}

/** What may help a connection without TLS; empty where TLS is not the reason. */
export function encryptionHint(error: unknown): string {
  const refused = error instanceof Error && 'code' in error && error.code === '28000';
  return refused ? '; if it requires TLS, add sslmode=verify-full to store.url' : '';
}
