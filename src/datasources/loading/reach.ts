import {
  type Grants,
  type Principal,
  reachesAccount,
  reachesConnector,
} from '../../auth/callers/principal.js';
import type { Account } from '../../domain/account.js';
import type { Card } from '../../domain/card.js';
import { fromGlobalId, type NodeId, type NodeKind } from '../../domain/ids.js';
import type { Ledger } from '../../domain/ledger.js';
import type { Transfer, TransferParty } from '../../domain/transfer.js';
import type { Connector } from '../provider.js';

/** What one caller reaches of all that is configured. Outside of it nothing exists. */
export class Reach {
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

  /** A caller limited to accounts sees only what is reached through them. */
  get isLimited(): boolean {
    return this.grants.accounts !== 'all';
  }

  connector(name: string): Connector | undefined {
    return this.byName.get(name);
  }

  /** What the id says, when it is of that kind and of a connector that is reached. */
  parse(id: string, kind: NodeKind): { readonly parsed: NodeId; readonly connector: Connector } | null {
    const parsed = fromGlobalId(id);
    const connector = parsed && this.byName.get(parsed.connector);
    return parsed && connector && parsed.kind === kind ? { parsed, connector } : null;
  }

  account(id: string): boolean {
    return reachesAccount(this.grants, id) && this.parse(id, 'Account') !== null;
  }

  /** Refs of the accounts to stay within at a connector; undefined when all may be seen. */
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
    return !this.isLimited || (card.accountId !== null && this.account(card.accountId));
  }

  seesLedger(ledger: Ledger): boolean {
    return !this.isLimited || (ledger.accountId !== null && this.account(ledger.accountId));
  }

  seesTransfer({ source, destination, accountId = null }: Transfer): boolean {
    if (!this.isLimited) return true;
    const behind = accountId !== null && this.account(accountId);
    return behind || [source, destination].some((party) => this.owns(party));
  }

  /** Whether an account of the caller's originates it: the others that see it are at its other end. */
  sentTransfer({ direction, source, destination, accountId = null }: Transfer): boolean {
    if (!this.isLimited) return true;
    const isBehind = accountId !== null && this.account(accountId);
    return isBehind || this.owns(direction === 'CREDIT' ? source : destination);
  }

  /** A series names no account: a caller limited to accounts sees those alone that its own token opens. */
  seesSeries(port: { readonly isCallersOwn: boolean }): boolean {
    return !this.isLimited || port.isCallersOwn;
  }

  private owns(party: TransferParty | null): boolean {
    return party?.kind === 'Account' && this.account(party.id);
  }
}
