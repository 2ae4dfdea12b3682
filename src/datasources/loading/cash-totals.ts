import type { Account, AccountBalance, AccountStatus } from '../../domain/account.js';
import type { Environment } from '../../domain/capabilities.js';
import type { BalanceTotal, CurrencyPosition } from '../../domain/cash-position.js';
import { groupBy } from '../../domain/group-by.js';
import { addMoney, type Money } from '../../domain/money.js';

/** An account and the balance that its provider states; null if it states none. */
export interface CountedAccount {
  readonly environment: Environment;
  readonly account: Account;
  readonly balance: AccountBalance | null;
}

type Figure = 'current' | 'available';

/** Accounts that hold no money of their own. Without a stated balance they are not missing from a total. */
const WITHOUT_MONEY: ReadonlySet<AccountStatus> = new Set(['PENDING', 'CLOSED', 'ERROR']);

/**
 * One total per environment and currency, ordered by currency. Amounts of different environments or currencies are never added.
 * `isMissing` names the environments of which a connector could not be read: their figures are incomplete.
 */
export function toTotals(
  accounts: readonly CountedAccount[],
  isMissing: (environment: Environment) => boolean,
): readonly CurrencyPosition[] {
  const counted = accounts.filter(({ account, balance }) => balance || !WITHOUT_MONEY.has(account.status));
  const groups = groupBy(counted, ({ account, environment }) => `${account.currency} ${environment}`);
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) => toPosition(group, isMissing));
}

function toPosition(
  group: readonly CountedAccount[],
  isMissing: (environment: Environment) => boolean,
): CurrencyPosition[] {
  const [first] = group;
  if (!first) return [];
  const { environment } = first;
  const isWhole = !isMissing(environment);
  const total = (figure: Figure): BalanceTotal | null => toTotal(group, figure, isWhole);
  return [
    {
      environment,
      currency: first.account.currency,
      current: total('current'),
      available: total('available'),
      accountCount: group.length,
    },
  ];
}

function toTotal(group: readonly CountedAccount[], figure: Figure, isWhole: boolean): BalanceTotal | null {
  const stated = group.map(({ balance }) => balance?.[figure] ?? null).filter((money) => money !== null);
  const [first, ...rest] = stated;
  if (!first) return null;
  const sum = rest.reduce((total: Money, money) => addMoney(total, money), first);
  return { ...sum, countedAccounts: stated.length, complete: isWhole && stated.length === group.length };
}
