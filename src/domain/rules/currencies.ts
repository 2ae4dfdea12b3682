import { isPayable } from '../currency.js';

/** Whether the code is a currency. */
export function isCurrency(code: string): boolean {
  return isPayable(code);
}
