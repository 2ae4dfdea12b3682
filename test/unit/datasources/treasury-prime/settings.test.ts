import { describe, expect, it } from 'vitest';
import type { ConnectorEntry } from '../../../../src/datasources/provider.js';
import { toSettings } from '../../../../src/datasources/treasury-prime/settings.js';
import { entryOf } from '../../../support/open-provider.js';
import { readSettings } from '../../../support/read-settings.js';
import { connector } from './fake-treasury-prime.js';

const credentials = { keyId: 'key', keyValue: 'value' };
const entry = (options: object, more: Partial<ConnectorEntry> = {}): ConnectorEntry =>
  entryOf(connector, { ...options }, more);
const { problems, paths, settings } = readSettings(toSettings);

describe('toSettings', () => {
  it('reads the key, and takes the documented address of the environment', async () => {
    const made = settings(entry({ credentials }));

    expect(made.baseUrl).toBe('https://api.sandbox.treasuryprime.com');
    expect(await made.keyId()).toBe('key');
    expect(await made.keyValue()).toBe('value');
    expect(made.webhooks).toBeNull();
    expect(settings(entry({ credentials }, { environment: 'PRODUCTION' })).baseUrl).toBe(
      'https://api.treasuryprime.com',
    );
  });

  it('prefers the address that is given', () => {
    const baseUrl = 'http://127.0.0.1:4101';

    expect(settings(entry({ credentials }, { baseUrl })).baseUrl).toBe(baseUrl);
  });

  it('reads a replaced secret again', async () => {
    let secret = 'old';
    const made = settings(entry({ credentials: { keyId: 'key', keyValue: async () => secret } }));
    secret = 'new';

    expect(await made.keyValue()).toBe('new');
  });

  it('reads what webhooks prove themselves with', async () => {
    const webhooks = { basicUser: 'hook', basicSecret: 'shh' };
    const made = settings(entry({ credentials, webhooks }));

    expect(await made.webhooks?.user()).toBe('hook');
    expect(await made.webhooks?.password()).toBe('shh');
    expect(settings(entry({ credentials, webhooks: {} })).webhooks).toBeNull();
    expect(settings(entry({ credentials, webhooks: null })).webhooks).toBeNull();
  });

  it('wants user and secret of webhooks together', () => {
    expect(paths(entry({ credentials, webhooks: { basicUser: 'hook' } }))).toEqual(['webhooks.basicSecret']);
    expect(paths(entry({ credentials, webhooks: { basicSecret: 'shh' } }))).toEqual(['webhooks.basicUser']);
  });

  it('lists every problem at once, by path, without a value', () => {
    const options = {
      credentials: { keyId: '', key: 'hush' },
      webhooks: { basicUser: 7, basicSecret: ['hush'], secret: 'hush' },
      accountsFrom: 'hush',
    };
    const wrong = entry(options, { baseUrl: 'http://hush.example.com' });

    expect(paths(wrong).sort()).toEqual([
      'accountsFrom',
      'baseUrl',
      'credentials.key',
      'credentials.keyId',
      'credentials.keyValue',
      'webhooks.basicSecret',
      'webhooks.basicUser',
      'webhooks.secret',
    ]);
    expect(problems(wrong).every((text) => text.includes('required'))).toBe(true);
    expect(
      problems(wrong)
        .filter((text) => !text.startsWith('baseUrl'))
        .join(),
    ).not.toContain('hush');
  });

  it.each([undefined, null, 'text', [], 7])('survives %j for credentials', (value) => {
    expect(paths(entry({ credentials: value }))).toEqual(
      expect.arrayContaining(['credentials.keyId', 'credentials.keyValue']),
    );
  });
});
