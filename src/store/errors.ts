import type { OperationStatus } from '../domain/operation.js';

/** The database cannot be reached, or did not answer in time. What was asked of it may or may not have been done; `cause` says why. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';

  constructor(cause: unknown) {
    super('the store is not available at the moment', { cause });
  }
}

/** Another process works with this data directory, and two would spoil it. */
export class StoreInUseError extends Error {
  override readonly name = 'StoreInUseError';

  constructor(
    readonly dataDir: string,
    readonly pid: number,
  ) {
    super(
      `the data directory ${dataDir} is in use by process ${pid}; ` +
        'stop that gateway, name another directory, or give several gateways one PostgreSQL',
    );
  }
}

/** The database was brought to a schema that this program does not know yet. */
export class SchemaTooNewError extends Error {
  override readonly name = 'SchemaTooNewError';

  constructor(
    readonly found: number,
    readonly known: number,
  ) {
    super(
      `the store has schema ${found}, this program knows schemas up to ${known}: run a newer version of it`,
    );
  }
}

/** What the store holds was sealed with another key than the one given, or was altered. */
export class SealingKeyError extends Error {
  override readonly name = 'SealingKeyError';
}

/** A move that the table of moves does not allow: a mistake in the program, nothing was written. */
export class IllegalMoveError extends Error {
  override readonly name = 'IllegalMoveError';

  constructor(
    readonly from: OperationStatus,
    readonly to: OperationStatus,
    required = 'no operation makes it',
  ) {
    super(`an operation may not move from ${from} to ${to}: ${required}`);
  }
}
