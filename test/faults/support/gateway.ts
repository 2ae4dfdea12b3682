import { type Connector, type Connectors, openConnectors, ownCall } from '../../../src/datasources/index.js';
import { silentTelemetry } from '../../../src/domain/telemetry.js';
import {
  createRecovery,
  DEFAULT_JOURNAL_SETTINGS,
  Journal,
  type JournalContext,
  type Outcome,
} from '../../../src/operations/index.js';
import type { OperationStore, Store } from '../../../src/store/index.js';
import type { Kind } from './kinds.js';
import { type Fate, MortalStore } from './mortal-store.js';
import type { Simulators } from './simulators.js';
import type { WorldClock } from './world-clock.js';

export const SETTINGS = { ...DEFAULT_JOURNAL_SETTINGS, marginMs: 500, waitMs: 300 };

/** What all gateways of a world have in common. */
export interface Surroundings {
  readonly clock: WorldClock;
  readonly store: Store;
  readonly simulators: Simulators;
  /** A bug that every gateway is made with. */
  readonly bug: Bug | null;
}

/** Changes what a gateway is made of. */
export interface Bug {
  readonly store?: (store: OperationStore) => OperationStore;
  readonly connector?: (connector: Connector) => Connector;
}

/** What a caller asks for under one key. */
export interface Asked {
  readonly kind: Kind;
  readonly caller: string;
  readonly key: string;
}

/** What a gateway is in for. */
export interface Circumstances {
  readonly fate: Fate | null;
  /** Whether its credential is another than that of the first. */
  readonly isRotated: boolean;
  /** Whether the faults are over. */
  readonly isCalm?: boolean;
}

/** One gateway in this process: its connectors, journal and recovery over the store that all share. */
export class FaultyGateway {
  private readonly mortal: MortalStore;
  private readonly connectors: Connectors;
  private readonly context: JournalContext;
  private readonly journal: Journal;
  private readonly closing: Promise<void>[] = [];

  constructor(
    { clock, store, simulators, bug }: Surroundings,
    { fate, isRotated, isCalm = false }: Circumstances,
  ) {
    this.mortal = new MortalStore(store.operations, fate);
    this.connectors = openConnectors(simulators.configured(isCalm), {
      clock,
      random: Math.random,
      telemetry: silentTelemetry,
      memory: store.memory,
      cursorSecret: Buffer.from('secret'),
    });
    const rotated = this.connectors.all.map((connector) => ({
      ...connector,
      credentialFingerprint: async () => `${await connector.credentialFingerprint()} ${isRotated}`,
    }));
    const connectors = rotated.map((connector) => bug?.connector?.(connector) ?? connector);
    this.context = {
      store: bug?.store?.(this.mortal.store) ?? this.mortal.store,
      connector: (name) => connectors.find((connector) => connector.name === name),
      clock,
      telemetry: silentTelemetry,
      observe: this.connectors.observe,
      settings: SETTINGS,
    };
    this.journal = new Journal(this.context);
    void this.mortal.struck.then((kind) => kind === 'die' && this.letGo());
  }

  get isWell(): boolean {
    return this.mortal.isWell;
  }

  /** What has come over it, if anything. */
  get met(): Fate['kind'] | null {
    return this.mortal.met;
  }

  /** Resolves when the gateway has died or is frozen. */
  get struck(): Promise<Fate['kind']> {
    return this.mortal.struck;
  }

  connector(name: string): Connector {
    const connector = this.context.connector(name);
    if (!connector) throw new Error(`there is no connector ${name}`);
    return connector;
  }

  ask({ kind, caller, key }: Asked, command: object): Promise<Outcome<unknown>> {
    return this.journal.run({
      caller,
      idempotencyKey: key,
      connector: this.connector(kind.connector),
      kind: kind.kind,
      command: command as never,
      call: ownCall(AbortSignal.timeout(60_000)),
      problems: async () => [],
    });
  }

  /** Rounds of recovery until nothing is due. */
  async recover(): Promise<void> {
    const recovery = createRecovery(this.context);
    const { signal } = new AbortController();
    for (let rounds = 0; rounds < 5; rounds += 1) if ((await recovery.round(signal)) === 0) return;
  }

  die(): void {
    this.mortal.die();
  }

  thaw(): void {
    this.mortal.thaw();
  }

  async close(): Promise<void> {
    this.letGo();
    await Promise.all(this.closing);
  }

  private letGo(): void {
    this.closing.push(this.connectors.close());
  }
}
