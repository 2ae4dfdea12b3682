import type { UserError, UserErrorCode } from '../operation.js';

/** One complaint about one field of a mutation's input: what was required, what arrived. */
export function userError(
  field: string | null,
  message: string,
  code: UserErrorCode = 'INVALID_INPUT',
): UserError {
  return { field, messages: [message], code };
}

/** The complaint, where something is wrong. */
export function unless(fine: boolean, error: () => UserError): readonly UserError[] {
  return fine ? [] : [error()];
}
