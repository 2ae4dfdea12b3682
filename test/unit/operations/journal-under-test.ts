import { randomUUID } from 'node:crypto';
import { ownCall } from '../../../src/datasources/http/upstream.js';
import type { Connector, RecoveryMethod, Writes } from '../../../src/datasources/index.js';
import type { CreateTransfer } from '../../../src/domain/commands.js';
import { silentTelemetry, type Telemetry } from '../../../src/domain/telemetry.js';
import type { Transfer } from '../../../src/domain/transfer.js';
import type { Ask } from '../../../src/operations/ask.js';
import {
  createRecovery,
  DEFAULT_JOURNAL_SETTINGS,
  Journal,
  type JournalContext,
  type JournalSettings,
} from '../../../src/operations/index.js';
import type { OperationStore } from '../../../src/store/index.js';
import { FakeConnector } from '../../support/fake-connector.js';
import type { ManualClock } from '../../support/manual-clock.js';
import { NEVER, type UnderTest } from '../store/under-test.js';
import { COMMAND, FakeBank, type Fate } from './fake-bank.js';

export interface GatewayGiven extends Partial<JournalSettings> {
  readonly telemetry?: Telemetry;
  /** The header in which callers bring tokens of their own to the bank. */
  readonly callerHeader?: string;
}

/** One gateway's journal over a shared store. A dead one can do nothing more. */
export class Gateway {
  private isDead = false;
  readonly journal: Journal;
  readonly context: JournalContext;
  credential = 'first';
  /** The transfers whose statuses were recorded. */
  readonly observed: Transfer[] = [];

  constructor(
    store: OperationStore,
    private readonly clock: ManualClock,
    bank: FakeBank,
    { telemetry = silentTelemetry, callerHeader, ...settings }: GatewayGiven = {},
  ) {
    const connector: Connector = {
      ...new FakeConnector('bank', [], {
        createTransfer: bank.port,
        cancelTransfer: bank.port as unknown as Writes['cancelTransfer'],
      }).connector,
      credentialFingerprint: async () => this.credential,
      callerHeader,
    };
    this.context = {
      store: this.mortal(store),
      connector: (name) => (name === 'bank' ? connector : undefined),
      clock,
      telemetry,
      observe: (transfer) => this.observed.push(transfer),
      settings: { ...DEFAULT_JOURNAL_SETTINGS, waitMs: 20_000, ...settings },
    };
    this.journal = new Journal(this.context);
    bank.onDeath = () => this.die();
  }

  die(): void {
    this.isDead = true;
  }

  ask(idempotencyKey: string, more: Partial<typeof COMMAND> = {}, caller = randomUUID()) {
    return this.journal.run(this.askFor(idempotencyKey, caller, { ...COMMAND, ...more }));
  }

  /** Asks for a change of one object. */
  change(idempotencyKey: string, id: string) {
    const ask = this.askFor(idempotencyKey, randomUUID(), COMMAND);
    return this.journal.run({ ...ask, kind: 'cancelTransfer', command: { id } });
  }

  /** What a caller asks of the bank. */
  askFor(idempotencyKey: string, caller: string, command: CreateTransfer): Ask<'createTransfer'> {
    const connector = this.context.connector('bank');
    if (!connector) throw new Error('there is no connector');
    return {
      caller,
      idempotencyKey,
      connector,
      kind: 'createTransfer',
      command,
      call: ownCall(NEVER),
      problems: async () => [],
    };
  }

  /** Lets time go on and recovers what is due, step by step. */
  async settleAll(stepMs = DEFAULT_JOURNAL_SETTINGS.settleWindowMs, steps = 6): Promise<void> {
    for (let step = 0; step < steps; step += 1) {
      this.clock.advance(stepMs);
      while ((await this.recover()) > 0);
    }
  }

  /** One round of recovery. */
  recover(): Promise<number> {
    return createRecovery(this.context).round(NEVER);
  }

  private mortal(store: OperationStore): OperationStore {
    return new Proxy(store, {
      get: (target, name, receiver) => {
        const member = Reflect.get(target, name, receiver);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]) => {
          if (this.isDead) return Promise.reject(new Error('the gateway is dead'));
          return Reflect.apply(member, target, args);
        };
      },
    });
  }
}

/** A new bank and a gateway to it. What earlier tests left open is due again, and is none of this one's. */
export function startGateway(under: UnderTest, recoveryMethod: RecoveryMethod, fates: readonly Fate[] = []) {
  const bank = new FakeBank(under.clock, recoveryMethod, recoveryMethod === 'LIST' ? randomUUID() : null);
  bank.fates = [...fates];
  return { bank, gateway: new Gateway(under.store.operations, under.clock, bank) };
}
