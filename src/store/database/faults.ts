import { StoreUnavailableError } from '../errors.js';
import { isConflict } from './conflicts.js';
import { toReason } from './reasons.js';

/** SQLSTATE classes and codes that concern the state of the server, not the statement. */
const TROUBLE = [
  '08', // connection
  '53', // resources
  '57P', // shutdown, crash, not yet started
  '58', // system errors such as disk errors
  '25P03', // a transaction was idle for too long: this process was suspended
  '25006', // a standby that does not accept writes
  '55P03', // lock timeout
  '57014', // statement timeout
];

/** Converts the error of a statement: an error of the database's state, or of other transactions, becomes a `StoreUnavailableError`. */
export function toStoreError(error: unknown): unknown {
  return speaksOfStatement(error) && !isConflict(error)
    ? error
    : new StoreUnavailableError(error, toReason(error));
}

/** Whether the server refused the statement itself. The connection stays usable after such an error. */
export function speaksOfStatement(error: unknown): boolean {
  if (!(error instanceof Error && 'severity' in error && 'code' in error)) return false;
  const code = String(error.code);
  return !TROUBLE.some((trouble) => code.startsWith(trouble));
}

/** Whether the user of the database may not do what a statement requires, or has no schema to do it in. */
export function lacksPrivilege(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '42501' || error.code === '3F000');
}
