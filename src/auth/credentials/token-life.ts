/** The lifetime of a token whose lifetime is not stated or makes no sense. **Units** seconds. */
export const ASSUMED_LIFE_SECONDS = 300;

/**
 * The `expires_in` of a token response, as a number or as its digits; null for anything else. The field is recommended and not required.
 * **Units** seconds. **Source** RFC 6749, 5.1.
 */
export function readTokenLife(value: unknown): number | null {
  const seconds = typeof value === 'string' && /^\d{1,12}$/.test(value) ? Number(value) : value;
  return typeof seconds === 'number' && Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}
