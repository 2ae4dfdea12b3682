import { fromGlobalId } from '../../domain/ids.js';
import type { Transfer } from '../../domain/transfer.js';
import type { CreatedKind, RequestScope } from './scope.js';
import type { Sources } from './sources.js';

/**
 * The write access of one caller. A caller limited to accounts can see objects that it shares with others: the business of an
 * account, the counterparty of a transfer, an incoming transfer. It can change these only if it created or sent them.
 */
export class WriteAccess {
  constructor(
    private readonly scope: RequestScope,
    private readonly sources: Pick<Sources, 'node'>,
  ) {}

  /** Whether the caller can see and change the object. **Throws** `UpstreamError` if this needs a read that fails. */
  async canChange(id: string): Promise<boolean> {
    const object = await this.sources.node(id);
    if (object === null || !this.scope.access.isAccountScoped) return object !== null;
    const kind = fromGlobalId(id)?.kind;
    if (kind === 'Business' || kind === 'Counterparty') return this.made(kind, id);
    return kind !== 'Transfer' || this.scope.access.sentTransfer(object as Transfer);
  }

  /**
   * Whether the result of an earlier operation on the object can be returned to the caller again. Grants alone decide this if
   * possible, because the object may no longer exist. **Throws** `UpstreamError` if it must be read and the read fails.
   */
  async canReplay(id: string): Promise<boolean> {
    const { access } = this.scope;
    if (!access.isAccountScoped) return true;
    const kind = fromGlobalId(id)?.kind;
    if (kind === 'Account') return access.account(id);
    if (kind === 'Business' || kind === 'Counterparty') return this.made(kind, id);
    if (kind === 'RecurringTransfer') return this.seesSeries(id, kind, 'recurringTransfers');
    if (kind === 'ScheduledTransfer') return this.seesSeries(id, kind, 'scheduledTransfers');
    return this.canChange(id);
  }

  private async made(kind: CreatedKind, id: string): Promise<boolean> {
    const found = this.scope.access.parse(id, kind);
    return found !== null && (await this.scope.createdIds(kind, found.connector.name)).includes(id);
  }

  private seesSeries(
    id: string,
    kind: 'RecurringTransfer' | 'ScheduledTransfer',
    name: 'recurringTransfers' | 'scheduledTransfers',
  ): boolean {
    const port = this.scope.access.parse(id, kind)?.connector.ports[name];
    return port !== undefined && this.scope.access.seesSeries(port);
  }
}
