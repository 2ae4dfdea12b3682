import { parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { configuredScreen, sandboxScreen } from '../../../../src/server/commands/start-screen.js';
import { aConnectorEntry, configurationOf } from '../../../support/configuration.js';
import { gatewaySchema } from '../../../support/execute.js';

const URL_ = 'http://localhost:4000';

describe('the screen of the sandbox', () => {
  const tokens = { operator: 'token-o', analyst: 'token-a', endUser: 'token-e' };
  const screen = sandboxScreen(URL_, tokens);

  it('says where to go and with which tokens', () => {
    for (const text of [`${URL_}/graphiql`, `${URL_}/graphql`, ...Object.values(tokens)]) {
      expect(screen).toContain(text);
    }
  });

  it('shows a query that the schema takes', async () => {
    const query = screen.split('\n').find((line) => line.trim().startsWith('{')) ?? '';

    expect(validate(await gatewaySchema(), parse(query))).toEqual([]);
  });
});

describe('the screen of a configuration', () => {
  const connectors = [aConnectorEntry({ credentials: { key: 's3cret' } })];

  it('names the connectors and none of their secrets', () => {
    const screen = configuredScreen(URL_, configurationOf({ connectors }));

    expect(screen).toContain('Connectors: bank (northbank, sandbox)');
    expect(screen).not.toContain('s3cret');
  });

  it('shows GraphiQL only where it is served', () => {
    expect(configuredScreen(URL_, configurationOf())).toContain('/graphiql');
    expect(configuredScreen(URL_, configurationOf({ server: { graphiql: false } }))).not.toContain(
      'graphiql',
    );
  });

  it('says that nobody can use a gateway without callers', () => {
    const caller = { id: 'ops', sha256: 'a'.repeat(64), scopes: ['*'], connectors: ['*'] };
    const without = configurationOf({ callers: {} });
    const withKey = configurationOf({ callers: { apiKeys: [caller] } });

    expect(configuredScreen(URL_, without)).toContain('Warning: the configuration has no callers');
    expect(configuredScreen(URL_, withKey)).not.toContain('Warning');
  });
});
