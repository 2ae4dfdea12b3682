import type { OperationStatus } from '../domain/operation.js';

/** The database cannot be reached or did not respond in time. The statement may or may not have taken effect; see `cause`. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';

  /** `reason` completes the sentence and contains no credential. */
  constructor(cause: unknown, reason?: string) {
    super(`the store is not available${reason === undefined ? ' at the moment' : `: ${reason}`}`, { cause });
  }
}

/** Another process uses this data directory. Two processes would corrupt it. */
export class StoreInUseError extends Error {
  override readonly name = 'StoreInUseError';

  constructor(
    readonly dataDir: string,
    readonly pid: number,
  ) {
    super(
      `the data directory ${dataDir} is in use by process ${pid}; ` +
        'stop that gateway, use another directory, or use PostgreSQL for several gateways',
    );
  }
}

/** The database has a newer schema than this program supports. */
export class SchemaTooNewError extends Error {
  override readonly name = 'SchemaTooNewError';

  constructor(
    readonly found: number,
    readonly known: number,
  ) {
    super(`the store has schema ${found}, this program supports schemas up to ${known}: run a newer version`);
  }
}

/** A value of the store was encrypted with another sealing key, or was altered. */
export class SealingKeyError extends Error {
  override readonly name = 'SealingKeyError';
}

/** A status change that `MOVES` does not allow. It is an error in the program; nothing was written. */
export class IllegalMoveError extends Error {
  override readonly name = 'IllegalMoveError';

  constructor(
    readonly from: OperationStatus,
    readonly to: OperationStatus,
    required = 'this move does not exist',
  ) {
    super(`an operation cannot move from ${from} to ${to}: ${required}`);
  }
}
