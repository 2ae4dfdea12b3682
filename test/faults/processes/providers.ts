import { vi } from 'vitest';
import { definitions } from '../../../sandbox/index.js';
import { type RunningSimulator, startSimulator } from '../../../sandbox/kernel/server.js';
import { configurationOf, type SimDefinition } from '../../../sandbox/kernel/types.js';
import { TOKEN_PATH } from './moves.js';

/** Those that money moves at; none of them does anything that it was not asked for. */
export const NAMES = ['tp-main', 'treasure-main', 'cards-main'] as const;
export type Name = (typeof NAMES)[number];

const SLOW_MS = 60_000;
const LOOK_EVERY_MS = 20;

/** Which requests a fault is for. */
export interface Match {
  readonly method: string;
  readonly path: string;
}

/** A request as a provider has seen it; `status` null: not answered, or not yet. */
export interface Seen extends Match {
  readonly status: number | null;
  readonly idempotencyKey: string | null;
}

/** Requests that a provider keeps waiting. */
export interface Hold {
  /** Resolves when the first one has come. */
  reached(): Promise<void>;
  /** Lets them go, and those that come later too. */
  release(): Promise<void>;
}

/** The simulated providers, in this process: nothing that happens to a gateway happens to them. */
export class Providers {
  private constructor(
    private readonly running: Readonly<Record<Name, RunningSimulator>>,
    private readonly tokens: Tokens,
  ) {}

  static async start(): Promise<Providers> {
    const tokens = { isForOnce: false };
    const started = NAMES.map(
      async (name) => [name, await startSimulator(issuing(definitionOf(name), tokens))] as const,
    );
    const running = Object.fromEntries(await Promise.all(started)) as Record<Name, RunningSimulator>;
    return new Providers(running, tokens);
  }

  /** From now on every request needs a credential that is fetched for it, or none does. */
  async fetchForEach(isForOnce: boolean): Promise<void> {
    this.tokens.isForOnce = isForOnce;
    await this.act('treasure-main', { action: 'expire-tokens' });
  }

  /** The connectors of a gateway's configuration, each with changes of its own. */
  connectors(changes: Partial<Record<Name, object>> = {}): readonly object[] {
    return NAMES.map((name) => {
      const { url: baseUrl, provider } = this.running[name];
      const own = configurationOf(definitionOf(name), { origin: baseUrl, size: 'default' });
      return { name, provider, environment: 'sandbox', baseUrl, ...own, ...changes[name] };
    });
  }

  settings(name: Name, changes: object): Promise<unknown> {
    return this.control(name, 'POST', 'settings', changes);
  }

  /** An action of the provider's own. */
  act(name: Name, command: object): Promise<unknown> {
    return this.control(name, 'POST', 'webhooks', command);
  }

  async fault(name: Name, match: Match, fault: object, times = 1): Promise<string> {
    const { id } = (await this.control(name, 'POST', 'faults', { match, fault, times })) as { id: string };
    return id;
  }

  /** Keeps the next matching request waiting, before or after it is carried out; `times` 0: every one. */
  async hold(name: Name, match: Match, when: 'before' | 'after', times = 1): Promise<Hold> {
    const id = await this.fault(name, match, { kind: 'hold', when }, times);
    return {
      reached: async () =>
        void (await this.control(name, 'POST', `faults/${id}/wait`, { timeoutMs: SLOW_MS })),
      release: async () => void (await this.control(name, 'POST', `faults/${id}/release`)),
    };
  }

  /** No more faults; whoever is held goes on. */
  async calm(): Promise<void> {
    for (const name of NAMES) await this.control(name, 'DELETE', 'faults');
  }

  /** What has come in since the last `forget`, the oldest first. */
  async seen(name: Name, { method, path }: Match): Promise<readonly Seen[]> {
    const rows = (await this.control(name, 'GET', 'requests')) as readonly Seen[];
    const fits = (one: string) => (path.endsWith('*') ? one.startsWith(path.slice(0, -1)) : one === path);
    return rows.filter((row) => row.method === method && fits(row.path));
  }

  /** Resolves once the provider has carried out whatever has come in. */
  async idle(name: Name, match: Match): Promise<void> {
    await vi.waitFor(
      async () => {
        const open = (await this.seen(name, match)).filter(({ status }) => status === null);
        if (open.length > 0) throw new Error(`${name}: ${open.length} requests are under way`);
      },
      { timeout: SLOW_MS, interval: LOOK_EVERY_MS },
    );
  }

  async forget(): Promise<void> {
    for (const name of NAMES) await this.control(name, 'DELETE', 'requests');
  }

  /** How many effects there are in all, and how many of them are repeats of another one. */
  async effects(name: Name): Promise<{ readonly total: number; readonly repeats: number }> {
    const counts = (await this.check(name)).effects.map(({ count }) => count);
    const total = counts.reduce((sum, count) => sum + count, 0);
    return { total, repeats: total - counts.length };
  }

  /** What is wrong with the books; nothing when they balance. */
  async imbalances(): Promise<readonly string[]> {
    const checked = await Promise.all(NAMES.map(async (name) => ({ name, ...(await this.check(name)) })));
    return checked
      .filter(({ balanced, differences }) => !balanced || differences.length > 0)
      .map(({ name, differences }) => `${name}: ${JSON.stringify(differences)}`);
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.running).map((simulator) => simulator.close()));
  }

  private async check(name: Name): Promise<Checked> {
    return (await this.control(name, 'GET', 'check')) as Checked;
  }

  private async control(name: Name, method: string, call: string, body?: object): Promise<unknown> {
    const answer = await fetch(`${this.running[name].url}/__sandbox/${call}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${name}: ${method} ${call}: ${answer.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }
}

interface Checked {
  readonly balanced: boolean;
  readonly differences: readonly unknown[];
  readonly effects: ReadonlyArray<{ readonly count: number }>;
}

/** How long tokens are said to be good. */
interface Tokens {
  isForOnce: boolean;
}

/** The simulator, whose tokens are said to be over as soon as they are used, where that is wanted. */
function issuing(definition: SimDefinition, tokens: Tokens): SimDefinition {
  const create: SimDefinition['create'] = (context) => {
    const provider = definition.create(context);
    const routes = provider.routes.map((route) => {
      if (route.path !== TOKEN_PATH) return route;
      const handler: typeof route.handler = async (request) => {
        const { body, ...answer } = await route.handler(request);
        return { ...answer, body: tokens.isForOnce ? { ...Object(body), expires_in: 0 } : body };
      };
      return { ...route, handler };
    });
    return { ...provider, routes };
  };
  return { ...definition, create };
}

function definitionOf(name: Name) {
  const definition = definitions.find(({ connector }) => connector === name);
  if (!definition) throw new Error(`there is no simulator ${name}`);
  return definition;
}
