import type {
  Attempt,
  Finding,
  Mark,
  RecoveryMethod,
  Write,
  WritePort,
} from '../../../src/datasources/index.js';
import type { CreateTransfer } from '../../../src/domain/commands.js';
import { UpstreamError } from '../../../src/domain/errors.js';
import type { UserError } from '../../../src/domain/operation.js';
import type { Transfer } from '../../../src/domain/transfer.js';
import { aTransfer } from '../../support/fake-connector.js';
import type { ManualClock } from '../../support/manual-clock.js';

/** What happens to one request. */
export type Fate =
  | 'answered'
  | 'refused'
  | 'unsent'
  | 'not-now'
  | 'lost-before'
  | 'lost-after'
  /** The gateway dies when the provider has booked, or just before. */
  | 'die-after'
  | 'die-before';

interface Effect {
  readonly reference: string;
  readonly transfer: Transfer;
  readonly atMs: number;
}

export const CONNECTOR = { name: 'bank', provider: 'TREASURY_PRIME', environment: 'SANDBOX' } as const;

export const COMMAND: CreateTransfer = {
  source: 'from',
  destination: { account: 'to' },
  amount: { minor: 1000n, currency: 'USD' },
  rail: 'INTERNAL',
  direction: 'PUSH',
  ach: null,
  description: null,
  userData: null,
};

/** A provider in memory: what it booked is known, whatever its answers say. */
export class FakeBank {
  readonly effects: Effect[] = [];
  readonly sent: Mark[] = [];
  /** Whatever a write was made of, in order. */
  readonly commands: CreateTransfer[] = [];
  private readonly keys = new Map<string, Transfer>();
  /** In order; answered when there are no more. */
  fates: Fate[] = [];
  /** How long an effect takes to show in the list. */
  lagMs = 0;
  /** What every transfer has beside its id. */
  more: Partial<Transfer> = {};
  listFails = false;
  /** What the rules of the port have against every command. */
  refuses: readonly UserError[] = [];
  /** What a read finds against every command. */
  checks: readonly UserError[] = [];
  onDeath: () => void = () => undefined;
  /** Happens with the request on its way, before the provider takes it. */
  onSend: (attempt: Attempt) => void | Promise<void> = () => undefined;
  /** In place of the fates: what sending ends with. */
  fails: Error | null = null;
  /** In place of the list: what a look says. */
  finding: Finding<Transfer> | null = null;

  constructor(
    private readonly clock: ManualClock,
    readonly recoveryMethod: RecoveryMethod,
    private readonly lock: string | null = null,
  ) {}

  get port(): WritePort<CreateTransfer, Transfer | null> {
    return { plan: (command) => (this.refuses.length > 0 ? { errors: this.refuses } : this.write(command)) };
  }

  private write(command: CreateTransfer): Write<Transfer | null> {
    this.commands.push(command);
    const lists = this.recoveryMethod === 'LIST' || this.recoveryMethod === 'KEY_AND_LIST';
    return {
      recoveryMethod: this.recoveryMethod,
      lock: this.lock,
      check: async () => this.checks,
      send: (attempt) => this.send(attempt),
      ...(lists && { find: async ({ mark }: { readonly mark: Mark }) => this.find(mark) }),
      toUserErrors: () => [
        { field: null, messages: ['there is not enough money'], code: 'INSUFFICIENT_FUNDS' },
      ],
    };
  }

  private async send(attempt: Attempt): Promise<Transfer> {
    const { mark, guard } = attempt;
    await this.onSend(attempt);
    if (this.fails) throw this.fails;
    if (!(await guard.isOurs()) || this.clock.nowMs() > guard.notAfterMs) throw lost('no');
    const fate = this.fates.shift() ?? 'answered';
    if (fate === 'unsent') throw lost('no');
    this.sent.push(mark);
    if (fate === 'not-now') throw refusal('RATE_LIMITED', 429);
    if (fate === 'refused') throw refusal('REJECTED', 422);
    if (fate === 'die-before') return this.die();
    if (fate === 'lost-before') throw lost('maybe');
    const transfer = this.book(mark);
    if (fate === 'die-after') return this.die();
    if (fate === 'lost-after') throw lost('maybe');
    return transfer;
  }

  private die(): never {
    this.onDeath();
    throw new Error('the gateway has died');
  }

  private book(mark: Mark): Transfer {
    const honoursKeys = this.recoveryMethod === 'KEY' || this.recoveryMethod === 'KEY_AND_LIST';
    const known =
      honoursKeys || this.recoveryMethod === 'CONVERGES' ? this.keys.get(mark.providerKey) : undefined;
    if (known) return known;
    const transfer = aTransfer('bank', `${mark.providerKey} ${this.effects.length}`, this.more);
    this.keys.set(mark.providerKey, transfer);
    this.effects.push({ reference: mark.reference, transfer, atMs: this.clock.nowMs() });
    return transfer;
  }

  private find({ reference }: Mark): Finding<Transfer> {
    if (this.listFails) throw lost('maybe');
    if (this.finding) return this.finding;
    const shown = this.effects.filter(({ atMs }) => this.clock.nowMs() - atMs >= this.lagMs);
    const [found] = shown.filter((effect) => effect.reference === reference);
    return found ? { kind: 'found', result: found.transfer } : { kind: 'absent' };
  }
}

export function lost(sent: 'no' | 'maybe'): UpstreamError {
  return new UpstreamError({ connector: CONNECTOR, code: sent === 'no' ? 'UNAVAILABLE' : 'TIMEOUT', sent });
}

function refusal(code: 'REJECTED' | 'RATE_LIMITED', status: number): UpstreamError {
  return new UpstreamError({ connector: CONNECTOR, code, status, sent: 'yes' });
}
