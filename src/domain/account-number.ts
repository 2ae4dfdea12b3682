const SHOWN = 4;

/** The last four characters of an account number; null for a number of which nothing would stay hidden. */
export function lastFourOf(accountNumber: string): string | null;
export function lastFourOf(accountNumber: string | null | undefined): string | null;
export function lastFourOf(accountNumber: string | null | undefined): string | null {
  if (!accountNumber || accountNumber.length <= SHOWN) return null;
  return accountNumber.slice(-SHOWN);
}
