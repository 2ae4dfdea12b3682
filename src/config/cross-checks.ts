import type { ConnectorSettings } from './configuration.js';
import { API_KEY, READABLE_CONNECTOR, toConnectorSettings } from './shape.js';

/** Facts of the other rooms that a configuration is checked against. */
export interface Knowledge {
  readonly scopes: readonly string[];
  /** Every problem of a connector's entry according to its provider; paths are relative to the entry. */
  connectorProblems(connector: ConnectorSettings): readonly string[];
  /** The problem of a public key file's text; null: none. */
  keyFileProblem(text: string): string | null;
}

/**
 * Problems that the schema cannot express: duplicate names, problems of a provider's options, grants of unknown scopes or
 * connectors. Checks every entry that can be read, even if other parts of the file are invalid.
 */
export function crossChecks(file: unknown, knowledge: Knowledge): string[] {
  const connectors = listAt(file, 'connectors');
  const names = connectors.map((each) => valueAt(each, 'name')).filter((name) => typeof name === 'string');
  const keys = listAt(valueAt(file, 'callers'), 'apiKeys').flatMap((key, index) => {
    const { data } = API_KEY.safeParse(key);
    if (!data) return [];
    return [
      ...unknown(data.scopes, knowledge.scopes, `callers.apiKeys[${index}].scopes`, 'scopes'),
      ...unknown(data.connectors, names, `callers.apiKeys[${index}].connectors`, 'connectors'),
    ];
  });
  return [
    ...sameNames(connectors),
    ...ofProviders(connectors, knowledge),
    ...unpaired(connectors, names),
    ...unsealed(valueAt(file, 'store')),
    ...keys,
  ];
}

function sameNames(connectors: readonly unknown[]): string[] {
  const names = connectors.map((each) => valueAt(each, 'name'));
  return names.flatMap((name, index) =>
    typeof name !== 'string' || names.indexOf(name) === index
      ? []
      : [`connectors[${index}].name: required a unique name, arrived ${name} again`],
  );
}

/** All gateways that share a database must be able to decrypt its values. */
function unsealed(store: unknown): string[] {
  if (typeof valueAt(store, 'url') !== 'string' || valueAt(store, 'sealingKey') !== undefined) return [];
  return ['store.sealingKey: required with store.url: at least 32 bytes, the same for every gateway'];
}

/** `accountsFrom` must name another configured connector. */
function unpaired(connectors: readonly unknown[], names: readonly string[]): string[] {
  return connectors.flatMap((entry, index) => {
    const from = valueAt(entry, 'accountsFrom');
    const others = names.filter((name) => name !== valueAt(entry, 'name'));
    if (typeof from !== 'string' || others.includes(from)) return [];
    const known = others.join(', ') || 'none';
    return [
      `connectors[${index}].accountsFrom: required the name of another connector, one of ${known}; arrived ${from}`,
    ];
  });
}

function ofProviders(connectors: readonly unknown[], knowledge: Knowledge): string[] {
  return connectors.flatMap((entry, index) => {
    const { data } = READABLE_CONNECTOR.safeParse(entry);
    if (!data) return [];
    const problems = knowledge.connectorProblems(toConnectorSettings(data));
    return problems.map((problem) => `connectors[${index}].${problem}`);
  });
}

function unknown(given: readonly string[], known: readonly string[], path: string, what: string): string[] {
  return given
    .map((word, index) => ({ word, index }))
    .filter(({ word }) => word !== '*' && !known.includes(word))
    .map(
      ({ word, index }) =>
        `${path}[${index}]: required * or one of the ${what} ${known.join(', ')}; arrived ${word}`,
    );
}

/** The list under a key; empty if there is none. */
export function listAt(value: unknown, key: string): readonly unknown[] {
  const list = valueAt(value, key);
  return Array.isArray(list) ? list : [];
}

/** The value under a key; undefined if there is none. */
export function valueAt(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
