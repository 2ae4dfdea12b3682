import { toConnectorName } from '../../domain/ids.js';

/** An input type for the filter `F`: every field of it, each of which a caller may leave out or send as null. */
export type InputOf<F> = { readonly [K in keyof F]-?: Exclude<F[K], undefined> | null | undefined };

/** The same fields, present only where they have a value. */
export type WithoutNulls<T> = { readonly [K in keyof T]?: Exclude<T[K], null | undefined> };

/** Leaves out what the caller left out or sent as null: in a filter both mean "any". */
export function withoutNulls<T extends object>(input: T | null | undefined): WithoutNulls<T> {
  const given = Object.entries(input ?? {}).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(given) as WithoutNulls<T>;
}

/** The same filter with each connector by its name, so that a cursor fits whether names or ids were given. */
export function withConnectorNames<F>(filter: F): F {
  const { connectors } = filter as { readonly connectors?: readonly string[] };
  return connectors === undefined ? filter : { ...filter, connectors: connectors.map(toConnectorName) };
}
