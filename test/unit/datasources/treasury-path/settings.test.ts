import { describe, expect, it } from 'vitest';
import type { ConnectorEntry } from '../../../../src/datasources/provider.js';
import { toSettings } from '../../../../src/datasources/treasury-path/settings.js';
import { entryOf } from '../../../support/open-provider.js';
import { readSettings } from '../../../support/read-settings.js';
import { connector } from './fake-treasury-path.js';

const credentials = { apiKey: 'key', apiSecret: 'secret' };
const entry = (options: object, more: Partial<ConnectorEntry> = {}): ConnectorEntry =>
  entryOf(connector, { ...options }, more);
const { problems, paths, settings } = readSettings(toSettings);

describe('toSettings', () => {
  it('reads credentials and takes what is documented', async () => {
    const made = settings(entry({ credentials }));

    expect(made).toMatchObject({
      baseUrl: 'https://api.tpathdemo.com',
      hostedUrl: null,
      graphqlUrl: 'https://api.tpathdemo.com/graphql',
      trustedDomains: null,
    });
    expect(await made.apiKey()).toBe('key');
    expect(await made.apiSecret()).toBe('secret');
  });

  it('reads a replaced secret again', async () => {
    let secret = 'old';
    const made = settings(entry({ credentials: { apiKey: 'key', apiSecret: async () => secret } }));
    secret = 'new';

    expect(await made.apiSecret()).toBe('new');
  });

  it('never derives one world from the other', () => {
    const made = settings(entry({ credentials }, { environment: 'PRODUCTION' }));

    expect(made.baseUrl).toBe('https://api.treasurypath.com');
    expect(made.graphqlUrl).toBe('https://api.treasurypath.com/graphql');
  });

  it.each([
    ['http://127.0.0.1:4105', 'http://127.0.0.1:4105'],
    ['https://api.treasurypath.com/api/v1', 'https://api.treasurypath.com'],
    ['https://proxy.example/path/api/v1/', 'https://proxy.example/path'],
  ])('takes the base URL %s', (baseUrl, expected) => {
    expect(settings(entry({ credentials }, { baseUrl })).baseUrl).toBe(expected);
  });

  it('takes addresses of hosted pages and of GraphQL', () => {
    const options = {
      credentials,
      hostedUrl: 'https://hosted.example',
      graphqlUrl: 'http://127.0.0.1:4105/gql',
    };

    expect(settings(entry(options))).toMatchObject({
      hostedUrl: 'https://hosted.example',
      graphqlUrl: 'http://127.0.0.1:4105/gql',
    });
  });

  it.each(['http://hosted.example', 'ftp://hosted.example', '/relative', '', 7, {}])(
    'refuses the address %j',
    (url) => {
      const found = problems(entry({ credentials, hostedUrl: url, graphqlUrl: url }));

      expect(found.map((text) => text.split(':')[0])).toEqual(['hostedUrl', 'graphqlUrl']);
      expect(found.every((text) => text.includes('required'))).toBe(true);
    },
  );

  it('keeps trusted domains in lower case; an empty list is a list', () => {
    const trusting = (trustedDomains: unknown) =>
      settings(entry({ credentials, trustedDomains })).trustedDomains;

    expect(trusting(['App.example.com', '*.example.com'])).toEqual(['app.example.com', '*.example.com']);
    expect(trusting([])).toEqual([]);
    expect(trusting(null)).toBeNull();
  });

  it('refuses trusted domains that are none, or too many', () => {
    const trustedDomains = ['app.example.com', 'HTTPS://Example.com', '*.com', 7];
    const many = Array.from({ length: 51 }, (_, index) => `h${index}.example.com`);

    expect(paths(entry({ credentials, trustedDomains }))).toEqual([
      'trustedDomains[1]',
      'trustedDomains[2]',
      'trustedDomains[3]',
    ]);
    expect(problems(entry({ credentials, trustedDomains: many }))).toHaveLength(1);
    expect(problems(entry({ credentials, trustedDomains: many.slice(1) }))).toEqual([]);
    expect(problems(entry({ credentials, trustedDomains: 'app.example.com' }))).toHaveLength(1);
    expect(problems(entry({ credentials, trustedDomains: ['a.example', 'A.example'] }))).toEqual([
      'trustedDomains[1]: required each host at most once',
    ]);
  });

  it('lists every problem at once, by path, without a value', () => {
    const options = { credentials: { apiKey: '', token: 'hush' }, hostedUrl: 'ftp://hush', webhooks: {} };

    const found = problems(entry(options, { baseUrl: 'http://hush.example/api/v1' }));

    expect(found.map((text) => text.split(':')[0]).sort()).toEqual([
      'baseUrl',
      'credentials.apiKey',
      'credentials.apiSecret',
      'credentials.token',
      'hostedUrl',
      'webhooks',
    ]);
    expect(found.find((text) => text.startsWith('webhooks'))).toContain(
      'hostedUrl, graphqlUrl, trustedDomains',
    );
  });

  it.each([undefined, null, 'text', []])('survives %j for credentials', (value) => {
    expect(problems(entry({ credentials: value })).length).toBeGreaterThanOrEqual(2);
  });
});
