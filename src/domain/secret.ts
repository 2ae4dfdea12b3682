/** A secret that is read when it is needed, so that a replaced secret file is picked up without a restart. */
export type Secret = () => Promise<string>;

/** A configuration value that is a secret or plain text → a secret; null for anything else or an empty text. */
export function toSecret(value: unknown): Secret | null {
  if (typeof value === 'function') return value as Secret;
  return typeof value === 'string' && value !== '' ? () => Promise.resolve(value) : null;
}
