import type { Account } from '../../domain/account.js';
import type { Business } from '../../domain/business.js';
import { toGlobalId } from '../../domain/ids.js';
import type { Connector } from '../provider.js';
import type { Loaders } from './loaders.js';
import type { Reach } from './reach.js';

/** What a caller limited to accounts reaches through them. */
export class OwnObjects {
  constructor(
    private readonly reach: Reach,
    private readonly loaders: Loaders,
  ) {}

  /** A portfolio is an account too: whoever is limited to accounts must hold that one. */
  async seesPortfolio(connector: Connector, businessId: string): Promise<boolean> {
    if (!this.reach.isLimited) return true;
    const own = await this.accounts(connector);
    return own.some((account) => account.kind === 'INVESTMENT' && account.businessId === businessId);
  }

  async businesses(connector: Connector): Promise<Business[]> {
    const ids = [...(await this.businessIds(connector))];
    const businesses = await Promise.all(ids.map((id) => this.loaders.business.load(id)));
    return businesses.filter((business) => business !== null);
  }

  async businessIds(connector: Connector): Promise<ReadonlySet<string>> {
    const own = await this.accounts(connector);
    return new Set(own.flatMap(({ businessId }) => businessId ?? []));
  }

  private async accounts(connector: Connector): Promise<Account[]> {
    const refs = this.reach.accountRefs(connector.name) ?? [];
    const ids = refs.map((ref) => toGlobalId({ connector: connector.name, kind: 'Account', ref }));
    const accounts = await Promise.all(ids.map((id) => this.loaders.fullAccount.load(id)));
    return accounts.filter((account) => account !== null);
  }
}
