import { definitions } from '../../sandbox/index.js';
import { createClock } from '../../sandbox/kernel/clock.js';
import { type RunningSimulator, startSimulator } from '../../sandbox/kernel/server.js';
import { configurationOf, type Size } from '../../sandbox/kernel/types.js';
import type { Call } from '../../src/datasources/http/upstream.js';
import { type Connector, openConnectors, PROVIDERS } from '../../src/datasources/index.js';
import { systemClock } from '../../src/domain/clock.js';
import type { Telemetry } from '../../src/domain/telemetry.js';
import { newCall } from './attempts.js';

/** What the simulator saw. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly status: number | null;
}

/** The answer of `GET /__sandbox/book`. Amounts are texts in minor units. */
export interface StoredBook {
  readonly counts: Readonly<Record<string, number>>;
  readonly records: Readonly<Record<string, readonly unknown[]>>;
  readonly balances: ReadonlyArray<{
    readonly account: string;
    readonly currency: string;
    readonly minor: string;
  }>;
}

/** What the connector reported. */
export interface Reports {
  readonly unknownWords: string[];
  readonly unreadable: string[];
}

/** One provider: its connector, opened over its own simulator with small data. */
export class ProviderUnderTest {
  private constructor(
    readonly connector: Connector,
    private readonly simulator: RunningSimulator,
    readonly reports: Reports,
    private readonly closeAll: () => Promise<void>,
  ) {}

  /** `isFrozen`: the simulator's time stands still, so that nothing changes while it is read. */
  static async start(
    key: string,
    { isFrozen = false, size = 'small' }: { readonly isFrozen?: boolean; readonly size?: Size } = {},
  ): Promise<ProviderUnderTest> {
    const definition = definitions.find(({ provider }) => provider === key);
    const provider = PROVIDERS.find((each) => each.key === key);
    if (!definition || !provider) throw new Error(`no provider or simulator is called ${key}`);
    const nowMs = Date.now();
    const clock = isFrozen ? { clock: createClock({ startMs: nowMs, wallMs: () => nowMs }) } : {};
    const simulator = await startSimulator(definition, { size, seed: 7, ...clock });
    const reports: Reports = { unknownWords: [], unreadable: [] };
    const entry = {
      name: definition.connector,
      environment: 'SANDBOX' as const,
      baseUrl: simulator.url,
      limits: { timeoutMs: 5000, maxConcurrent: 20, requestsPerSecond: 1000 },
      options: configurationOf(definition, { origin: simulator.url, size }),
    };
    const connectors = openConnectors([{ provider, entry }], {
      clock: systemClock,
      random: () => 0,
      telemetry: telemetryInto(reports),
      cursorSecret: Buffer.from('secret'),
    });
    const connector = connectors.all[0];
    if (!connector) throw new Error('the connector was not opened');
    const closeAll = async () => {
      await connectors.close();
      await simulator.close();
    };
    return new ProviderUnderTest(connector, simulator, reports, closeAll);
  }

  close(): Promise<void> {
    return this.closeAll();
  }

  /** A new request of a caller: nothing read before is remembered. */
  call(): Call {
    return newCall({ signal: AbortSignal.timeout(20_000) });
  }

  async fault(path: string, fault: object, times = 1): Promise<void> {
    await this.control('POST', 'faults', { match: { method: 'GET', path }, fault, times });
  }

  async requests(): Promise<readonly LoggedRequest[]> {
    return (await this.control('GET', 'requests')) as readonly LoggedRequest[];
  }

  /** Changes settings of the simulator. */
  async settings(changes: object): Promise<unknown> {
    return this.control('POST', 'settings', changes);
  }

  /** Runs a command of the simulator. */
  async command(command: object): Promise<any> {
    return this.control('POST', 'webhooks', command);
  }

  /** What the simulator has stored, whatever its API shows. */
  async stored(): Promise<StoredBook> {
    return (await this.control('GET', 'book')) as StoredBook;
  }

  private async control(method: string, name: string, body?: object): Promise<unknown> {
    const answer = await fetch(`${this.simulator.url}/__sandbox/${name}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!answer.ok) throw new Error(`${method} ${name}: ${answer.status} ${await answer.text()}`);
    const text = await answer.text();
    return text ? JSON.parse(text) : undefined;
  }
}

function telemetryInto(reports: Reports): Telemetry {
  return {
    unknownWord: (_connector, field) => void reports.unknownWords.push(field),
    unreadable: (_connector, _noun, reason) => void reports.unreadable.push(reason),
    upstream: () => undefined,
    operation: () => undefined,
    log: () => undefined,
  };
}
