import type { AccountBalance } from '../../../domain/account.js';
import { addMoney } from '../../../domain/money.js';
import { compareMoments } from '../../../domain/page.js';
import type { LedgerBalanceJson } from '../json/records.js';

/** What is on a ledger. Cardbiller states what is available, nothing else. `at`: when the answer arrived. */
export function toBalance({ available, asOf }: LedgerBalanceJson, at: string): AccountBalance {
  return { available, current: null, held: null, asOf: asOf ?? at, stale: false };
}

/** What is on several ledgers, as old as the oldest; null without any. **Throws** `RangeError` when their currencies differ. */
export function toSum(balances: readonly AccountBalance[]): AccountBalance | null {
  const [first, ...rest] = balances;
  return first ? rest.reduce(add, first) : null;
}

function add(a: AccountBalance, b: AccountBalance): AccountBalance {
  const available = a.available && b.available ? addMoney(a.available, b.available) : null;
  return { ...a, available, asOf: compareMoments(a.asOf, b.asOf) <= 0 ? a.asOf : b.asOf };
}
