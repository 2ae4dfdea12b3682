import { StoreUnavailableError } from '../errors.js';

/** SQLSTATE classes and codes that speak of the server's state, not of the statement. */
const TROUBLE = [
  '08', // connection
  '53', // resources
  '57P', // shutdown, crash, not yet started
  '58', // disk and other trouble of its machine
  '25P03', // a transaction stood idle for too long: this process was halted
  '25006', // a standby that does not take writes
  '55P03', // waited too long for a lock
  '57014', // ran too long
];

/** The error of a statement as callers of the store meet it: trouble with the database becomes `StoreUnavailableError`. */
export function toStoreError(error: unknown): unknown {
  return speaksOfStatement(error) ? error : new StoreUnavailableError(error);
}

/** Whether the server answered and objected to the statement itself. Such an answer leaves the connection in order. */
export function speaksOfStatement(error: unknown): boolean {
  if (!(error instanceof Error && 'severity' in error && 'code' in error)) return false;
  const code = String(error.code);
  return !TROUBLE.some((trouble) => code.startsWith(trouble));
}
