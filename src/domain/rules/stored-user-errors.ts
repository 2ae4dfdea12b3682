import type { UserError } from '../operation.js';

/** A stored user error. Earlier versions stored the path of the field as one text. */
export type StoredUserError = Omit<UserError, 'field'> & { readonly field: UserError['field'] | string };

/** Converts stored user errors. */
export function fromStoredUserErrors(errors: readonly StoredUserError[]): readonly UserError[] {
  return errors.map(({ field, ...error }) => ({
    ...error,
    field: typeof field === 'string' ? toPath(field) : field,
  }));
}

/** The ends of a transfer: the term of earlier versions → the term of the input. */
const ENDS: ReadonlyMap<string, string> = new Map([
  ['from', 'source'],
  ['to', 'destination'],
]);

function toPath(field: string): readonly string[] {
  const [first = '', ...rest] = field.split('.');
  return [ENDS.get(first) ?? first, ...rest];
}
