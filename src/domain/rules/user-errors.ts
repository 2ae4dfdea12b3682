import type { UserError, UserErrorCode } from '../operation.js';

/** One error of one field of a mutation's input: what was required, what arrived. `field` is a dotted path such as `amount.currency`. */
export function userError(
  field: string | null,
  message: string,
  code: UserErrorCode = 'INVALID_INPUT',
): UserError {
  return { field: field === null ? null : toPath(field), messages: [message], code };
}

/** A stored user error. Earlier versions stored the path of the field as one text. */
export type StoredUserError = Omit<UserError, 'field'> & { readonly field: UserError['field'] | string };

/** Converts stored user errors. */
export function fromStoredUserErrors(errors: readonly StoredUserError[]): readonly UserError[] {
  return errors.map(({ field, ...error }) => ({
    ...error,
    field: typeof field === 'string' ? toPath(field) : field,
  }));
}

/** The error in a list if `fine` is false, otherwise an empty list. */
export function unless(fine: boolean, error: () => UserError): readonly UserError[] {
  return fine ? [] : [error()];
}

/** What commands call the two ends of a transfer → what callers call them. */
const ENDS: ReadonlyMap<string, string> = new Map([
  ['from', 'source'],
  ['to', 'destination'],
]);

/** The path of a field in the input that a caller gave. */
function toPath(field: string): readonly string[] {
  const [first = '', ...rest] = field.split('.');
  return [ENDS.get(first) ?? first, ...rest];
}
