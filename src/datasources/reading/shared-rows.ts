/** Freezes plain objects and lists, and what they hold, so that no request can change what another one shares. */
export function deepFreeze<T>(value: T): T {
  if (!isPlain(value) || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const each of Object.values(value)) deepFreeze(each);
  return value;
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null;
}

/** A mapper of shared rows whose results are shared as well, and frozen when they are. It must depend on nothing but the row. */
export function mapOnce<R extends object, T>(map: (row: R) => T): (row: R) => T {
  const results = new WeakMap<R, T>();
  return (row) => {
    const known = results.get(row);
    if (known !== undefined) return deepFreeze(known);
    const result = map(row);
    results.set(row, result);
    return result;
  };
}
