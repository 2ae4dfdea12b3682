import { randomUUID } from 'node:crypto';
import { definitions } from '../../../sandbox/index.js';
import { type RunningSimulator, startSimulator } from '../../../sandbox/kernel/server.js';
import { configurationOf, type SimDefinition } from '../../../sandbox/kernel/types.js';
import { pairLinker } from '../../../sandbox/pairing.js';
import type { SendGuard } from '../../../src/datasources/http/upstream.js';
import {
  type Call,
  type ConfiguredConnector,
  type Connector,
  type Connectors,
  type Mark,
  openConnectors,
  PROVIDERS,
  type WriteKind,
  type WritePort,
} from '../../../src/datasources/index.js';
import { systemClock } from '../../../src/domain/clock.js';
import { silentTelemetry } from '../../../src/domain/telemetry.js';
import { toProviderKey, toReference } from '../../../src/operations/identity.js';
import { newCall } from '../../support/attempts.js';
import { fakeMemory } from '../../support/fake-memory.js';
import { planned } from '../../support/planned.js';
import { type Relay, type Rewrite, startRelay } from './relay.js';

/** Which requests a fault is for. */
export interface Target {
  readonly method: string;
  /** Exact, or a prefix that ends in `*`. */
  readonly path: string;
}

/** One request that a simulator saw. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly idempotencyKey: string | null;
}

interface Effect {
  readonly key: string;
  readonly count: number;
}

interface Check {
  readonly balanced: boolean;
  readonly effects: readonly Effect[];
}

/** The connector whose accounts another one moves money between: both are there then. */
const BANK_OF: Readonly<Record<string, string>> = { linker: 'treasury-prime' };

/** One provider with small data, its connector, and that of its bank where it has one. */
export class Stage {
  private constructor(
    readonly key: string,
    /** The one that is tested comes first. */
    private readonly connectors: Connectors,
    private readonly simulators: readonly RunningSimulator[],
    private readonly relay: Relay | null,
  ) {}

  /** `isRelayed`: what its connector sends can be rewritten. */
  static async start(key: string, isRelayed = false): Promise<Stage> {
    const keys = [key, BANK_OF[key]].filter((each) => each !== undefined);
    const played = keys.map(definitionOf);
    const simulators = await Promise.all(
      played.map((definition) => startSimulator(definition, { size: 'small', seed: 7 })),
    );
    await pairLinker(Object.fromEntries(simulators.map((each) => [each.name, each])));
    const urls = simulators.map(({ url }) => url);
    const relay = isRelayed ? await startRelay(present(urls[0], 'a simulator')) : null;
    const ways = relay ? [relay.url, ...urls.slice(1)] : urls;
    const configured = played.map((definition, index) => toEntry(definition, ways[index] ?? ''));
    const connectors = openConnectors(configured, {
      clock: systemClock,
      random: () => 0,
      telemetry: silentTelemetry,
      memory: fakeMemory(),
      cursorSecret: Buffer.from('secret'),
    });
    return new Stage(key, connectors, simulators, relay);
  }

  async close(): Promise<void> {
    await this.connectors.close();
    await this.relay?.close();
    await Promise.all(this.simulators.map((each) => each.close()));
  }

  get connector(): Connector {
    return present(this.connectors.all[0], 'a connector');
  }

  /** The connector that has the accounts. */
  get bank(): Connector {
    return present(this.connectors.all.at(-1), 'a connector');
  }

  /** A port for writing, whatever it takes and gives. */
  port(kind: WriteKind): WritePort<unknown, unknown> {
    const port = this.connector.ports[kind] as WritePort<unknown, unknown> | undefined;
    return present(port, kind);
  }

  /** A new request of a caller: nothing read before is remembered. */
  call(signal = AbortSignal.timeout(20_000)): Call {
    return newCall({ signal });
  }

  /** Carries a command out without a look at what comes back. */
  async carryOut(kind: WriteKind, command: unknown): Promise<unknown> {
    return planned(this.port(kind), command).send({
      call: this.call(),
      mark: aMark(),
      guard: allowed(),
      isFirst: true,
    });
  }

  /** From now on such requests of its connector are rewritten. */
  rewrite(target: Target, change: Rewrite): void {
    present(this.relay, 'a relay').rewrite(target, change);
  }

  async fault({ method, path }: Target, fault: object, times = 0): Promise<string> {
    const { id } = (await this.control('POST', 'faults', { match: { method, path }, fault, times })) as {
      id: string;
    };
    return id;
  }

  /** Resolves once a request has come to this fault, which is one of kind `hold`. */
  async reached(fault: string): Promise<void> {
    await this.control('POST', `faults/${fault}/wait`, {});
  }

  async calm(): Promise<void> {
    await this.control('DELETE', 'faults');
  }

  /** What the API alone cannot bring about. */
  command(command: object): Promise<unknown> {
    return this.control('POST', 'webhooks', command);
  }

  settings(changes: object): Promise<unknown> {
    return this.control('POST', 'settings', changes);
  }

  advance(advanceMs: number): Promise<unknown> {
    return this.control('POST', 'clock', { advanceMs });
  }

  async requests(): Promise<readonly Seen[]> {
    return (await this.control('GET', 'requests')) as readonly Seen[];
  }

  /** What was done at the provider and at its bank, and how often. */
  async effects(): Promise<readonly Effect[]> {
    return (await this.checks()).flatMap(({ effects }) => effects);
  }

  /** Whether the books agree with the balances that are stated. */
  async isBalanced(): Promise<boolean> {
    return (await this.checks()).every(({ balanced }) => balanced);
  }

  private async checks(): Promise<readonly Check[]> {
    const checks = this.simulators.map(({ url }) => controlled(url, 'GET', 'check'));
    return (await Promise.all(checks)) as Check[];
  }

  private control(method: string, name: string, body?: object): Promise<unknown> {
    return controlled(present(this.simulators[0], 'a simulator').url, method, name, body);
  }
}

/** What marks one operation, as the journal makes it: a new one each time. */
export function aMark(): Mark {
  const id = randomUUID();
  return { providerKey: toProviderKey(id), reference: toReference(id), sentAt: new Date().toISOString() };
}

/** Lets a write go out. */
export function allowed(): SendGuard {
  return { notAfterMs: Date.now() + 20_000, isOurs: async () => true };
}

/** **Throws** where it is not there. */
export function present<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`required ${what}, arrived none`);
  return value;
}

function definitionOf(key: string): SimDefinition {
  return present(
    definitions.find(({ provider }) => provider === key),
    `a simulator of ${key}`,
  );
}

function toEntry(definition: SimDefinition, url: string): ConfiguredConnector {
  const provider = present(
    PROVIDERS.find(({ key }) => key === definition.provider),
    definition.provider,
  );
  const entry = {
    name: definition.connector,
    environment: 'SANDBOX' as const,
    baseUrl: url,
    limits: { timeoutMs: 5000, maxConcurrent: 20, requestsPerSecond: 1000 },
    options: configurationOf(definition, { origin: url, size: 'small' }),
  };
  return { provider, entry };
}

async function controlled(url: string, method: string, name: string, body?: object): Promise<unknown> {
  const answer = await fetch(`${url}/__sandbox/${name}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${name}: ${answer.status} ${text}`);
  return text ? JSON.parse(text) : undefined;
}
