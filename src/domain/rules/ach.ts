import type { UserError } from '../operation.js';
import { unless, userError } from './user-errors.js';

/** The maximum length of the description of an ACH transfer. **Units** characters. **Source** Nacha: company entry description. */
export const MAX_ACH_DESCRIPTION = 10;

/** Whether the text fits into an ACH entry. Longer text belongs into the user data. */
export function isAchDescription(text: string): boolean {
  return text.length <= MAX_ACH_DESCRIPTION && /^[\x20-\x7e]*$/.test(text);
}

/** Errors of an ABA routing number. **Source** ABA: the weights 3, 7 and 1. */
export function routingNumberErrors(routingNumber: string, field: string): readonly UserError[] {
  return unless(isRoutingNumber(routingNumber), () =>
    userError(field, 'required nine digits with a correct check digit'),
  );
}

export function accountNumberErrors(accountNumber: string, field: string): readonly UserError[] {
  return unless(/^[0-9A-Za-z]{4,17}$/.test(accountNumber), () =>
    userError(field, `required 4 to 17 letters and digits, arrived ${accountNumber.length} characters`),
  );
}

function isRoutingNumber(text: string): boolean {
  if (!/^\d{9}$/.test(text)) return false;
  const sum = [...text].reduce(
    (total, digit, index) => total + Number(digit) * ([3, 7, 1][index % 3] ?? 0),
    0,
  );
  return sum % 10 === 0;
}
