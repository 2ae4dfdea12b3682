import type { ConnectorEntry, SettingsResult } from '../../src/datasources/provider.js';

/** What a provider reads from an entry of the configuration. */
export interface ReadSettings<S> {
  /** **Throws** where the entry has problems. */
  settings(entry: ConnectorEntry): S;
  /** Empty: the entry is fine. */
  problems(entry: ConnectorEntry): readonly string[];
  /** Where the problems are, within the entry. */
  paths(entry: ConnectorEntry): Array<string | undefined>;
}

export function readSettings<S>(toSettings: (entry: ConnectorEntry) => SettingsResult<S>): ReadSettings<S> {
  const problems = (entry: ConnectorEntry) => {
    const result = toSettings(entry);
    return 'problems' in result ? result.problems : [];
  };
  return {
    problems,
    paths: (entry) => problems(entry).map((text) => text.split(':')[0]),
    settings(entry) {
      const result = toSettings(entry);
      if ('problems' in result) throw new Error(result.problems.join('; '));
      return result.settings;
    },
  };
}
