import { describe, expect, it } from 'vitest';
import { READABLE_CONNECTOR, SHAPE, toConnectorSettings } from '../../../src/config/shape.js';
import { aConnectorEntry } from '../../support/configuration.js';

const file = (given: object = {}) => ({ connectors: [aConnectorEntry()], ...given });
const isTaken = (given: object) => SHAPE.safeParse(file(given)).success;

describe('the shape of a configuration', () => {
  it('needs nothing but a connector', () => {
    expect(SHAPE.parse(file())).toMatchObject({
      server: { host: '127.0.0.1', port: 4000, cors: { origins: [] } },
      store: { dataDir: './.data' },
      connectors: [{ limits: { timeoutMs: 10_000, maxConcurrent: 20, requestsPerSecond: 50 } }],
      callers: { apiKeys: [] },
      protection: { maxDepth: 12, maxTokens: 5000 },
      logLevel: 'info',
    });
    expect(SHAPE.safeParse({ connectors: [] }).success).toBe(false);
  });

  it.each([
    [65_536, true],
    ['1048576', true],
    [65_535, false],
    [67_108_865, false],
  ])('takes %j as the largest body of an answer: %j', (maxBodyBytes, taken) => {
    expect(isTaken({ connectors: [aConnectorEntry({ limits: { maxBodyBytes } })] })).toBe(taken);
  });

  it('takes numbers and switches as text too, for they may come from variables', () => {
    const { server } = SHAPE.parse(
      file({ server: { port: '8080', graphiql: 'false', introspection: true } }),
    );

    expect(server).toMatchObject({ port: 8080, graphiql: false, introspection: true });
  });

  it.each([null, '', ' ', true, [], 'abc', '1e3', '-1', '80.5', 65_536, 1.5, Number.NaN])(
    'takes %j for no port',
    (port) => {
      expect(isTaken({ server: { port } })).toBe(false);
    },
  );

  it.each([1, '100', 20_000])('takes %j for a burst', (burst) => {
    expect(isTaken({ connectors: [{ ...aConnectorEntry(), limits: { burst } }] })).toBe(true);
  });

  it.each([0, 20_001, 1.5, ''])('takes %j for no burst', (burst) => {
    expect(isTaken({ connectors: [{ ...aConnectorEntry(), limits: { burst } }] })).toBe(false);
  });

  it.each([0, 65_535, '0'])('takes %j for a port', (port) => {
    expect(isTaken({ server: { port } })).toBe(true);
  });

  it.each(['Bank', '1bank', 'my bank', '', 'b'.repeat(33), 'bänk'])('takes %j for no name', (name) => {
    expect(isTaken({ connectors: [aConnectorEntry({ name })] })).toBe(false);
  });

  it('takes a connector for production where its environment is left out', () => {
    const { connectors } = SHAPE.parse(file({ connectors: [aConnectorEntry({ environment: undefined })] }));

    expect(connectors.map(toConnectorSettings)).toMatchObject([{ environment: 'PRODUCTION' }]);
    expect(READABLE_CONNECTOR.parse(aConnectorEntry({ environment: undefined }))).toMatchObject({
      environment: 'production',
    });
  });

  it.each(['staging', 'PRODUCTION', '', null])('takes %j for no environment', (environment) => {
    expect(isTaken({ connectors: [aConnectorEntry({ environment })] })).toBe(false);
  });

  it('takes the cursor secret as text or as a secret file', () => {
    expect(isTaken({ server: { cursorSecret: 'x' } })).toBe(true);
    expect(isTaken({ server: { cursorSecret: async () => 'x' } })).toBe(true);
    expect(isTaken({ server: { cursorSecret: '' } })).toBe(false);
  });

  it.each([{ id: 'a b' }, { sha256: 'g'.repeat(64) }, { sha256: 'a'.repeat(63) }, { scopes: '*' }])(
    'refuses an API key with %j',
    (given) => {
      const key = { id: 'ops', sha256: 'A'.repeat(64), scopes: ['*'], connectors: ['*'] };

      expect(isTaken({ callers: { apiKeys: [key] } })).toBe(true);
      expect(isTaken({ callers: { apiKeys: [{ ...key, ...given }] } })).toBe(false);
    },
  );
});

describe('toConnectorSettings', () => {
  it('leaves to the provider what is not common to all', () => {
    const { connectors } = SHAPE.parse(
      file({ connectors: [aConnectorEntry({ environment: 'production', currency: 'USD' })] }),
    );

    expect(connectors.map(toConnectorSettings)).toEqual([
      {
        name: 'bank',
        provider: 'northbank',
        environment: 'PRODUCTION',
        baseUrl: undefined,
        limits: { timeoutMs: 10_000, maxConcurrent: 20, requestsPerSecond: 50 },
        options: { credentials: { key: 'k' }, currency: 'USD' },
      },
    ]);
  });
});

describe('READABLE_CONNECTOR', () => {
  it('reads an entry whose common part is wrong, as long as it names its provider', () => {
    const wrong = aConnectorEntry({ name: 'B', environment: 'x', baseUrl: '?', limits: { timeoutMs: 1 } });

    expect(READABLE_CONNECTOR.parse(wrong)).toMatchObject({
      environment: 'sandbox',
      credentials: { key: 'k' },
    });
    expect(READABLE_CONNECTOR.safeParse({ name: 'bank' }).success).toBe(false);
  });
});
