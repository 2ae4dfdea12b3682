import { describe, expect, it, vi } from 'vitest';
import type { AccountsPort, BalancesPort, TransactionsPort } from '../../../src/datasources/ports/ports.js';
import {
  type ConnectorEntry,
  defineProvider,
  type OpenContext,
  type Opened,
} from '../../../src/datasources/provider.js';
import { systemClock } from '../../../src/domain/clock.js';
import { noMemory } from '../../../src/domain/memory.js';
import { silentTelemetry } from '../../../src/domain/telemetry.js';
import { TP_MAIN } from '../../support/fake-sources.js';

const accounts: AccountsPort = { list: async () => [], read: async () => null };
const balances: BalancesPort = { read: async () => null };
const transactions: TransactionsPort = { list: async () => [], read: async () => null };

const holding = <P>(ports: P): Opened<P> => ({
  ports,
  secrets: [],
  check: async () => undefined,
  health: () => TP_MAIN.health,
  close: async () => undefined,
});

const limits = { timeoutMs: 1000, maxConcurrent: 1, requestsPerSecond: 1 };
const entry = (options: Record<string, unknown>): ConnectorEntry => ({
  name: 'bank',
  environment: 'SANDBOX',
  limits,
  options,
});
const context: OpenContext = {
  connector: { name: 'bank', provider: 'LINKER', environment: 'SANDBOX' },
  limits,
  clock: systemClock,
  random: () => 0,
  telemetry: silentTelemetry,
  memory: noMemory,
};

const named = {
  id: 'LINKER',
  key: 'northbank',
  name: 'Northbank',
  summary: 'accounts of the north',
  documentedUrls: {},
} as const;
const settings = ({ options }: ConnectorEntry) =>
  typeof options.key === 'string'
    ? { settings: { key: options.key } }
    : { problems: ['key: required', 'pin: required'] };

describe('defineProvider', () => {
  const open = vi.fn((_: { key: string }, __: OpenContext) => holding({ accounts, balances }));
  const northbank = defineProvider({ ...named, capabilities: ['ACCOUNTS', 'BALANCES'], settings, open });

  it('keeps what the provider says of itself', () => {
    expect(northbank).toMatchObject({ ...named, capabilities: ['ACCOUNTS', 'BALANCES'] });
  });

  it('lists the problems of an entry', () => {
    expect(northbank.problems(entry({}))).toEqual(['key: required', 'pin: required']);
    expect(northbank.problems(entry({ key: 'k' }))).toEqual([]);
  });

  it('opens with the settings of the entry', () => {
    const opened = northbank.open(entry({ key: 'k' }), context);

    expect(open).toHaveBeenCalledWith({ key: 'k' }, context);
    expect(opened.ports).toEqual({ accounts, balances });
  });

  it('does not open an entry with problems', () => {
    expect(() => northbank.open(entry({}), context)).toThrow('bank: key: required; pin: required');
  });
});

describe('the compiler', () => {
  it('takes exactly the ports that the capabilities name', () => {
    const provider = defineProvider({
      ...named,
      capabilities: ['ACCOUNTS', 'TRANSACTIONS'],
      settings,
      open: () => holding({ accounts, transactions }),
    });

    expect(provider.capabilities).toEqual(['ACCOUNTS', 'TRANSACTIONS']);
  });

  it('refuses a missing port', () => {
    defineProvider({
      ...named,
      capabilities: ['ACCOUNTS', 'TRANSACTIONS'],
      settings,
      // @ts-expect-error the port of TRANSACTIONS is missing
      open: () => holding({ accounts }),
    });
  });

  it('refuses an undeclared port', () => {
    defineProvider({
      ...named,
      capabilities: ['ACCOUNTS'],
      settings,
      // @ts-expect-error CARDS is not among the capabilities
      open: () => holding({ accounts, transactions }),
    });
  });

  it('refuses a port of another shape', () => {
    defineProvider({
      ...named,
      capabilities: ['ACCOUNTS'],
      settings,
      // @ts-expect-error the port of BALANCES lists no accounts
      open: () => holding({ accounts: balances }),
    });
  });

  it('refuses a capability that no port stands for', () => {
    const provider = defineProvider<'ACCOUNTS', { key: string }, { accounts: AccountsPort }>({
      ...named,
      // @ts-expect-error no port is called TELEPORTATION
      capabilities: ['TELEPORTATION'],
      settings,
      open: () => holding({ accounts }),
    });

    expect(provider.name).toBe('Northbank');
  });
});
