import type { Scope } from '../../auth/index.js';

/** The caller is known but lacks a scope. */
export class ForbiddenError extends Error {
  override readonly name = 'ForbiddenError';
  readonly code = 'FORBIDDEN';

  constructor(readonly scope: Scope) {
    super(`required the scope ${scope}, which this caller does not hold`);
  }
}
