import { sql } from 'kysely';
import { isStorable } from '../json.js';

/** The right side of `=`. Unlike IN it takes an empty list, which nothing equals. */
export function anyOf<T extends string>(values: readonly T[]) {
  return sql<T>`any(${values.filter(isStorable)}::text[])`;
}
