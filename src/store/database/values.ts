/** The type OID of int8 in PostgreSQL. */
export const INT8 = 20;

/** An int8 → number, the same for both databases. **Throws** `RangeError` if a number cannot represent it exactly. */
export function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`required an int8 within 2^53, arrived ${text}`);
  return value;
}
