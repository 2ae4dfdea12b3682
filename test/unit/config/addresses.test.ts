import { describe, expect, it } from 'vitest';
import { isHost, isNetwork } from '../../../src/config/addresses.js';
import { configurationOf, problemsOf } from '../../support/configuration.js';

describe('isHost', () => {
  it.each(['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost', 'gateway.internal', 'my_host', 'a', 'a.b.'])(
    'accepts %s',
    (text) => {
      expect(isHost(text)).toBe(true);
    },
  );

  it.each([
    '256.1.1.1',
    '1.2.3',
    '5',
    '',
    'localhost:4000',
    'http://localhost',
    '[::1]',
    'a b',
    '10.0.0.0/8',
  ])('refuses %j', (text) => {
    expect(isHost(text)).toBe(false);
  });
});

describe('isNetwork', () => {
  it.each(['10.0.0.1', '10.0.0.0/8', '::1', 'fd00::/8', 'loopback', '::/128'])('accepts %s', (text) => {
    expect(isNetwork(text)).toBe(true);
  });

  it.each(['10.0.0.0/33', 'fd00::/129', '999.1.1.1', '10.0.0.0/', '10.0.0.0/8/8', 'proxy', ''])(
    'refuses %j',
    (text) => {
      expect(isNetwork(text)).toBe(false);
    },
  );
});

describe('server.publicUrl', () => {
  it('has no slash at its end, because paths are appended to it', () => {
    const { server } = configurationOf({ server: { publicUrl: 'https://pay.example/gateway/' } });

    expect(server.publicUrl).toBe('https://pay.example/gateway');
  });

  it.each(['ftp://a.example', 'mailto:a@b.example', 'https://u:s3cret@a.example', 'https://a.example/?a=1'])(
    'refuses %s',
    (publicUrl) => {
      expect(problemsOf(() => configurationOf({ server: { publicUrl } }))).toEqual([
        'server.publicUrl: required an http or https address without credentials, a query and a fragment',
      ]);
    },
  );
});
