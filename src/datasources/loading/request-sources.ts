import type { Account, AccountBalance } from '../../domain/account.js';
import type { Business, Portfolio, WireInstructions } from '../../domain/business.js';
import type { Card } from '../../domain/card.js';
import type { Connection } from '../../domain/connection.js';
import type { Counterparty } from '../../domain/counterparty.js';
import type { Document } from '../../domain/document.js';
import { fromGlobalId, type NodeKind, toGlobalId } from '../../domain/ids.js';
import type { Ledger } from '../../domain/ledger.js';
import type { RecurringTransfer, ScheduledTransfer } from '../../domain/recurring-transfer.js';
import type { Transaction } from '../../domain/transaction.js';
import type { Transfer, TransferFilter, TransferObservation } from '../../domain/transfer.js';
import type { TrustedDomainConfig } from '../../domain/trusted-domain-config.js';
import { accountOfTransaction } from './account-of-transaction.js';
import { type BalanceReads, readBalance, readYoungBalance } from './balances.js';
import { readCashPosition } from './cash-position.js';
import { toView } from './connector-view.js';
import { CreatedObjects } from './created-objects.js';
import { accountFeeds, listAccounts, listAccountsOf } from './lists/accounts.js';
import { listBusinesses } from './lists/businesses.js';
import { listCards } from './lists/cards.js';
import { listCounterparties } from './lists/counterparties.js';
import { listDocuments } from './lists/documents.js';
import { listLedgers } from './lists/ledgers.js';
import { listRecurringTransfers } from './lists/recurring-transfers.js';
import { listScheduledTransfers } from './lists/scheduled-transfers.js';
import { listTransactions } from './lists/transactions.js';
import { listTransfers } from './lists/transfers.js';
import { createLoaders, type Loaders } from './loaders.js';
import { connectorNamed, connectorsFor, type RequestScope } from './scope.js';
import { SeenTransfers } from './seen-transfers.js';
import type { ConnectorView, ListArgs, NodeObject, Sources } from './sources.js';

/** The data that one caller can access, for one request. */
export class RequestSources implements Sources {
  private readonly loaders: Loaders;
  private readonly own: CreatedObjects;
  private readonly seen: SeenTransfers;

  constructor(private readonly scope: RequestScope) {
    this.loaders = createLoaders(scope);
    this.seen = new SeenTransfers(scope);
    this.own = new CreatedObjects(scope.access, this.loaders, scope.createdIds);
  }

  connectors(): readonly ConnectorView[] {
    return this.scope.access.connectors.map(toView);
  }

  connector(name: string): ConnectorView {
    return toView(connectorNamed(this.scope, name, 'connector'));
  }

  async node(id: string): Promise<NodeObject | null> {
    const parsed = fromGlobalId(id);
    const read = parsed && this.readers[parsed.kind];
    return read ? read(id) : null;
  }

  private readonly readers: Partial<Record<NodeKind, (id: string) => Promise<NodeObject | null>>> = {
    Account: (id) => this.account(id),
    Business: (id) => this.business(id),
    Card: (id) => this.card(id),
    Connector: async (id) => {
      const found = this.scope.access.parse(id, 'Connector');
      return found && toView(found.connector);
    },
    Counterparty: (id) => this.counterparty(id),
    Document: (id) => this.document(id),
    Ledger: (id) => this.ledger(id),
    Portfolio: (id) => this.portfolio(id),
    RecurringTransfer: (id) => this.recurringTransfer(id),
    ScheduledTransfer: (id) => this.scheduledTransfer(id),
    Transaction: (id) => this.transaction(id),
    Transfer: (id) => this.transfer(id),
    TrustedDomainConfig: (id) => this.trustedDomainConfigById(id),
  };

  async account(id: string): Promise<Account | null> {
    return this.scope.access.account(id) ? this.loaders.account.load(id) : null;
  }

  async fullAccount(account: Account): Promise<Account> {
    if (account.detail === 'full') return account;
    return (await this.loaders.fullAccount.load(account.id)) ?? account;
  }

  async balance(account: Account, maxAgeSeconds: number | null): Promise<AccountBalance | null> {
    const found = this.scope.access.parse(account.id, 'Account');
    if (!found?.connector.ports.balances) return null;
    const reads: BalanceReads = {
      call: this.scope.call,
      connector: found.connector,
      full: () => this.fullAccount(account),
      last: this.scope.lastBalances,
    };
    if (maxAgeSeconds === null) return readBalance(reads, account);
    return readYoungBalance(reads, account, found.parsed.ref, maxAgeSeconds * 1000);
  }

  async card(id: string): Promise<Card | null> {
    const card = await this.loaders.card.load(id);
    return card && this.scope.access.seesCard(card) ? card : null;
  }

  async ledger(id: string): Promise<Ledger | null> {
    const ledger = await this.loaders.ledger.load(id);
    return ledger && this.scope.access.seesLedger(ledger) ? ledger : null;
  }

  async transaction(id: string): Promise<Transaction | null> {
    const transaction = await this.loaders.transaction.load(id);
    if (!transaction || !this.scope.access.isAccountScoped) return transaction;
    return (await this.accountOf(transaction)) ? transaction : null;
  }

  async accountOf(transaction: Transaction): Promise<Account | null> {
    const id = await accountOfTransaction(this.loaders, transaction);
    return id === null ? null : this.account(id);
  }

  async transfer(id: string): Promise<Transfer | null> {
    const transfer = await this.loaders.transfer.load(id);
    if (!transfer || !this.scope.access.seesTransfer(transfer)) return null;
    this.seen.add([transfer]);
    return transfer;
  }

