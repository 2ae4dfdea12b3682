/**
 * A value → JSON text that PostgreSQL takes as jsonb: the code point 0 and halves of surrogate pairs, which it refuses, become U+FFFD.
 * **Throws** `TypeError` for what JSON cannot hold.
 */
export function toJson(value: unknown): string {
  const text = JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'string' ? storable(each) : each,
  );
  if (text === undefined) throw new TypeError(`required a value that JSON can hold, arrived ${typeof value}`);
  return text;
}

/** Text as a column can hold it. */
export function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD').replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** Whether a column could hold this text: what is looked for with other text is not there. */
export function isStorable(text: string): boolean {
  return !text.includes('\0');
}
