/** The database answers and cannot hold the store. The message says what is required and names no value of the database. */
export class UnsuitableDatabaseError extends Error {
  override readonly name = 'UnsuitableDatabaseError';
}

/** Several connections use one session of PostgreSQL: a pooler in transaction or statement mode is between them. */
export function sharedSession(): UnsuitableDatabaseError {
  return new UnsuitableDatabaseError(
    'a pooler in transaction mode gives one session to several connections, so locks and notices do not work: ' +
      'use its session mode or the address of PostgreSQL itself',
  );
}

const OLDEST = 150_000;
/** SQL_ASCII stores every text as it is. */
const ENCODINGS = ['UTF8', 'SQL_ASCII'];

/** **Throws** `UnsuitableDatabaseError` for a server older than PostgreSQL 15, and for an encoding that has not every character. */
export function requireServer(version: number, encoding: string): void {
  if (version < OLDEST) {
    const arrived = Math.floor(version / 10_000);
    throw new UnsuitableDatabaseError(`required PostgreSQL 15 or newer, arrived PostgreSQL ${arrived}`);
  }
  if (!ENCODINGS.includes(encoding)) {
    throw new UnsuitableDatabaseError(
      `required a database with the encoding UTF8, arrived the encoding ${encoding}`,
    );
  }
}
