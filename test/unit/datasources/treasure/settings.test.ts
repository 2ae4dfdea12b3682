import { describe, expect, it } from 'vitest';
import type { ConnectorEntry } from '../../../../src/datasources/provider.js';
import { toSettings } from '../../../../src/datasources/treasure/settings.js';
import { entryOf } from '../../../support/open-provider.js';
import { readSettings } from '../../../support/read-settings.js';
import { connector } from './fake-treasure.js';

const credentials = { clientId: 'id', clientSecret: 'secret' };
const entry = (options: object, more: Partial<ConnectorEntry> = {}): ConnectorEntry =>
  entryOf(connector, { ...options }, more);
const { problems, settings } = readSettings(toSettings);

describe('toSettings', () => {
  it('reads credentials and takes the documented sandbox', async () => {
    const made = settings(entry({ credentials, webhooks: { svixSecret: 'whsec_AAEC' } }));

    expect(made.baseUrl).toBe('https://sandbox.treasurefinancial.com');
    expect(await made.clientId()).toBe('id');
    expect(await made.clientSecret()).toBe('secret');
    expect(await made.svixSecret?.()).toBe('whsec_AAEC');
  });

  it('reads a replaced secret again', async () => {
    let secret = 'old';
    const made = settings(entry({ credentials: { clientId: 'id', clientSecret: async () => secret } }));
    secret = 'new';

    expect(await made.clientSecret()).toBe('new');
    expect(made.svixSecret).toBeNull();
  });

  it('needs a base URL in production and never falls back to the sandbox', () => {
    const [problem, ...others] = problems(entry({ credentials }, { environment: 'PRODUCTION' }));

    expect(problem).toMatch(/^baseUrl: required/);
    expect(others).toEqual([]);
  });

  it('refuses an address that is neither https nor this machine', () => {
    expect(problems(entry({ credentials }, { baseUrl: 'http://api.example.com' }))).toHaveLength(1);
    expect(problems(entry({ credentials }, { baseUrl: 'nonsense' }))[0]).toMatch(/^baseUrl: required/);
    expect(problems(entry({ credentials }, { baseUrl: 'http://127.0.0.1:4101' }))).toEqual([]);
  });

  it('lists every problem at once, by path, without a value', () => {
    const options = {
      credentials: { clientId: '', apiKey: 'hush' },
      webhooks: { svixSecret: 7, secret: 'hush' },
      resources: {},
    };

    const found = problems(entry(options, { baseUrl: 'ftp://hush' }));

    expect(found.map((text) => text.split(':')[0]).sort()).toEqual([
      'baseUrl',
      'credentials.apiKey',
      'credentials.clientId',
      'credentials.clientSecret',
      'resources',
      'webhooks.secret',
      'webhooks.svixSecret',
    ]);
    expect(found.every((text) => text.includes('required'))).toBe(true);
  });

  it.each([undefined, null, 'text', []])('survives %j for credentials', (value) => {
    expect(problems(entry({ credentials: value })).length).toBeGreaterThanOrEqual(2);
  });
});
