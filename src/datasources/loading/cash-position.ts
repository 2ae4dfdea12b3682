import type { Account, AccountBalance } from '../../domain/account.js';
import type { Environment } from '../../domain/capabilities.js';
import type { CashPosition, ConnectorPosition } from '../../domain/cash-position.js';
import { type ConnectorFailure, toConnectorFailure, UpstreamError } from '../../domain/errors.js';
import { compareMoments, type Feed } from '../../domain/page.js';
import { MAX_WHOLE_PAGES, notWhole, readPages } from '../paging/read-pages.js';
import type { Connector } from '../provider.js';
import { mapBounded } from '../reading/bounded.js';
import { type CountedAccount, toTotals } from './cash-totals.js';

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

/** The accounts of one connector. */
interface Share {
  readonly connector: Connector;
  readonly accounts: readonly CountedAccount[];
}

/**
 * Adds the balances of all connectors per currency. A connector counts as a whole or not at all: if one of its balances or records
 * cannot be read, it is in `unavailable` and in no total.
 */
export async function readCashPosition(reads: CashPositionReads): Promise<CashPosition> {
  const shares: Share[] = [];
  const unavailable: ConnectorFailure[] = [];
  const missing = new Set<Environment>();
  await Promise.all(
    reads.connectors.map(async (connector) => {
      try {
        shares.push(await readShare(reads, connector));
      } catch (error) {
        if (!(error instanceof UpstreamError)) throw error;
        unavailable.push(toConnectorFailure(error));
        missing.add(connector.environment);
      }
    }),
  );
  const order = reads.connectors.map(({ name }) => name);
  const byConnector = shares.map(toConnectorPosition);
  const accounts = shares.flatMap((share) => share.accounts);
  return {
    totals: toTotals(accounts, (environment) => missing.has(environment)),
    byConnector: byConnector.sort((a, b) => order.indexOf(a.connector) - order.indexOf(b.connector)),
    asOf: oldest(accounts) ?? reads.now,
    complete: unavailable.length === 0,
    unavailable,
  };
}

async function readShare(reads: CashPositionReads, connector: Connector): Promise<Share> {
  const feeds = await reads.feeds(connector);
  const accounts = (await Promise.all(feeds.map((feed) => readWhole(feed, connector)))).flat();
  const reached = accounts.filter((account) => reads.isReached(account));
  const wanted = reached.filter(({ currency }) => (reads.currency ?? currency) === currency);
  return { connector, accounts: await readBalances(reads, connector, wanted) };
}

/** The balances that one connector reads at a time. More would only wait for its limits, and others would wait behind them. */
const AT_ONCE = 32;

async function readBalances(
  reads: CashPositionReads,
  connector: Connector,
  accounts: readonly Account[],
): Promise<CountedAccount[]> {
  const failures: UpstreamError[] = [];
  const read = async (account: Account) => {
    if (failures.length > 0) return null;
    try {
      return await toCounted(reads, connector, account);
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
      failures.push(error);
      return null;
    }
  };
  const counted = await mapBounded(accounts, read, AT_ONCE);
  const failure = failures.find(isOverLimit) ?? failures[0];
  if (failure) throw failure;
  return counted.filter((each) => each !== null);
}

async function toCounted(
  reads: CashPositionReads,
  connector: Connector,
  account: Account,
): Promise<CountedAccount> {
  const balance = await reads.balance(account);
  if (balance && !isIn(account.currency, balance))
    throw new UpstreamError({ connector, code: 'INVALID_RESPONSE', sent: 'yes' });
  return { environment: connector.environment, account, balance };
}

/** When the time of the request is over, some reads are on their way. What was held back is the reason why the time was not enough. */
function isOverLimit({ code, isHeldBack }: UpstreamError): boolean {
  return isHeldBack && code === 'RATE_LIMITED';
}

function isIn(currency: string, { current, available }: AccountBalance): boolean {
  return [current, available].every((money) => money === null || money.currency === currency);
}

async function readWhole(feed: Feed<Account>, connector: Connector): Promise<Account[]> {
  const accounts = new Map<string, Account>();
  const end = await readPages<string>(MAX_WHOLE_PAGES, async (at) => {
    const page = at === undefined ? await feed.read() : await feed.read(at);
    if (page.unreadable > 0 || page.incomplete)
      throw new UpstreamError({ connector, code: 'INVALID_RESPONSE', sent: 'yes' });
    for (const account of page.items) accounts.set(account.id, account);
    return page.next ?? null;
  });
  if (end !== 'whole') throw notWhole(connector, end);
  return [...accounts.values()];
}

function toConnectorPosition({ connector, accounts }: Share): ConnectorPosition {
  return { connector: connector.name, totals: toTotals(accounts, () => false) };
}

function oldest(accounts: readonly CountedAccount[]): string | null {
  const moments = accounts.flatMap(({ balance }) => balance?.asOf ?? []).sort(compareMoments);
  return moments[0] ?? null;
}
