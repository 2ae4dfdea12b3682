import { InvalidInputError } from '../../domain/errors.js';
import { keyErrors } from '../../domain/rules/texts.js';

/** **Throws** `InvalidInputError` for an idempotency key that no mutation accepts. */
export function checkKey(key: string, field: string): void {
  const [error] = keyErrors(key, field);
  if (error) throw new InvalidInputError(`${field}: ${error.messages.join('; ')}`, field);
}
