import { readPublicKeys, SCOPES } from '../auth/index.js';
import type { ConnectorSettings, Knowledge } from '../config/index.js';
import { type ConfiguredConnector, PROVIDERS, type Provider } from '../datasources/index.js';

/** The facts that the configuration is checked against: providers and scopes. */
export const providerChecks: Knowledge = {
  scopes: SCOPES,
  connectorProblems(connector) {
    const provider = findProvider(connector);
    if (provider) return provider.problems(toEntry(connector, provider));
    const known = PROVIDERS.map(({ key }) => key).join(', ');
    return [`provider: required one of ${known}; arrived ${connector.provider}`];
  },
  keyFileProblem(text) {
    try {
      readPublicKeys(text);
      return null;
    } catch (error) {
      return (error as Error).message;
    }
  },
};

/** The connectors of a validated configuration, each with its provider. */
export function toConfigured(connectors: readonly ConnectorSettings[]): readonly ConfiguredConnector[] {
  return connectors.map((connector) => {
    const provider = findProvider(connector);
    if (!provider) throw new TypeError(`${connector.name}: there is no provider ${connector.provider}`);
    return { provider, entry: toEntry(connector, provider) };
  });
}

function findProvider({ provider }: ConnectorSettings): Provider | undefined {
  return PROVIDERS.find(({ key }) => key === provider);
}

function toEntry(connector: ConnectorSettings, provider: Provider): ConfiguredConnector['entry'] {
  const { name, environment, limits, options } = connector;
  const baseUrl = connector.baseUrl ?? provider.documentedUrls[environment];
  return { name, environment, limits, options, ...(baseUrl === undefined ? {} : { baseUrl }) };
}
