import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { callerChecks } from '../../../src/config/caller-checks.js';
import { configurationOf, newFolder, problemsOf, SMALL_KNOWLEDGE } from '../../support/configuration.js';

const folder = newFolder();
writeFileSync(join(folder, 'good.pem'), 'a key');
writeFileSync(join(folder, 'bad.pem'), 'nothing');
const check = (callers: unknown) => callerChecks({ callers }, folder, SMALL_KNOWLEDGE);
const anIssuer = (given: object = {}) => ({
  issuer: 'https://idp.example/',
  audience: 'exchequer',
  jwksUrl: 'https://idp.example/jwks.json',
  ...given,
});
const aKey = (given: object = {}) => ({
  id: 'ops',
  sha256: 'a'.repeat(64),
  scopes: ['*'],
  connectors: ['*'],
  ...given,
});

describe('callerChecks', () => {
  it('has nothing against good callers', () => {
    const inFile = anIssuer({ issuer: 'other', jwksUrl: undefined, publicKeyFile: 'good.pem' });

    expect(check({ jwt: [anIssuer(), inFile], apiKeys: [aKey(), aKey({ id: 'b', sha256: 'b' })] })).toEqual(
      [],
    );
  });

  it('finds an id and a key that are given twice, in any letter case, and does not show the key', () => {
    const again = aKey({ sha256: 'A'.repeat(64) });

    expect(check({ apiKeys: [aKey(), again] })).toEqual([
      'callers.apiKeys[1].id: required a unique value, arrived that of callers.apiKeys[0] again',
      'callers.apiKeys[1].sha256: required a unique value, arrived that of callers.apiKeys[0] again',
    ]);
  });

  it('finds an issuer that is given twice', () => {
    expect(check({ jwt: [anIssuer(), anIssuer()] })).toEqual([
      'callers.jwt[1].issuer: required a unique value, arrived that of callers.jwt[0] again',
    ]);
  });

  it.each([
    ['neither', { jwksUrl: undefined }],
    ['both', { publicKeyFile: 'good.pem' }],
  ])('needs one place of keys, not %s', (what, given) => {
    expect(check({ jwt: [anIssuer(given)] })).toEqual([
      `callers.jwt[0]: required jwksUrl or publicKeyFile, arrived ${what}`,
    ]);
  });

  it.each([
    ['none.pem', 'required a file that can be read, arrived ENOENT'],
    ['.', 'required a file that can be read, arrived EISDIR'],
    ['bad.pem', 'required a key'],
  ])('reads the file of keys %s', (publicKeyFile, problem) => {
    expect(check({ jwt: [anIssuer({ jwksUrl: undefined, publicKeyFile })] })).toEqual([
      `callers.jwt[0].publicKeyFile: ${problem}`,
    ]);
  });

  it.each([[null], ['text'], [{ jwt: 'text', apiKeys: null }], [{ apiKeys: [null, 'text', 5, 5] }]])(
    'passes over callers %j, which have the wrong shape',
    (callers) => {
      expect(check(callers)).toEqual([]);
    },
  );
});

describe('the callers of a configuration', () => {
  it('are complete', () => {
    const jwt = [
      anIssuer(),
      anIssuer({
        issuer: 'other',
        audience: ['a', 'b'],
        jwksUrl: undefined,
        publicKeyFile: 'good.pem',
        algorithms: ['EdDSA'],
      }),
    ];
    const apiKeys = [aKey({ expiresAt: '2027-01-31T12:00:00Z' })];

    expect(configurationOf({ callers: { jwt, apiKeys } }, { folder }).callers).toEqual({
      jwt: [
        {
          issuer: 'https://idp.example/',
          audiences: ['exchequer'],
          jwksUrl: 'https://idp.example/jwks.json',
          publicKeyFile: null,
          algorithms: ['RS256', 'ES256', 'EdDSA'],
        },
        {
          issuer: 'other',
          audiences: ['a', 'b'],
          jwksUrl: null,
          publicKeyFile: join(folder, 'good.pem'),
          algorithms: ['EdDSA'],
        },
      ],
      apiKeys: [aKey({ accounts: undefined, expiresAt: '2027-01-31T12:00:00Z' })],
    });
  });

  it.each([
    { issuer: '' },
    { issuer: 'a|b' },
    { issuer: 'a b' },
    { audience: '' },
    { audience: [] },
    { audience: undefined },
    { jwksUrl: 'http://idp.example/jwks.json' },
    { jwksUrl: 'https://user:s3cret@idp.example/jwks.json' },
    { jwksUrl: 'http://127.0.0.1.evil.example/' },
    { jwksUrl: 'file:///etc/keys.json' },
    { jwksUrl: 'keys.json' },
    { algorithms: [] },
    { algorithms: ['HS256'] },
    { algorithms: ['none'] },
    { secret: 'x' },
  ])('do not include an issuer with %j', (given) => {
    const problems = problemsOf(() => configurationOf({ callers: { jwt: [anIssuer(given)] } }));

    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^callers\.jwt\[0\]\./);
    expect(problems[0]).not.toContain('s3cret');
  });

  it.each(['http://localhost:8080/keys', 'http://127.0.0.1/keys', 'http://[::1]:1/keys'])(
    'may fetch keys from %s on this machine',
    (jwksUrl) => {
      expect(problemsOf(() => configurationOf({ callers: { jwt: [anIssuer({ jwksUrl })] } }))).toEqual([]);
    },
  );

  it.each(['tomorrow', '2027-01-31', '2027-01-31T12:00:00', 5, '2027-13-01T00:00:00Z'])(
    'do not include a key that expires at %j',
    (expiresAt) => {
      const apiKeys = [aKey({ expiresAt })];

      expect(problemsOf(() => configurationOf({ callers: { apiKeys } }))).toEqual([
        expect.stringMatching(/^callers\.apiKeys\[0\]\.expiresAt: required/),
      ]);
    },
  );
});
