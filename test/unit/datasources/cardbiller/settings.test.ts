import { describe, expect, it } from 'vitest';
import { toSettings } from '../../../../src/datasources/cardbiller/settings.js';
import type { ConnectorEntry } from '../../../../src/datasources/provider.js';
import { account, card, ledger } from './fake-cardbiller.js';

const OPTIONS = {
  credentials: { token: 'token' },
  currency: 'usd',
  resources: {
    treasuryAccounts: [account(1).toUpperCase(), account(1)],
    ledgers: [ledger(1)],
    cards: [card(1)],
  },
};
const entry = (
  options: object = {},
  baseUrl: string | undefined = 'https://cards.example',
): ConnectorEntry => ({
  name: 'cards-main',
  environment: 'SANDBOX',
  ...(baseUrl && { baseUrl }),
  limits: { timeoutMs: 1000, maxConcurrent: 2, requestsPerSecond: 10 },
  options: { ...OPTIONS, ...options },
});

function problems(of: ConnectorEntry): readonly string[] {
  const result = toSettings(of);
  return 'problems' in result ? result.problems : [];
}

const paths = (of: ConnectorEntry) => problems(of).map((text) => text.split(':')[0]);

describe('toSettings', () => {
  it('reads the entry; UUIDs are lower-case and each there once', async () => {
    const result = toSettings(entry());
    if ('problems' in result) throw new Error(result.problems.join());

    expect(result.settings).toMatchObject({
      baseUrl: 'https://cards.example',
      currency: 'USD',
      resources: { treasuryAccounts: [account(1)], ledgers: [ledger(1)], cards: [card(1)] },
    });
    expect(await result.settings.token()).toBe('token');
  });

  it('wants an address and a currency, for which there is no default', () => {
    expect(paths(entry({}, ''))).toEqual(['baseUrl']);
    expect(paths(entry({ currency: undefined }))).toEqual(['currency']);
    expect(paths(entry({ currency: 840 }))).toEqual(['currency']);
    expect(paths(entry({ currency: 'dollars' }))).toEqual(['currency']);
  });

  it.each([undefined, null, {}, { cards: [card(1)] }, { treasuryAccounts: [], ledgers: [] }])(
    'wants something to serve, which %j is not',
    (resources) => {
      expect(problems(entry({ resources }))).toEqual([
        expect.stringMatching(/^resources: required at least one treasury account or ledger/),
      ]);
    },
  );

  it('does with accounts alone, and with ledgers alone', () => {
    expect(problems(entry({ resources: { treasuryAccounts: [account(1)] } }))).toEqual([]);
    expect(problems(entry({ resources: { ledgers: [ledger(1)], cards: null } }))).toEqual([]);
  });

  it('lists every problem at once, by path, without a value', () => {
    const wrong = entry(
      {
        credentials: { token: '', user: 'hush' },
        resources: { treasuryAccounts: [account(1), 'hush', 7], ledgers: 'hush', accounts: ['hush'] },
        webhooks: 'hush',
      },
      'http://cards.example',
    );

    expect(paths(wrong).sort()).toEqual([
      'baseUrl',
      'credentials.token',
      'credentials.user',
      'resources.accounts',
      'resources.ledgers',
      'resources.treasuryAccounts[1]',
      'resources.treasuryAccounts[2]',
      'webhooks',
    ]);
    expect(problems(wrong).join()).not.toContain('hush');
  });

  it('reads a replaced token again', async () => {
    let token = 'old';
    const result = toSettings(entry({ credentials: { token: async () => token } }));
    if ('problems' in result) throw new Error(result.problems.join());
    token = 'new';

    expect(await result.settings.token()).toBe('new');
  });
});
