import { type Grants, type Principal, reachesAccount, reachesConnector } from '../../auth/index.js';
import type { Account } from '../../domain/account.js';
import type { Card } from '../../domain/card.js';
import { fromGlobalId, type NodeId, type NodeKind } from '../../domain/ids.js';
import type { Ledger } from '../../domain/ledger.js';
import type { Transfer, TransferParty } from '../../domain/transfer.js';
import type { Connector } from '../provider.js';

/** The connectors and accounts that one caller can access. Other objects do not exist for the caller. */
export class CallerAccess {
  private readonly byName: ReadonlyMap<string, Connector>;
  private readonly grants: Grants;

  constructor(principal: Principal, connectors: readonly Connector[]) {
    this.grants = principal.grants;
    const reached = connectors.filter(({ name }) => reachesConnector(principal.grants, name));
    this.byName = new Map(reached.map((connector) => [connector.name, connector]));
  }

  get connectors(): readonly Connector[] {
    return [...this.byName.values()];
  }

  /** Whether the caller is limited to accounts and their related objects. */
  get isAccountScoped(): boolean {
    return this.grants.accounts !== 'all';
  }

  connector(name: string): Connector | undefined {
    return this.byName.get(name);
  }

  /** The parts of the id if it has that kind and the caller can access its connector, else null. */
  parse(id: string, kind: NodeKind): { readonly parsed: NodeId; readonly connector: Connector } | null {
    const parsed = fromGlobalId(id);
    const connector = parsed && this.byName.get(parsed.connector);
    return parsed && connector && parsed.kind === kind ? { parsed, connector } : null;
  }

  account(id: string): boolean {
    return reachesAccount(this.grants, id) && this.parse(id, 'Account') !== null;
  }

  /** The refs of the granted accounts at a connector; undefined: all accounts. */
  accountRefs(connector: string): readonly string[] | undefined {
    if (this.grants.accounts === 'all') return undefined;
    return [...this.grants.accounts].flatMap((id) => {
      const parsed = fromGlobalId(id);
      return parsed?.kind === 'Account' && parsed.connector === connector ? [parsed.ref] : [];
    });
  }

  seesAccount(account: Account): boolean {
    return reachesAccount(this.grants, account.id);
  }

  seesCard(card: Card): boolean {
    return !this.isAccountScoped || (card.accountId !== null && this.account(card.accountId));
  }

  seesLedger(ledger: Ledger): boolean {
    return !this.isAccountScoped || (ledger.accountId !== null && this.account(ledger.accountId));
  }

  seesTransfer({ source, destination, accountId = null }: Transfer): boolean {
    if (!this.isAccountScoped) return true;
    const behind = accountId !== null && this.account(accountId);
    return behind || [source, destination].some((party) => this.owns(party));
  }

  /** Whether an account of the caller originates the transfer. Other callers can see it from its other end. */
  sentTransfer({ source, accountId = null }: Transfer): boolean {
    if (!this.isAccountScoped) return true;
    const isBehind = accountId !== null && this.account(accountId);
    return isBehind || this.owns(source);
  }

  /** Whether the caller can see series. They name no account, so a caller limited to accounts sees only those of its own token. */
  seesSeries(port: { readonly isCallersOwn: boolean }): boolean {
    return !this.isAccountScoped || port.isCallersOwn;
  }

  private owns(party: TransferParty | null): boolean {
    return party?.kind === 'Account' && this.account(party.id);
  }
}
