import { formatMinor } from './json.js';
import type { Book, Entry } from './types.js';

export interface Effect {
  readonly key: string;
  readonly count: number;
}

/** A book with its check. */
export interface CheckedBook extends Book {
  /** The sum over all accounts by currency: zero if the book balances. **Units** minor units. */
  totals(): Readonly<Record<string, bigint>>;
  effects(): readonly Effect[];
  /** The balance of each account and currency. **Units** minor units. */
  balances(): readonly Entry[];
}

/** An empty double-entry book. `post` **throws** `RangeError` if the entries do not sum to zero in every currency. */
export function createBook(): CheckedBook {
  const balances = new Map<string, Map<string, bigint>>();
  const counts = new Map<string, number>();

  const add = ({ account, currency, minor }: Entry): void => {
    const ofAccount = balances.get(account) ?? new Map<string, bigint>();
    ofAccount.set(currency, (ofAccount.get(currency) ?? 0n) + minor);
    balances.set(account, ofAccount);
  };

  return {
    post({ entries, memo }) {
      requireBalance(entries, memo);
      for (const entry of entries) add(entry);
    },
    balance: (account, currency) => balances.get(account)?.get(currency) ?? 0n,
    effect: (key) => void counts.set(key, (counts.get(key) ?? 0) + 1),
    totals: () => sums([...balances.values()].flatMap((ofAccount) => [...ofAccount])),
    balances: () =>
      [...balances].flatMap(([account, ofAccount]) =>
        [...ofAccount].map(([currency, minor]) => ({ account, currency, minor })),
      ),
    effects: () => [...counts].map(([key, count]) => ({ key, count })),
    clear() {
      balances.clear();
      counts.clear();
    },
  };
}

function requireBalance(entries: readonly Entry[], memo: string | undefined): void {
  const totals = sums(entries.map(({ currency, minor }) => [currency, minor]));
  for (const [currency, total] of Object.entries(totals)) {
    if (total === 0n) continue;
    const what = memo === undefined ? 'a posting' : `the posting '${memo}'`;
    throw new RangeError(`${what} must sum to zero in ${currency}; its entries sum to ${formatMinor(total)}`);
  }
}

function sums(amounts: ReadonlyArray<readonly [currency: string, minor: bigint]>): Record<string, bigint> {
  const totals: Record<string, bigint> = {};
  for (const [currency, minor] of amounts) totals[currency] = (totals[currency] ?? 0n) + minor;
  return totals;
}
