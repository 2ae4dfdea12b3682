import { LRUCache } from 'lru-cache';
import type { Account, AccountBalance } from '../../domain/account.js';
import type { Clock } from '../../domain/clock.js';
import { UpstreamError } from '../../domain/errors.js';
import type { Call } from '../http/upstream.js';
import type { Connector } from '../provider.js';

/** The maximum age of an earlier balance that replaces one of an unavailable provider. **Units** milliseconds. */
const BRIDGE_MS = 24 * 60 * 60 * 1000;
const MAX_BALANCES = 50_000;

/** The latest known balances, stored separately per caller. */
export class LastBalances {
  private readonly balances: LRUCache<string, AccountBalance>;

  constructor(private readonly clock: Clock) {
    this.balances = new LRUCache({ max: MAX_BALANCES });
  }

  /** Stores a balance, except one that was read with the caller's own token: another request can have another token. */
  remember(
    { call, connector }: Pick<BalanceReads, 'call' | 'connector'>,
    account: string,
    balance: AccountBalance,
  ): void {
    if (connector.callerHeader !== undefined) return;
    this.balances.set(this.key(call, account), balance);
  }

  /** The latest balance that is at most `maxAgeMs` milliseconds old. */
  find(call: Call, account: string, maxAgeMs: number): AccountBalance | null {
    const balance = this.balances.get(this.key(call, account));
    return balance && this.isYoung(balance, maxAgeMs) ? balance : null;
  }

  /** The earlier balance to return while the provider is unavailable. */
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
  /** The account with its balance, read at most once per request. */
  readonly full: () => Promise<Account>;
  readonly last: LastBalances;
}

/** The balance according to this request, or an earlier one, marked stale, if the provider is unavailable. */
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

/** A balance that is at most `maxAgeMs` milliseconds old, stored or read now. **Throws** `UpstreamError` if the read fails. */
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