  async timelineOf(transfer: Transfer): Promise<readonly TransferObservation[]> {
    return this.seen.timelineOf(transfer);
  }

  async counterparty(id: string): Promise<Counterparty | null> {
    return (await this.reachesCounterparty(id)) ? this.loaders.counterparty.load(id) : null;
  }

  async business(id: string): Promise<Business | null> {
    const found = this.scope.access.parse(id, 'Business');
    if (!found) return null;
    const reached =
      !this.scope.access.isAccountScoped || (await this.own.businessIds(found.connector)).has(id);
    return reached ? this.loaders.business.load(id) : null;
  }

  async trustedDomainConfig(name: string): Promise<TrustedDomainConfig | null> {
    const { ports } = connectorNamed(this.scope, name, 'connector');
    if (this.scope.access.isAccountScoped) return null;
    return (await ports.trustedDomains?.read(this.scope.call)) ?? null;
  }

  async portfolioOf(business: Business): Promise<Portfolio | null> {
    const found = this.scope.access.parse(business.id, 'Business');
    if (!found?.connector.ports.portfolios || !(await this.own.seesPortfolio(found.connector, business.id)))
      return null;
    const { connector, ref } = found.parsed;
    return this.loaders.portfolio.load(toGlobalId({ connector, kind: 'Portfolio', ref }));
  }

  async wireInstructionsOf(business: Business): Promise<WireInstructions | null> {
    const found = this.scope.access.parse(business.id, 'Business');
    if (!found || this.scope.access.isAccountScoped) return null;
    const { businesses } = found.connector.ports;
    return (await businesses?.wireInstructions?.(this.scope.call, found.parsed.ref)) ?? null;
  }

  async downloadUrlOf(document: Document): Promise<string | null> {
    const found = this.scope.access.parse(document.id, 'Document');
    if (!found || this.scope.access.isAccountScoped) return null;
    return (await found.connector.ports.documents?.downloadUrl(this.scope.call, found.parsed.ref)) ?? null;
  }

  readonly accounts: Sources['accounts'] = (args) => listAccounts(this.scope, args);
  readonly accountsOf: Sources['accountsOf'] = (business, args) =>
    listAccountsOf(this.scope, business, args, (connector) => this.own.accountsOf(connector, business));
  readonly cards: Sources['cards'] = (args) => listCards(this.scope, args);
  readonly transactions: Sources['transactions'] = (args) => listTransactions(this.scope, args);
  readonly counterparties: Sources['counterparties'] = (args) =>
    listCounterparties(this.scope, args, (connector) => this.own.counterparties(connector));
  readonly documents: Sources['documents'] = (args) => listDocuments(this.scope, args);

  readonly ledgers: Sources['ledgers'] = (args) => listLedgers(this.scope, args);
  readonly recurringTransfers: Sources['recurringTransfers'] = (args) =>
    listRecurringTransfers(this.scope, args);
  readonly scheduledTransfers: Sources['scheduledTransfers'] = (args) =>
    listScheduledTransfers(this.scope, args);

  readonly businesses: Sources['businesses'] = (args) =>
    listBusinesses(this.scope, args, (connector) => this.own.businesses(connector));

  async transfers(args: ListArgs<TransferFilter>): Promise<Connection<Transfer>> {
    const connection = await listTransfers(this.scope, args);
    this.seen.add(connection.edges.map(({ node }) => node));
    return connection;
  }

  readonly cashPosition: Sources['cashPosition'] = ({ connectors, currency }) =>
    readCashPosition({
      connectors: connectorsFor(this.scope, 'balances', connectors),
      feeds: (connector) => accountFeeds(this.scope, connector),
      isReached: (account) => this.scope.access.seesAccount(account),
      balance: async (account) => (await this.fullAccount(account)).balance,
      currency,
      now: new Date(this.scope.clock.nowMs()).toISOString(),
    });

  private async recurringTransfer(id: string): Promise<RecurringTransfer | null> {
    const port = this.scope.access.parse(id, 'RecurringTransfer')?.connector.ports.recurringTransfers;
    return port && this.scope.access.seesSeries(port) ? this.loaders.recurringTransfer.load(id) : null;
  }

  private async scheduledTransfer(id: string): Promise<ScheduledTransfer | null> {
    const port = this.scope.access.parse(id, 'ScheduledTransfer')?.connector.ports.scheduledTransfers;
    return port && this.scope.access.seesSeries(port) ? this.loaders.scheduledTransfer.load(id) : null;
  }

  private async trustedDomainConfigById(id: string): Promise<TrustedDomainConfig | null> {
    const found = this.scope.access.parse(id, 'TrustedDomainConfig');
    const config = found && (await this.trustedDomainConfig(found.connector.name));
    return config?.id === id ? config : null;
  }

  private async document(id: string): Promise<Document | null> {
    return this.scope.access.isAccountScoped ? null : this.loaders.document.load(id);
  }

  private async portfolio(id: string): Promise<Portfolio | null> {
    const portfolio = await this.loaders.portfolio.load(id);
    const found = this.scope.access.parse(id, 'Portfolio');
    if (!portfolio || !found) return null;
    return (await this.own.seesPortfolio(found.connector, portfolio.businessId)) ? portfolio : null;
  }

  private async reachesCounterparty(id: string): Promise<boolean> {
    if (!this.scope.access.isAccountScoped || this.seen.names(id)) return true;
    const found = this.scope.access.parse(id, 'Counterparty');
    if (!found) return false;
    if (await this.own.createdCounterparty(found.connector, id)) return true;
    const filter = { counterparty: id };
    const { edges } = await this.transfers({ field: 'Query.node', first: 1, after: null, filter });
    return edges.length > 0;
  }
}
