/** More than this is no wait that anybody sits out. */
const LONGEST_MS = 24 * 60 * 60_000;

/** A `Retry-After` header, seconds or an HTTP date → milliseconds from now, at most a day; null when there is none to read. */
export function readRetryAfter(header: string | undefined, nowMs: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,10}$/.test(text)) return Math.min(LONGEST_MS, Number(text) * 1000);
  if (!/[A-Za-z]/.test(text)) return null;
  const atMs = Date.parse(text);
  return Number.isNaN(atMs) ? null : Math.min(LONGEST_MS, Math.max(0, atMs - nowMs));
}
