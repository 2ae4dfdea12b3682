import type { UserError, UserErrorCode } from '../operation.js';

/** One error of one field of a mutation's input: what was required, what arrived. `field` is a dotted path such as `amount.currency`. */
export function userError(
  field: string | null,
  message: string,
  code: UserErrorCode = 'INVALID_INPUT',
): UserError {
  return { field: field === null ? null : field.split('.'), messages: [message], code };
}

/** The error in a list if `fine` is false, otherwise an empty list. */
export function unless(fine: boolean, error: () => UserError): readonly UserError[] {
  return fine ? [] : [error()];
}
