/**
 * A value → JSON text for a jsonb column. U+0000 and lone surrogates, which PostgreSQL refuses, become U+FFFD.
 * **Throws** `TypeError` if JSON cannot represent the value.
 */
export function toJson(value: unknown): string {
  const text = JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'string' ? storable(each) : each,
  );
  if (text === undefined)
    throw new TypeError(`required a value that JSON can represent, arrived ${typeof value}`);
  return text;
}

/** Replaces the characters that a text column cannot store. */
export function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD').replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** Whether a text column can store this text. A search for other text finds nothing. */
export function isStorable(text: string): boolean {
  return !text.includes('\0');
}
