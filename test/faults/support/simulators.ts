import { EventEmitter, once } from 'node:events';
import { definitions } from '../../../sandbox/index.js';
import { type RunningSimulator, startSimulator } from '../../../sandbox/kernel/server.js';
import { configurationOf, type SimDefinition, type SimProvider } from '../../../sandbox/kernel/types.js';
import { pairLinker } from '../../../sandbox/pairing.js';
import { type ConfiguredConnector, PROVIDERS } from '../../../src/datasources/index.js';
import type { WorldClock } from './world-clock.js';

/** Those with writes of money, in the order in which their clocks move. */
const NAMES = ['tp-main', 'treasure-main', 'cards-main', 'linker-app'];
/** In the storm many answers never come. */
const TIMEOUT_MS = 250;
/** In the calm a slow machine is no fault. */
const PATIENCE_MS = 15_000;
const LIMITS = { maxConcurrent: 20, requestsPerSecond: 10_000 };

/** A fault as the control surface takes it. */
export interface FaultOrder {
  readonly match: { readonly method?: string; readonly path: string };
  readonly fault: Readonly<Record<string, unknown>> & { readonly kind: string };
  readonly times: number;
}

/** Counts of effects of one simulator, by the key that it counts them under. */
export type Effects = ReadonlyMap<string, number>;

/** The simulated providers, with clocks that go with the world's. */
export class Simulators {
  private constructor(
    private readonly clock: WorldClock,
    private readonly running: Readonly<Record<string, RunningSimulator>>,
    private readonly busy: Busy,
  ) {}

  static async start(clock: WorldClock): Promise<Simulators> {
    const busy = new Busy();
    const running: Record<string, RunningSimulator> = {};
    for (const name of NAMES) {
      const definition = definitions.find(({ connector }) => connector === name);
      if (!definition) throw new Error(`there is no simulator ${name}`);
      running[name] = await startSimulator(busy.watch(definition), { size: 'small', seed: 7 });
    }
    await pairLinker(running);
    const simulators = new Simulators(clock, running, busy);
    await simulators.settings('linker-app', { upstreamTimeoutMs: TIMEOUT_MS });
    return simulators;
  }

  /** How a gateway is configured for them. */
  configured(isCalm: boolean): readonly ConfiguredConnector[] {
    const limits = { ...LIMITS, timeoutMs: isCalm ? PATIENCE_MS : TIMEOUT_MS };
    return Object.values(this.running).map((simulator) => {
      const provider = PROVIDERS.find(({ key }) => key === simulator.provider);
      const definition = definitions.find(({ connector }) => connector === simulator.name);
      if (!provider || !definition) throw new Error(`there is no provider ${simulator.provider}`);
      const options = configurationOf(definition, { origin: simulator.url, size: 'small' });
      const { name, url: baseUrl } = simulator;
      return { provider, entry: { name, environment: 'SANDBOX', baseUrl, limits, options } };
    });
  }

  url(name: string): string {
    const simulator = this.running[name];
    if (!simulator) throw new Error(`there is no simulator ${name}`);
    return simulator.url;
  }

  settings(name: string, changes: object): Promise<unknown> {
    return this.control(name, 'POST', 'settings', changes);
  }

  /** Gives the fault's id. */
  async arm(name: string, order: FaultOrder): Promise<string> {
    const { id } = (await this.control(name, 'POST', 'faults', order)) as { id: string };
    return id;
  }

  async release(name: string, id: string): Promise<void> {
    await this.control(name, 'POST', `faults/${id}/release`);
  }

  /** Lets go what is held and misbehaves no more; how many requests had met a fault, and the faults that nobody has met. */
  async calm(): Promise<Calm> {
    let hits = 0;
    const unmet: Array<readonly [string, FaultOrder]> = [];
    for (const name of NAMES) {
      for (const row of (await this.control(name, 'GET', 'faults')) as readonly FaultRow[]) {
        hits += row.hits;
        const { match, fault, remaining } = row;
        if (remaining > 0) unmet.push([name, { match, fault, times: remaining }]);
      }
      await this.control(name, 'DELETE', 'faults');
      await this.control(name, 'DELETE', 'requests');
    }
    await this.busy.over();
    return { hits, unmet };
  }

  /** Moves every clock. What the simulators have at hand is over before. */
  async advance(ms: number): Promise<void> {
    await this.busy.over();
    const now = this.clock.nowMs() + ms;
    for (const name of NAMES) await this.control(name, 'POST', 'clock', { now });
    const clocks = Object.values(this.running).map(({ context }) => context.clock.nowMs());
    this.clock.set(Math.min(...clocks));
  }

  async effects(name: string): Promise<Effects> {
    const { effects } = await this.check(name);
    return new Map(effects.map(({ key, count }) => [key, count]));
  }

  /** What is wrong with the books; nothing when they balance. */
  async imbalances(): Promise<readonly string[]> {
    const found: string[] = [];
    for (const name of NAMES) {
      const { balanced, differences } = await this.check(name);
      if (!balanced || differences.length > 0) found.push(`${name}: ${JSON.stringify(differences)}`);
    }
    return found;
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.running).map((simulator) => simulator.close()));
  }

  private async check(name: string): Promise<Checked> {
    return (await this.control(name, 'GET', 'check')) as Checked;
  }

  private async control(name: string, method: string, call: string, body?: object): Promise<unknown> {
    const answer = await fetch(`${this.url(name)}/__sandbox/${call}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${name}: ${method} ${call}: ${answer.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }
}

export interface Calm {
  readonly hits: number;
  readonly unmet: ReadonlyArray<readonly [connector: string, order: FaultOrder]>;
}

interface FaultRow extends FaultOrder {
  readonly hits: number;
  readonly remaining: number;
}

interface Checked {
  readonly balanced: boolean;
  readonly differences: readonly unknown[];
  readonly effects: ReadonlyArray<{ readonly key: string; readonly count: number }>;
}

/** Knows how many requests the providers are working on. */
class Busy {
  private count = 0;
  private readonly changes = new EventEmitter();

  /** The same simulator, watched. */
  watch(definition: SimDefinition): SimDefinition {
    return { ...definition, create: (context) => this.watched(definition.create(context)) };
  }

  async over(): Promise<void> {
    while (this.count > 0) await once(this.changes, 'idle');
  }

  private watched(provider: SimProvider): SimProvider {
    const routes = provider.routes.map((route) => ({
      ...route,
      handler: async (request: Parameters<typeof route.handler>[0]) => {
        this.count += 1;
        try {
          return await route.handler(request);
        } finally {
          this.count -= 1;
          if (this.count === 0) this.changes.emit('idle');
        }
      },
    }));
    return { ...provider, routes };
  }
}
