import { HttpReply } from './types.js';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether the value is a JSON object: not null, not an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The parsed text; undefined if there is none or it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The same text for the same content, independent of the order of members. */
export function stableText(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    isObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
}

/** The table's own entry with this name; undefined if there is none. */
export function entryOf<T>(table: Readonly<Record<string, T>>, name: unknown): T | undefined {
  return typeof name === 'string' && Object.hasOwn(table, name) ? table[name] : undefined;
}

/** Minor units as a decimal string. **Units** two decimals. */
export function formatMinor(minor: bigint): string {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(3, '0');
  return `${minor < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A refusal of input of a control route: the requirement, the value that arrived, and its path. */
export function badInput(required: string, arrived: unknown, where: string): HttpReply {
  const seen = arrived === undefined ? 'nothing' : JSON.stringify(arrived);
  return new HttpReply({ status: 400, body: { error: `${where} must be ${required}; got ${seen}` } });
}

/** The value as an object. **Throws** `HttpReply` 400 for anything else. */
export function requireObject(value: unknown, where: string): JsonObject {
  if (!isObject(value)) throw badInput('a JSON object', value, where);
  return value;
}

/** The value as a whole number of at least `min`, or the fallback when absent. **Throws** `HttpReply` 400. */
export function wholeNumber(
  value: unknown,
  where: string,
  options: { min: number; fallback?: number },
): number {
  if (value === undefined && options.fallback !== undefined) return options.fallback;
  if (typeof value === 'number' && Number.isInteger(value) && value >= options.min) return value;
  throw badInput(`a whole number of at least ${options.min}`, value, where);
}

/** The value when it is one of the words. **Throws** `HttpReply` 400 otherwise. */
export function oneOf<T extends string>(value: unknown, words: readonly T[], where: string): T {
  const word = words.find((candidate) => candidate === value);
  if (word === undefined) throw badInput(`one of ${words.join(', ')}`, value, where);
  return word;
}

/** The value as a non-empty string. **Throws** `HttpReply` 400 otherwise. */
export function requireString(value: unknown, where: string): string {
  if (typeof value !== 'string' || value === '') throw badInput('a non-empty string', value, where);
  return value;
}
