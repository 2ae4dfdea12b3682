import { sql } from 'kysely';
import { isStorable } from '../json.js';

/** The right side of `=`. Unlike IN, it accepts an empty list, which no value equals. */
export function anyOf<T extends string>(values: readonly T[]) {
  return sql<T>`any(${values.filter(isStorable)}::text[])`;
}
