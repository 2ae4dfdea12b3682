import type { Account, AccountBalance } from '../../domain/account.js';
import type { CashPosition, ConnectorPosition, CurrencyPosition } from '../../domain/cash-position.js';
import { type ConnectorFailure, toConnectorFailure, UpstreamError } from '../../domain/errors.js';
import { addMoney, type Money } from '../../domain/money.js';
import { compareMoments, type Feed } from '../../domain/page.js';
import type { Connector } from '../provider.js';

export interface CashPositionReads {
  readonly connectors: readonly Connector[];
  readonly feeds: (connector: Connector) => Promise<ReadonlyArray<Feed<Account>>>;
  /** Whether the caller can access the account. Rows of the feed are checked too. */
  readonly isReached: (account: Account) => boolean;
  /** The balance that the provider states in this request, never an earlier one. */
  readonly balance: (account: Account) => Promise<AccountBalance | null>;
  readonly currency: string | undefined;
  /** The time of a position without balances. **Shape** RFC 3339. */
  readonly now: string;
}

/** The counted balances of one connector. */
interface Share {
  readonly connector: Connector;
  readonly balances: readonly AccountBalance[];
}

/**
 * Adds the balances of all connectors per currency. A connector counts as a whole or not at all: if one of its balances or records
 * cannot be read, it is in `unavailable` and in no total. Accounts without a stated balance are not counted.
 */
export async function readCashPosition(reads: CashPositionReads): Promise<CashPosition> {
  const shares: Share[] = [];
  const unavailable: ConnectorFailure[] = [];
  await Promise.all(
    reads.connectors.map(async (connector) => {
      try {
        shares.push(await readShare(reads, connector));
      } catch (error) {
        if (!(error instanceof UpstreamError)) throw error;
        unavailable.push(toConnectorFailure(error));
      }
    }),
  );
  const order = reads.connectors.map(({ name }) => name);
  const byConnector = shares.map(toConnectorPosition);
  const balances = shares.flatMap((share) => share.balances);
  return {
    totals: toTotals(balances),
    byConnector: byConnector.sort((a, b) => order.indexOf(a.connector) - order.indexOf(b.connector)),
    asOf: oldest(balances) ?? reads.now,
    complete: unavailable.length === 0,
    unavailable,
  };
}

async function readShare(reads: CashPositionReads, connector: Connector): Promise<Share> {
  const feeds = await reads.feeds(connector);
  const accounts = (await Promise.all(feeds.map((feed) => readWhole(feed, connector)))).flat();
  const reached = accounts.filter((account) => reads.isReached(account));
  const wanted = reached.filter(({ currency }) => (reads.currency ?? currency) === currency);
  const balances = await Promise.all(wanted.map((account) => reads.balance(account)));
  return { connector, balances: balances.filter((balance) => balance !== null) };
}

async function readWhole(feed: Feed<Account>, connector: Connector): Promise<Account[]> {
  const accounts = new Map<string, Account>();
  let at: string | undefined;
  do {
    const page = at === undefined ? await feed.read() : await feed.read(at);
    if (page.unreadable > 0 || page.incomplete)
      throw new UpstreamError({ connector, code: 'INVALID_RESPONSE', sent: 'yes' });
    for (const account of page.items) accounts.set(account.id, account);
    at = page.next;
  } while (at !== undefined);
  return [...accounts.values()];
}

function toConnectorPosition({ connector, balances }: Share): ConnectorPosition {
  return { connector: connector.name, totals: toTotals(balances) };
}

function toTotals(balances: readonly AccountBalance[]): CurrencyPosition[] {
  const totals = new Map<string, CurrencyPosition>();
  for (const { current, available } of balances) {
    const currency = (current ?? available)?.currency;
    if (currency === undefined) continue;
    const zero: Money = { minor: 0n, currency };
    const sum = totals.get(currency) ?? { currency, current: zero, available: zero, accountCount: 0 };
    totals.set(currency, {
      currency,
      current: addMoney(sum.current, current ?? zero),
      available: addMoney(sum.available, available ?? zero),
      accountCount: sum.accountCount + 1,
    });
  }
  return [...totals.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

function oldest(balances: readonly AccountBalance[]): string | null {
  const moments = balances.map(({ asOf }) => asOf).sort(compareMoments);
  return moments[0] ?? null;
}
