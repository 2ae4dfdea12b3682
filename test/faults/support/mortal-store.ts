import type { OperationStore } from '../../../src/store/index.js';

/** What happens to a gateway at one of its calls to the store. */
export interface Fate {
  readonly kind: 'die' | 'freeze';
  /** Which of its calls, from 1. */
  readonly atCall: number;
  /** Whether the call still reaches the database. */
  readonly when: 'before' | 'after';
}

/** A store as one gateway has it: from the moment of its fate on nothing comes through, or only once it is thawed. */
export class MortalStore {
  readonly store: OperationStore;
  /** Resolves when the fate has come. */
  readonly struck: Promise<Fate['kind']>;
  private calls = 0;
  private metKind: Fate['kind'] | null = null;
  private state: 'well' | 'dead' | 'frozen' = 'well';
  private strike: (kind: Fate['kind']) => void = () => undefined;
  private readonly thawed: Promise<void>;
  private letGo: () => void = () => undefined;

  constructor(
    store: OperationStore,
    private readonly fate: Fate | null,
  ) {
    this.struck = new Promise((resolve) => {
      this.strike = resolve;
    });
    this.thawed = new Promise((resolve) => {
      this.letGo = resolve;
    });
    this.store = new Proxy(store, {
      get: (target, name, receiver) => {
        const member = Reflect.get(target, name, receiver);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]) => this.pass(() => Reflect.apply(member, target, args));
      },
    });
  }

  get isWell(): boolean {
    return this.state === 'well';
  }

  /** What has come over it, if anything. */
  get met(): Fate['kind'] | null {
    return this.metKind;
  }

  die(): void {
    this.meet({ kind: 'die' });
  }

  thaw(): void {
    if (this.state === 'frozen') this.state = 'well';
    this.letGo();
  }

  private async pass(call: () => Promise<unknown>): Promise<unknown> {
    this.calls += 1;
    const comes = this.state === 'well' && this.fate?.atCall === this.calls ? this.fate : null;
    if (comes?.when === 'before') this.meet(comes);
    await this.alive();
    const given = await call();
    if (comes?.when === 'after') this.meet(comes);
    await this.alive();
    return given;
  }

  private meet({ kind }: Pick<Fate, 'kind'>): void {
    this.metKind = kind;
    this.state = kind === 'die' ? 'dead' : 'frozen';
    this.strike(kind);
  }

  private async alive(): Promise<void> {
    if (this.state === 'frozen') await this.thawed;
    if (this.state === 'dead') throw new GatewayGoneError();
  }
}

/** Nothing that a dead gateway does comes to anything. */
export class GatewayGoneError extends Error {
  override readonly name = 'GatewayGoneError';

  constructor() {
    super('the gateway is dead');
  }
}
