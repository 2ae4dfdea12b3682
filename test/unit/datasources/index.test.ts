import { describe, expect, it, vi } from 'vitest';
import type { Call } from '../../../src/datasources/http/upstream.js';
import {
  type ConfiguredConnector,
  openConnectors,
  PROVIDERS,
  type SourcesRequest,
} from '../../../src/datasources/index.js';
import { systemClock } from '../../../src/domain/clock.js';
import { silentTelemetry } from '../../../src/domain/telemetry.js';
import { accountId, aPrincipal } from '../../support/fake-connector.js';
import { TP_MAIN } from '../../support/fake-sources.js';

const limits = { timeoutMs: 1000, maxConcurrent: 1, requestsPerSecond: 1 };

/** Connectors of a made-up provider; `calls` are those that reached its accounts. */
function openWith(callerHeaders: Readonly<Record<string, string | undefined>>) {
  const calls: Call[] = [];
  const read = async (call: Call) => {
    calls.push(call);
    return null;
  };
  const close = vi.fn(async () => undefined);
  const configured = Object.entries(callerHeaders).map(
    ([name, callerHeader]): ConfiguredConnector => ({
      provider: {
        id: 'NORTHBANK',
        key: 'northbank',
        name: 'Northbank',
        summary: 'accounts of the north',
        capabilities: ['ACCOUNTS'],
        documentedUrls: {},
        problems: () => [],
        open: () => ({
          ports: { accounts: { list: async () => [], read } },
          check: async () => undefined,
          health: () => TP_MAIN.health,
          close,
          secrets: [],
          callerHeader,
        }),
      },
      entry: { name, environment: 'SANDBOX', limits, options: {} },
    }),
  );
  const connectors = openConnectors(configured, {
    clock: systemClock,
    random: () => 0,
    telemetry: silentTelemetry,
    cursorSecret: Buffer.from('secret'),
  });
  const ask = (given: Partial<SourcesRequest> = {}) => {
    const signal = new AbortController().signal;
    const request = { principal: aPrincipal(), signal, requestId: 'r-1', ...given };
    return connectors.sourcesFor(request).account(accountId('bank', 'a'));
  };
  return { connectors, calls, ask, close };
}

describe('openConnectors', () => {
  it('names the headers in which callers bring tokens, in lower case', () => {
    const { connectors } = openWith({ bank: undefined, app: 'X-Linker-Token', other: 'x-other-token' });

    expect(connectors.callerHeaders).toEqual(['x-linker-token', 'x-other-token']);
    expect(openWith({ bank: undefined }).connectors.callerHeaders).toEqual([]);
  });

  it('lets what a caller sent along reach the provider with the calls of its request alone', async () => {
    const { ask, calls } = openWith({ bank: 'X-Linker-Token' });

    await ask({ callerHeaders: { 'x-linker-token': 'one' } });
    await ask({ callerHeaders: { 'x-linker-token': 'two' } });
    await ask();

    expect(calls.map(({ callerHeaders }) => callerHeaders)).toEqual([
      { 'x-linker-token': 'one' },
      { 'x-linker-token': 'two' },
      {},
    ]);
    expect(new Set(calls.map(({ memo }) => memo)).size).toBe(3);
  });

  it('shares reads among the requests of one caller, and of nobody else', async () => {
    const { ask, calls } = openWith({ bank: undefined });
    const accounts = new Set([accountId('bank', 'a')]);

    await ask();
    await ask({ requestId: 'r-2' });
    await ask({ principal: aPrincipal({}, 'another') });
    await ask({ principal: aPrincipal({ accounts }) });

    const [first, ...others] = calls.map(({ shareKey }) => shareKey);
    expect(others.map((key) => key === first)).toEqual([true, false, false]);
  });

  it('closes every connector', async () => {
    const { connectors, close } = openWith({ bank: undefined, app: undefined });

    await connectors.close();

    expect(close).toHaveBeenCalledTimes(2);
  });
});

describe('the providers', () => {
  it('each have a word in the schema, a key, a name and a summary of their own', () => {
    for (const field of ['id', 'key', 'name', 'summary'] as const) {
      const values = PROVIDERS.map((provider) => provider[field]);
      expect(new Set(values).size).toBe(PROVIDERS.length);
      expect(values).not.toContain('');
    }
    expect(PROVIDERS.filter(({ id }) => !/^[A-Z][A-Z_]*$/.test(id))).toEqual([]);
  });
});
