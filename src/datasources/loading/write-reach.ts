import { fromGlobalId } from '../../domain/ids.js';
import type { Transfer } from '../../domain/transfer.js';
import type { MadeKind, RequestScope } from './scope.js';
import type { Sources } from './sources.js';

/**
 * What one caller may change. Who is held to accounts sees some things that others share: the business behind an account, the
 * counterparty of a transfer, a transfer that somebody sent it. Those it changes only where it made them, or sent them.
 */
export class WriteReach {
  constructor(
    private readonly scope: RequestScope,
    private readonly sources: Pick<Sources, 'node'>,
  ) {}

  /** Whether the caller sees the object and may change it. **Throws** `UpstreamError` when that cannot be read. */
  async changes(id: string): Promise<boolean> {
    const object = await this.sources.node(id);
    if (object === null || !this.scope.reach.isLimited) return object !== null;
    const kind = fromGlobalId(id)?.kind;
    if (kind === 'Business' || kind === 'Counterparty') return this.made(kind, id);
    return kind !== 'Transfer' || this.scope.reach.sentTransfer(object as Transfer);
  }

  /**
   * Whether what was once done with the object may be told to the caller again. Grants alone decide it where they can: the object may
   * be gone for a better reason. **Throws** `UpstreamError` when it must be read and cannot be.
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
