import { fromGlobalId } from '../../domain/ids.js';
import type { Transfer } from '../../domain/transfer.js';
import type { MadeKind, RequestScope } from './scope.js';
import type { Sources } from './sources.js';

/**
 * The write access of one caller. A caller limited to accounts can see objects that it shares with others: the business of an
 * account, the counterparty of a transfer, an incoming transfer. It can change these only if it created or sent them.
 */
export class WriteReach {
  constructor(
    private readonly scope: RequestScope,
    private readonly sources: Pick<Sources, 'node'>,
  ) {}

  /** Whether the caller can see and change the object. **Throws** `UpstreamError` if this needs a read that fails. */
  async changes(id: string): Promise<boolean> {
    const object = await this.sources.node(id);
    if (object === null || !this.scope.reach.isLimited) return object !== null;
    const kind = fromGlobalId(id)?.kind;
    if (kind === 'Business' || kind === 'Counterparty') return this.made(kind, id);
    return kind !== 'Transfer' || this.scope.reach.sentTransfer(object as Transfer);
  }

  /**
   * Whether the result of an earlier operation on the object can be returned to the caller again. Grants alone decide this if
   * possible, because the object may no longer exist. **Throws** `UpstreamError` if it must be read and the read fails.
   */
  async keeps(id: string): Promise<boolean> {
    const { reach } = this.scope;
    if (!reach.isLimited) return true;
    const kind = fromGlobalId(id)?.kind;
    if (kind === 'Account') return reach.account(id);
    if (kind === 'Business' || kind === 'Counterparty') return this.made(kind, id);
    if (kind === 'RecurringTransfer') return this.seesSeries(id, kind, 'recurringTransfers');
    if (kind === 'ScheduledTransfer') return this.seesSeries(id, kind, 'scheduledTransfers');
    return this.changes(id);
  }

  private async made(kind: MadeKind, id: string): Promise<boolean> {
    const found = this.scope.reach.parse(id, kind);
    return found !== null && (await this.scope.made(kind, found.connector.name)).includes(id);
  }

  private seesSeries(
    id: string,
    kind: 'RecurringTransfer' | 'ScheduledTransfer',
    name: 'recurringTransfers' | 'scheduledTransfers',
  ): boolean {
    const port = this.scope.reach.parse(id, kind)?.connector.ports[name];
    return port !== undefined && this.scope.reach.seesSeries(port);
  }
}
