import { LRUCache } from 'lru-cache';
import type { Account, AccountBalance } from '../../domain/account.js';
import type { Clock } from '../../domain/clock.js';
import { UpstreamError } from '../../domain/errors.js';
import type { Call } from '../http/upstream.js';
import type { Connector } from '../provider.js';

/** How long an earlier balance may stand in for a provider that does not answer. */
const BRIDGE_MS = 24 * 60 * 60 * 1000;
const MAX_BALANCES = 50_000;

/** The latest balances seen, apart for every caller. */
export class LastBalances {
  private readonly balances: LRUCache<string, AccountBalance>;

  constructor(private readonly clock: Clock) {
    this.balances = new LRUCache({ max: MAX_BALANCES });
  }

  /** What was read with a token of the caller's own is not kept: another request may bring another's. */
  remember(
    { call, connector }: Pick<BalanceReads, 'call' | 'connector'>,
    account: string,
    balance: AccountBalance,
  ): void {
    if (connector.callerHeader !== undefined) return;
    this.balances.set(this.key(call, account), balance);
  }

  /** The latest one no older than `maxAgeMs`. */
  find(call: Call, account: string, maxAgeMs: number): AccountBalance | null {
    const balance = this.balances.get(this.key(call, account));
    return balance && this.isYoung(balance, maxAgeMs) ? balance : null;
  }

  /** Stands in for a provider that does not answer. */
  bridge(call: Call, account: string): AccountBalance | null {
    const balance = this.find(call, account, BRIDGE_MS);
    return balance && { ...balance, stale: true };
  }

  isYoung(balance: AccountBalance, maxAgeMs: number): boolean {
    return this.clock.nowMs() - Date.parse(balance.asOf) <= maxAgeMs;
  }

  private key(call: Call, account: string): string {
    return `${call.shareKey}\n${account}`;
  }
}

export interface BalanceReads {
  readonly call: Call;
  readonly connector: Connector;
  /** The account with its balance, read at most once for this request. */
  readonly full: () => Promise<Account>;
  readonly last: LastBalances;
}

/** The balance as this request finds it; an earlier one, marked stale, when the provider does not answer. */
export async function readBalance(reads: BalanceReads, account: Account): Promise<AccountBalance | null> {
  try {
    const { balance } = await reads.full();
    if (balance) reads.last.remember(reads, account.id, balance);
    return balance;
  } catch (error) {
    const bridged =
      error instanceof UpstreamError && error.retryable ? reads.last.bridge(reads.call, account.id) : null;
    if (bridged) return bridged;
    throw error;
  }
}

/** A balance no older than `maxAgeMs`: an earlier one if young enough, else read now. **Throws** `UpstreamError` where that fails. */
export async function readYoungBalance(
  reads: BalanceReads,
  account: Account,
  ref: string,
  maxAgeMs: number,
): Promise<AccountBalance | null> {
  const { call, connector, last } = reads;
  const own = account.balance && last.isYoung(account.balance, maxAgeMs) ? account.balance : null;
  const known = own ?? last.find(call, account.id, maxAgeMs);
  if (known && maxAgeMs > 0) return known;
  const balance = (await connector.ports.balances?.read(call, ref)) ?? null;
  if (!balance) return null;
  last.remember(reads, account.id, balance);
  if (maxAgeMs > 0 && !last.isYoung(balance, maxAgeMs))
    throw new UpstreamError({ connector, code: 'UNAVAILABLE', sent: 'yes' });
  return balance;
}
