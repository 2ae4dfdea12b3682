/** Settings that a server, a database or a role can have otherwise. The driver reads times in the format ISO only. */
const ALWAYS = {
  datestyle: 'ISO, MDY',
  timezone: 'UTC',
  // Under this level, no statement fails because another one runs beside it.
  default_transaction_isolation: 'read committed',
  // The connection that holds the locks is idle between notices.
  idle_session_timeout: '0',
  transaction_timeout: '0',
};

/**
 * The statement that a new connection starts with. The settings are not sent with the start of the connection, because poolers refuse
 * them there. Settings that the server does not have are left out. **Units** of `statementMs` milliseconds.
 */
export function sessionSettings(statementMs: number): string {
  const limit = String(statementMs);
  // A suspended gateway must not keep rows locked.
  const limits = {
    statement_timeout: limit,
    lock_timeout: limit,
    idle_in_transaction_session_timeout: limit,
  };
  const rows = Object.entries({ ...ALWAYS, ...limits }).map(([name, value]) => `('${name}', '${value}')`);
  return `select set_config(name, value, false) from (values ${rows.join(', ')}) as wanted (name, value)
    where current_setting(name, true) is not null
    union all ${COMMIT_ON_DISK}`;
}

/** The journal requires commits on disk; a server can be configured to report commits earlier. */
const COMMIT_ON_DISK = `select set_config('synchronous_commit', 'on', false)
  where current_setting('synchronous_commit') = 'off'`;
