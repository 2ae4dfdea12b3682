import { StoreUnavailableError } from '../errors.js';

/** SQLSTATE of a transaction that PostgreSQL rolled back in full for another: serialization failure, deadlock. */
const CONFLICTS: readonly unknown[] = ['40001', '40P01'];

const ATTEMPTS = 5;

/** Runs `work`, one whole statement or transaction, again while it conflicts with others. **Throws** the last conflict. */
export async function repeatConflicts<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; attempt < ATTEMPTS; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }
  return work();
}

export function isConflict(error: unknown): boolean {
  if (error instanceof StoreUnavailableError) return isConflict(error.cause);
  return error instanceof Error && 'code' in error && CONFLICTS.includes(error.code);
}
