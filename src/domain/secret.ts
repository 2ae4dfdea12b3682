/** A secret that is read at every use, so that a replaced secret file takes effect without a restart. */
export type Secret = () => Promise<string>;

/** A configuration value → a secret; null if the value is neither a secret nor a non-empty text. */
export function toSecret(value: unknown): Secret | null {
  if (typeof value === 'function') return value as Secret;
  return typeof value === 'string' && value !== '' ? () => Promise.resolve(value) : null;
}
