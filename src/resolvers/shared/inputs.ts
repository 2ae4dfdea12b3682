import { toConnectorName } from '../../domain/ids.js';

/** The input type of the filter `F`: the same fields, each optional and nullable. */
export type InputOf<F> = { readonly [K in keyof F]-?: Exclude<F[K], undefined> | null | undefined };

/** The same fields, present only if they have a value. */
export type WithoutNulls<T> = { readonly [K in keyof T]?: Exclude<T[K], null | undefined> };

/** Removes the fields that the caller omitted or sent as null: in a filter both mean "any". */
export function withoutNulls<T extends object>(input: T | null | undefined): WithoutNulls<T> {
  const given = Object.entries(input ?? {}).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(given) as WithoutNulls<T>;
}

/** The same filter with connectors by name, so that a cursor is valid for both names and ids. */
export function withConnectorNames<F>(filter: F): F {
  const { connectors } = filter as { readonly connectors?: readonly string[] };
  return connectors === undefined ? filter : { ...filter, connectors: connectors.map(toConnectorName) };
}
