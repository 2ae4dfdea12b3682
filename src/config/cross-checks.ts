import type { ConnectorSettings } from './configuration.js';
import { API_KEY, READABLE_CONNECTOR, toConnectorSettings } from './shape.js';

/** What the rest of the program knows that a configuration must fit. */
export interface Knowledge {
  readonly scopes: readonly string[];
  /** Every problem of a connector's entry, paths within the entry; the provider knows. */
  connectorProblems(connector: ConnectorSettings): readonly string[];
  /** What is wrong with the text of a file of public keys; null: nothing. */
  keyFileProblem(text: string): string | null;
}

/**
 * What no shape can say: names given twice, what a provider misses in its entry, grants of what there is not. Looks at every
 * entry that can be read, whatever is wrong elsewhere in the file.
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
      : [`connectors[${index}].name: required a name of its own, arrived ${name} again`],
  );
}

/** A database that several gateways use must be readable to all of them. */
function unsealed(store: unknown): string[] {
  if (typeof valueAt(store, 'url') !== 'string' || valueAt(store, 'sealingKey') !== undefined) return [];
  return ['store.sealingKey: required with store.url, 32 bytes or more, the same for every gateway'];
}

/** A connector that takes its accounts from another one must name one that there is. */
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

/** The list under a key; an empty one where there is none. */
export function listAt(value: unknown, key: string): readonly unknown[] {
  const list = valueAt(value, key);
  return Array.isArray(list) ? list : [];
}

/** The value under a key; undefined where there is none. */
export function valueAt(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
