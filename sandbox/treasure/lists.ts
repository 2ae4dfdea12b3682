import type { SimRequest, SimResponse } from '../kernel/types.js';
import { invalidQuery } from './errors.js';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 100;

/** A list, in an object under its plural key or bare. */
export function listAnswer(key: string, items: readonly unknown[], isEnveloped: boolean): SimResponse {
  return { status: 200, body: isEnveloped ? { [key]: items } : items };
}

/** The page of `limit` and `offset`. **Throws** `HttpReply` 400. **Source** contract 6. */
export function window<T>(items: readonly T[], query: URLSearchParams): readonly T[] {
  const limit = whole(query, 'limit', { fallback: DEFAULT_LIMIT, min: 1, max: MAX_LIMIT });
  const offset = whole(query, 'offset', { fallback: 0, min: 0, max: Number.MAX_SAFE_INTEGER });
  return items.slice(offset, offset + limit);
}

/** Keeps the items whose fields equal the query parameters of the same name, case-insensitively. */
export function filtered<T extends object>(
  items: readonly T[],
  { query }: SimRequest,
  names: ReadonlyArray<keyof T & string>,
): T[] {
  return items.filter((item) =>
    names.every((name) => {
      const wanted = query.get(name);
      return wanted === null || String(item[name]).toLowerCase() === wanted.toLowerCase();
    }),
  );
}

function whole(
  query: URLSearchParams,
  name: string,
  { fallback, min, max }: { readonly fallback: number; readonly min: number; readonly max: number },
): number {
  const given = query.get(name);
  if (given === null) return fallback;
  const value = /^\d+$/.test(given) ? Number(given) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw invalidQuery(name, `must be a whole number from ${min} to ${max}`);
}
