/** The largest integer of GraphQL, which has 32 bits. **Source** GraphQL: Int. */
const MAX_INT = 2 ** 31 - 1;

/** Whether GraphQL can return the value as an integer. */
export function isInt(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(value as number) <= MAX_INT;
}
