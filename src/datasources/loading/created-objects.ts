import type { Account } from '../../domain/account.js';
import type { Business } from '../../domain/business.js';
import type { Counterparty } from '../../domain/counterparty.js';
import { toGlobalId } from '../../domain/ids.js';
import type { Connector } from '../provider.js';
import type { CallerAccess } from './caller-access.js';
import type { Loaders } from './loaders.js';
import type { NodeLoader } from './node-loader.js';
import type { CreatedIds, CreatedKind } from './scope.js';

/** The objects that a caller limited to accounts can access: through these accounts, and those that it created. */
export class CreatedObjects {
  private readonly asked = new Map<string, Promise<readonly string[]>>();

  constructor(
    private readonly access: CallerAccess,
    private readonly loaders: Loaders,
    private readonly madeByCaller: CreatedIds,
  ) {}

  /** Whether the portfolio's account is granted, because a portfolio is an account too. */
  async seesPortfolio(connector: Connector, businessId: string): Promise<boolean> {
    if (!this.access.isAccountScoped) return true;
    const own = await this.accounts(connector);
    return own.some((account) => account.kind === 'INVESTMENT' && account.businessId === businessId);
  }

  async businesses(connector: Connector): Promise<Business[]> {
    return loadAll(this.loaders.business, await this.businessIds(connector));
  }

  async accountsOf(connector: Connector, { id }: Business): Promise<Account[]> {
    const own = await this.accounts(connector);
    return own.filter(({ businessId }) => businessId === id);
  }

  async businessIds(connector: Connector): Promise<ReadonlySet<string>> {
    const [own, made] = await Promise.all([this.accounts(connector), this.made('Business', connector)]);
    return new Set([...own.flatMap(({ businessId }) => businessId ?? []), ...made]);
  }

  /** The counterparties that the caller registered. Those at the ends of transfers are known from the transfers. */
  async counterparties(connector: Connector): Promise<Counterparty[]> {
    return loadAll(this.loaders.counterparty, await this.made('Counterparty', connector));
  }

  async createdCounterparty(connector: Connector, id: string): Promise<boolean> {
    return (await this.made('Counterparty', connector)).includes(id);
  }

  private made(kind: CreatedKind, { name }: Connector): Promise<readonly string[]> {
    const key = `${kind} ${name}`;
    const ids = this.asked.get(key) ?? this.madeByCaller(kind, name);
    this.asked.set(key, ids);
    return ids;
  }

  private accounts(connector: Connector): Promise<Account[]> {
    const refs = this.access.accountRefs(connector.name) ?? [];
    const ids = refs.map((ref) => toGlobalId({ connector: connector.name, kind: 'Account', ref }));
    return loadAll(this.loaders.fullAccount, ids);
  }
}

async function loadAll<T>(loader: NodeLoader<T>, ids: Iterable<string>): Promise<T[]> {
  const found = await Promise.all([...ids].map((id) => loader.load(id)));
  return found.filter((each) => each !== null);
}
