import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { definitions } from '../../sandbox/index.js';
import { type RunningSimulator, startSimulator } from '../../sandbox/kernel/server.js';
import { SCOPES } from '../../src/auth/callers/principal.js';
import { asWrite, type Connectors, openConnectors, PROVIDERS } from '../../src/datasources/index.js';
import type { CreateTransfer } from '../../src/domain/commands.js';
import { startDeadline } from '../../src/domain/deadline.js';
import { silentTelemetry } from '../../src/domain/telemetry.js';
import { type ManualClock, manualClock } from '../support/manual-clock.js';
import { aMark, present } from './writes/stage.js';

/** The defaults of the configuration. */
const LIMITS = { timeoutMs: 10_000, maxConcurrent: 20, requestsPerSecond: 50 };
/** The deadline of a request. */
const DEADLINE_MS = 25_000;
const STEP_MS = 10;

const definition = present(
  definitions.find(({ provider }) => provider === 'treasury-prime'),
  'a simulator',
);
const provider = present(
  PROVIDERS.find(({ key }) => key === 'treasury-prime'),
  'a provider',
);

describe('a connector with 600 accounts, under the default limits', () => {
  let simulator: RunningSimulator;
  let connectors: Connectors;
  let clock: ManualClock;

  beforeAll(async () => {
    simulator = await startSimulator(definition, { size: 'large', seed: 7 });
  });
  afterAll(() => simulator.close());

  beforeEach(() => {
    clock = manualClock(Date.now());
    const entry = {
      name: 'tp-main',
      environment: 'SANDBOX' as const,
      baseUrl: simulator.url,
      limits: LIMITS,
      options: definition.configuration,
    };
    const options = {
      clock,
      random: () => 0,
      telemetry: silentTelemetry,
      cursorSecret: Buffer.from('secret'),
    };
    connectors = openConnectors([{ provider, entry }], options);
    return () => connectors.close();
  });

  const connector = () => present(connectors.all[0], 'a connector');
  const isWell = () =>
    expect(connector().health()).toMatchObject({ state: 'HEALTHY', circuit: 'CLOSED', lastFailureAt: null });

  /** One request of a caller. Different callers share no reads. */
  const viewOf = (subject: string) =>
    connectors.viewFor({
      principal: { subject, scopes: new Set(SCOPES), grants: { connectors: 'all', accounts: 'all' } },
      signal: startDeadline(clock, DEADLINE_MS).signal,
      requestId: null,
    });

  const cashPosition = (subject: string) => viewOf(subject).sources.cashPosition({});

  /** Moves time on in small steps, between which the upstream calls go on, until the work is over. */
  async function over<T>(work: Promise<T>): Promise<T> {
    let isOver = false;
    const end = () => {
      isOver = true;
    };
    work.then(end, end);
    while (!isOver) {
      clock.advance(STEP_MS);
      for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    }
    return work;
  }

  /** The command of a payment by ACH. */
  async function anAch(): Promise<CreateTransfer> {
    const { call } = viewOf('preparer');
    const { accounts, counterparties } = connector().ports;
    const [listed] = (await accounts?.list(call, { filter: { statuses: ['OPEN'] } })) ?? [];
    const [others] = (await counterparties?.list(call, { filter: {} })) ?? [];
    const source = present((await listed?.read())?.items[0], 'an account');
    const destination = present(
      (await others?.read())?.items.find(({ ach }) => ach !== null),
      'a counterparty reached by ACH',
    );
    return {
      ...{ direction: 'PUSH', rail: 'ACH', ach: null, description: null, userData: null },
      source: source.id,
      destination: { counterparty: destination.id },
      amount: { minor: 100n, currency: 'USD' },
    };
  }

  /** Checks and sends a payment as the journal does, and returns the time that it took. */
  async function pay(command: CreateTransfer): Promise<number> {
    const { call } = viewOf('payer');
    const startedMs = clock.monotonicMs();
    const plan = present(connector().ports.createTransfer, 'a port').plan(command);
    if ('errors' in plan) throw new Error(JSON.stringify(plan.errors));
    await asWrite(call, async () => {
      expect((await plan.check?.(call)) ?? []).toEqual([]);
      const guard = { notAfterMs: clock.nowMs() + DEADLINE_MS, isOurs: async () => true };
      await plan.send({ call, mark: aMark(), guard, isFirst: true });
    });
    return clock.monotonicMs() - startedMs;
  }

  it('has a whole cash position, without a pause of a second', async () => {
    const position = await over(cashPosition('treasurer'));

    expect(position).toMatchObject({ complete: true, unavailable: [] });
    expect(clock.monotonicMs()).toBeLessThan(15_000);
    isWell();
  });

  it('answers a payment at once while two cash positions are read, and stays well', async () => {
    const command = await over(anAch());
    const positions = Promise.all([cashPosition('treasurer'), cashPosition('auditor')]);
    await over(clock.sleep(3000));

    const tookMs = await over(pay(command));
    const both = await over(positions);

    expect(tookMs).toBeLessThan(1000);
    for (const { complete, unavailable } of both) expect([complete, unavailable]).toEqual([true, []]);
    isWell();
  });

  it('says why when there are too many cash positions, and stays well', async () => {
    const command = await over(anAch());
    const positions = Promise.all(['a', 'b', 'c', 'd'].map((each) => cashPosition(each)));
    await over(clock.sleep(20_000));

    const tookMs = await over(pay(command));
    const all = await over(positions);

    expect(tookMs).toBeLessThan(1000);
    for (const { complete, unavailable } of all) {
      expect(complete).toBe(false);
      expect(unavailable).toMatchObject([{ code: 'RATE_LIMITED', connector: 'tp-main', retryable: true }]);
      expect(unavailable[0]?.message).toContain("because of the gateway's own limits");
    }
    isWell();
  });
});
