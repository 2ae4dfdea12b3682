/** RFC 3339 in UTC with nine fractional digits; `nanos` are those below the millisecond. */
export function stampOf(atMs: number, nanos = 0): string {
  return new Date(atMs).toISOString().replace('Z', `${String(nanos % 1_000_000).padStart(6, '0')}Z`);
}

/** The stamp with that many fractional digits. */
export function withFraction(stamp: string, digits: number): string {
  return stamp.replace(/\.(\d+)Z$/, (_, fraction: string) =>
    digits === 0 ? 'Z' : `.${fraction.slice(0, digits)}Z`,
  );
}
