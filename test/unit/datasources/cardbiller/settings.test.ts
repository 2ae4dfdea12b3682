import { describe, expect, it } from 'vitest';
import { toSettings } from '../../../../src/datasources/cardbiller/settings.js';
import type { ConnectorEntry } from '../../../../src/datasources/provider.js';
import { entryOf } from '../../../support/open-provider.js';
import { readSettings } from '../../../support/read-settings.js';
import { account, card, connector, ledger } from './fake-cardbiller.js';

const OPTIONS = {
  credentials: { token: 'token' },
  currency: 'usd',
  resources: {
    treasuryAccounts: [account(1).toUpperCase(), account(1)],
    ledgers: [ledger(1)],
    cards: [card(1)],
  },
};
const entry = (options: object = {}, baseUrl = 'https://cards.example'): ConnectorEntry =>
  entryOf(connector, { ...OPTIONS, ...options }, baseUrl ? { baseUrl } : {});
const { problems, paths, settings } = readSettings(toSettings);

describe('toSettings', () => {
  it('reads the entry; UUIDs are lower-case and each there once', async () => {
    const made = settings(entry());

    expect(made).toMatchObject({
      baseUrl: 'https://cards.example',
      currency: 'USD',
      resources: { treasuryAccounts: [account(1)], ledgers: [ledger(1)], cards: [card(1)] },
    });
    expect(await made.token()).toBe('token');
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
    const made = settings(entry({ credentials: { token: async () => token } }));
    token = 'new';

    expect(await made.token()).toBe('new');
  });
});
