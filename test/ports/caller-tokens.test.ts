import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { definitions } from '../../sandbox/index.js';
import { type RunningSimulator, startSimulator } from '../../sandbox/kernel/server.js';
import { SCOPES } from '../../src/auth/callers/principal.js';
import { type Connectors, openConnectors, PROVIDERS } from '../../src/datasources/index.js';
import { systemClock } from '../../src/domain/clock.js';
import { silentTelemetry } from '../../src/domain/telemetry.js';
import { aTransfer } from '../support/sample-objects.js';

const HEADER = 'x-linker-token';

describe('a connector to which every caller brings a token of its own', () => {
  let simulator: RunningSimulator;
  let connectors: Connectors;
  const stored: string[] = [];
  beforeAll(async () => {
    const definition = definitions.find(({ provider }) => provider === 'linker');
    const provider = PROVIDERS.find(({ key }) => key === 'linker');
    if (!definition || !provider) throw new Error('there is no linker');
    simulator = await startSimulator(definition, { size: 'small', seed: 7 });
    const entry = {
      name: 'linker-app',
      environment: 'SANDBOX' as const,
      baseUrl: simulator.url,
      limits: { timeoutMs: 5000, maxConcurrent: 20, requestsPerSecond: 1000 },
      options: { credentials: { callerHeader: 'X-Linker-Token' }, accountsFrom: 'tp-main' },
    };
    connectors = openConnectors([{ provider, entry }], {
      clock: systemClock,
      random: () => 0,
      telemetry: silentTelemetry,
      observations: {
        add: async (all) => void stored.push(...all.map(({ transferId }) => transferId)),
        of: async () => [],
      },
      cursorSecret: Buffer.from('secret'),
    });
  });
  afterAll(async () => {
    await connectors.close();
    await simulator.close();
  });

  const post = async (path: string, body: object) => {
    const answer = await fetch(simulator.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await answer.json()) as { token: string };
  };
  const tokenOf = async (user: string) => (await post('/__sim/token', { user })).token;

  /** One request of a caller; `accounts` limits it. */
  async function series(token: string | undefined, accounts: ReadonlySet<string> | 'all' = 'all') {
    const sources = connectors.sourcesFor({
      principal: {
        subject: 'mobile-app',
        scopes: new Set(SCOPES),
        grants: { connectors: 'all', accounts },
      },
      signal: AbortSignal.timeout(20_000),
      requestId: null,
      ...(token && { callerHeaders: { [HEADER]: token } }),
    });
    const args = { field: 'Query.recurringTransfers', first: 50, after: null, filter: {} };
    const { edges, unavailable } = await sources.recurringTransfers(args);
    return { ids: edges.map(({ node }) => node.id).sort(), unavailable };
  }

  it('stores no status that a write with the token of a caller returned', () => {
    const status = { status: 'PENDING', providerStatus: null, at: null, origin: 'ANSWER' } as const;
    const own = aTransfer('own', { connector: 'linker-app', timeline: [status] });
    const shared = aTransfer('shared', { connector: 'tp-main', timeline: [status] });

    connectors.observe(own);
    connectors.observe(shared);

    expect(stored).toEqual([shared.id]);
  });

  it('names the header that it takes', () => {
    expect(connectors.callerHeaders).toEqual([HEADER]);
  });

  it('gives each caller its own, and nobody what was read for another, however they interleave', async () => {
    const [imani, jonas] = await Promise.all([tokenOf('imani'), tokenOf('jonas')]);
    const own = { imani: await series(imani), jonas: await series(jonas) };

    const mixed = await Promise.all(
      Array.from({ length: 40 }, (_, turn) => series(turn % 2 === 0 ? imani : jonas)),
    );

    expect(own.imani.ids.length).toBeGreaterThan(0);
    expect(own.imani.ids.filter((id) => own.jonas.ids.includes(id))).toEqual([]);
    for (const [turn, found] of mixed.entries())
      expect(found).toEqual(turn % 2 === 0 ? own.imani : own.jonas);
  });

  it('shows a caller limited to accounts what its own token opens', async () => {
    const imani = await tokenOf('imani');

    expect((await series(imani, new Set())).ids).toEqual((await series(imani)).ids);
  });

  it("says which header is missing, and of a refused token that it is the caller's", async () => {
    const [missing, refused] = [await series(undefined), await series('wrong')];

    expect(missing).toMatchObject({ ids: [], unavailable: [{ code: 'UNAUTHORIZED' }] });
    expect(missing.unavailable[0]?.message).toContain(HEADER);
    expect(refused.unavailable).toMatchObject([{ code: 'UNAUTHORIZED', retryable: false }]);
    expect(refused.unavailable[0]?.message).toContain("the caller's own token");
    expect(JSON.stringify(refused)).not.toContain('wrong');
  });

  it('does not hold the mistakes of callers against the connector', async () => {
    for (let turn = 0; turn < 30; turn += 1) await series('wrong');

    const [connector] = connectors.all;
    expect(connector?.health()).toMatchObject({ circuit: 'CLOSED', state: 'HEALTHY' });
    expect((await series(await tokenOf('jonas'))).unavailable).toEqual([]);
  });
});
