/** Type number of int8 in PostgreSQL. */
export const INT8 = 20;

/** An int8 → number, alike for both databases. **Throws** `RangeError` where a number cannot hold it exactly. */
export function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`required an int8 within 2^53, arrived ${text}`);
  return value;
}
