import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mintDevelopmentToken, toDevelopmentKey } from '../../src/auth/callers/development-tokens.js';
import { newTestKey, signToken, signWithSecret, unsignedToken } from '../support/jwt.js';
import { ConfiguredGateway } from '../support/jwt-gateway.js';
import { type FakeIssuer, goodClaims, startIssuer } from '../support/jwt-issuer.js';

const VIEWER = '{ viewer { subject } }';
const ACCOUNTS = '{ accounts(first: 5) { nodes { id connector { name } } } }';
const FILE_ISSUER = 'https://partner.example';
const partner = newTestKey('EdDSA', 'partner');
const sha256 = (key: string) => createHash('sha256').update(key).digest('hex');

/** The gateway has the secret of the sandbox's tokens in its data directory, and must not take them all the same. */
const developmentSecret = Buffer.alloc(32, 7);

function callersOf({ issuer, jwksUrl }: FakeIssuer): object {
  const key = { scopes: ['accounts:read'], connectors: ['tp-main'] };
  return {
    jwt: [
      { issuer, audience: 'exchequer', jwksUrl },
      { issuer: FILE_ISSUER, audience: 'exchequer', publicKeyFile: 'partner.pem' },
    ],
    apiKeys: [
      { id: 'ops', sha256: sha256('ops-key'), ...key },
      { id: 'guest', sha256: sha256('guest-key'), ...key, expiresAt: '2020-01-01T00:00:00Z' },
    ],
  };
}

describe('callers of a configured gateway', () => {
  let idp: FakeIssuer;
  let gateway: ConfiguredGateway;
  let ofSandbox: string;
  beforeAll(async () => {
    idp = await startIssuer();
    const files = { 'partner.pem': partner.pem, 'development.key': developmentSecret };
    gateway = await ConfiguredGateway.start(callersOf(idp), files);
    ofSandbox = await mintDevelopmentToken(toDevelopmentKey(developmentSecret), {
      subject: 'operator',
      scopes: ['*'],
      connectors: ['*'],
      expiresInSeconds: 3600,
      nowMs: Date.now(),
    });
  }, 120_000);
  afterAll(() => Promise.all([gateway.stop(), idp.close()]));

  const ask = async (token: string, query: string): Promise<any> =>
    (await gateway.ask(query, { authorization: `Bearer ${token}` })).json();
  const granted = (exchequer: object, scope = 'accounts:read') => idp.token({ claims: { exchequer, scope } });
  const connectorsOf = ({ data }: any) =>
    new Set(data.accounts.nodes.map((node: any) => node.connector.name));

  it('are named by issuer and subject, or by their key', async () => {
    const fromFile = signToken(partner, goodClaims(FILE_ISSUER));

    const answers = [
      await ask(idp.token(), VIEWER),
      await ask(fromFile, VIEWER),
      await ask('ops-key', VIEWER),
    ];

    expect(answers.map(({ data }) => data.viewer.subject)).toEqual([
      'https://idp.example/|ada',
      'https://partner.example|ada',
      'key:ops',
    ]);
  });

  it('see the connectors and accounts that their token names', async () => {
    const both = await ask(granted({ connectors: ['tp-main', 'treasure-main'] }), ACCOUNTS);
    const one = await ask(granted({ connectors: ['tp-main'] }), ACCOUNTS);
    const own = one.data.accounts.nodes[1].id;
    const limited = await ask(granted({ connectors: ['tp-main'], accounts: [own] }), ACCOUNTS);

    expect(connectorsOf(both)).toEqual(new Set(['tp-main', 'treasure-main']));
    expect(connectorsOf(one)).toEqual(new Set(['tp-main']));
    expect(limited.data.accounts.nodes.map(({ id }: any) => id)).toEqual([own]);
  });

  it('see nothing where their token names nothing', async () => {
    expect((await ask(granted({}), ACCOUNTS)).data?.accounts?.nodes ?? []).toEqual([]);
  });

  it('may do only what the scope of their token says', async () => {
    const { errors } = await ask(granted({ connectors: ['tp-main'] }, 'openid cards:read'), ACCOUNTS);

    expect(errors[0].extensions.code).toBe('FORBIDDEN');
    expect(await gateway.program.written((line) => line.includes('unknown scopes were ignored'))).toContain(
      'openid',
    );
  });

  it('are not signed out while their issuer is down', async () => {
    expect(await ask(idp.token(), VIEWER)).toHaveProperty('data.viewer');
    idp.feel('is down');

    expect(await ask(idp.token(), VIEWER)).toHaveProperty('data.viewer');
    idp.feel('answers');
  });

  const headersWithoutToken = async () => [...(await gateway.ask(VIEWER, {})).headers.keys()];
  const outdated = { exp: Math.floor(Date.now() / 1000) - 120 };
  const refused: Array<[string, () => string | null]> = [
    ['nothing', () => null],
    ['a key that nobody has', () => 'nobody-key'],
    ['a key that has expired', () => 'guest-key'],
    ['an expired token', () => idp.token({ claims: outdated })],
    ['a token for somebody else', () => idp.token({ claims: { aud: 'elsewhere' } })],
    ['a token of another issuer', () => idp.token({ claims: { iss: 'https://evil.example/' } })],
    ['a token signed by somebody else', () => idp.token({ key: newTestKey() })],
    ['a token with an unknown key', () => idp.token({ header: { kid: 'none' } })],
    ['an unsigned token', () => unsignedToken(goodClaims(idp.issuer))],
    ['a public key as a secret', () => signWithSecret(partner.pem, goodClaims(FILE_ISSUER))],
    ['grants of the wrong shape', () => granted({ connectors: 'tp-main' })],
    ['a token that is too long', () => idp.token({ claims: { padding: 'x'.repeat(7000) } })],
    ['a token of the sandbox', () => ofSandbox],
  ];

  it.each(refused)(
    'are refused alike with %s, and the log says why without the token',
    async (what, make) => {
      const token = make();
      const id = what.replaceAll(' ', '-');

      const answer = await gateway.ask(VIEWER, {
        'x-request-id': id,
        ...(token !== null && { authorization: `Bearer ${token}` }),
      });

      expect(answer.status).toBe(401);
      expect(await answer.json()).toEqual({
        errors: [
          {
            message: 'required a valid API key or JWT in the header Authorization: Bearer <key or token>',
            extensions: { code: 'UNAUTHENTICATED', retryable: false, requestId: id },
          },
        ],
      });
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect([...answer.headers.keys()]).toEqual(await headersWithoutToken());
      const line = await gateway.program.written(
        (each) => each.includes('caller refused') && each.includes(`"${id}"`) && each.endsWith('}'),
      );
      expect(JSON.parse(line).reason).toMatch(/\w+/);
      if (token) expect(gateway.program.output()).not.toContain(token.split('.').at(-1) || token);
    },
  );
});
