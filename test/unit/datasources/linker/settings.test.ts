import { describe, expect, it } from 'vitest';
import { toSettings } from '../../../../src/datasources/linker/settings.js';
import type { ConnectorEntry } from '../../../../src/datasources/provider.js';
import { entryOf } from '../../../support/open-provider.js';
import { readSettings } from '../../../support/read-settings.js';
import { connector } from './fake-linker.js';

const GOOD = { credentials: { token: 'jwt' }, accountsFrom: 'tp-main' };
const BASE_URL = 'https://tenant.example.com';

const entry = (options: object, more: Partial<ConnectorEntry> = {}): ConnectorEntry =>
  entryOf(connector, { ...options }, { baseUrl: BASE_URL, ...more });
const { problems, paths, settings } = readSettings(toSettings);

describe('toSettings', () => {
  it('reads the token of one end user, and takes dollars unless told otherwise', async () => {
    const made = settings(entry(GOOD));

    expect(made).toMatchObject({
      baseUrl: BASE_URL,
      accountsFrom: 'tp-main',
      currency: 'USD',
      callerHeader: null,
    });
    expect(await made.token?.()).toBe('jwt');
    expect(settings(entry({ ...GOOD, currency: 'cad' })).currency).toBe('CAD');
  });

  it('reads a replaced token again', async () => {
    let secret = 'old';
    const made = settings(entry({ ...GOOD, credentials: { token: async () => secret } }));
    secret = 'new';

    expect(await made.token?.()).toBe('new');
  });

  it.each(['x-linker-token', 'X-Linker-Token'])('reads %s as the header of the callers', (callerHeader) => {
    const made = settings(entry({ ...GOOD, credentials: { callerHeader } }));

    expect(made).toMatchObject({ token: null, callerHeader: 'x-linker-token' });
  });

  it.each(['authorization', 'x-', 'x_token', 'x-a b', `x-${'a'.repeat(61)}`, 7, '', ['x-token']])(
    'takes no %j for a header',
    (callerHeader) => {
      expect(paths(entry({ ...GOOD, credentials: { callerHeader } }))).toEqual(['credentials.callerHeader']);
    },
  );

  it.each([
    ['neither', {}],
    ['both', { token: 'jwt', callerHeader: 'x-linker-token' }],
    ['no group', undefined],
  ])('wants a token or a header: %s', (_, credentials) => {
    expect(paths(entry({ ...GOOD, credentials }))).toEqual(['credentials']);
  });

  it('wants an address: none is documented', () => {
    const { baseUrl: _, ...without } = entry(GOOD);

    expect(paths(without)).toEqual(['baseUrl']);
    expect(paths(entry(GOOD, { baseUrl: 'http://tenant.example.com' }))).toEqual(['baseUrl']);
  });

  it.each([undefined, null, '', ' ', 7, {}, ['tp-main']])('takes no %j for a connector', (accountsFrom) => {
    expect(paths(entry({ ...GOOD, accountsFrom }))).toEqual(['accountsFrom']);
  });

  it.each(['US', 'dollars', '', null, 840])('takes no %j for a currency', (currency) => {
    expect(paths(entry({ ...GOOD, currency }))).toEqual(['currency']);
  });

  it('lists every problem at once, by path, without a value', () => {
    const wrong = entry(
      { credentials: { token: ['hush'], secret: 'hush' }, currency: 'hush', webhooks: 'hush' },
      { baseUrl: 'ftp://tenant.example.com' },
    );

    expect(paths(wrong).sort()).toEqual([
      'accountsFrom',
      'baseUrl',
      'credentials.secret',
      'credentials.token',
      'currency',
      'webhooks',
    ]);
    expect(problems(wrong).every((text) => text.includes('required'))).toBe(true);
    expect(problems(wrong).join()).not.toContain('hush');
  });

  it.each([null, 'text', [], 7])('survives %j for credentials', (credentials) => {
    expect(paths(entry({ ...GOOD, credentials }))).toContain('credentials');
  });
});
