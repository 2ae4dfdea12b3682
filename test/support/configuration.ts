import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Configuration, ConfigurationError } from '../../src/config/configuration.js';
import { type ConfigurationOrigin, type Knowledge, toConfiguration } from '../../src/config/load.js';

/** Knows two scopes, that every connector needs `credentials`, and that a file of keys has the word in it. */
export const SMALL_KNOWLEDGE: Knowledge = {
  scopes: ['accounts:read', 'cards:read'],
  connectorProblems: ({ options }) => (options.credentials ? [] : ['credentials: required']),
  keyFileProblem: (text) => (text.includes('key') ? null : 'required a key'),
};

/** The least that an entry of a connector needs. */
export const aConnectorEntry = (given: object = {}) => ({
  name: 'bank',
  provider: 'northbank',
  environment: 'sandbox',
  credentials: { key: 'k' },
  ...given,
});

/** A folder of its own for each call. */
export const newFolder = () => mkdtempSync(join(tmpdir(), 'exchequer-'));

type Given = Partial<Pick<ConfigurationOrigin, 'env' | 'folder' | 'knowledge'>>;

/** A configuration with one good connector and what is given. */
export function configurationOf(file: object = {}, given: Given = {}): Configuration {
  const raw = { connectors: [aConnectorEntry()], ...file };
  const origin = { source: 'exchequer.yaml', folder: tmpdir(), env: {}, knowledge: SMALL_KNOWLEDGE };
  return toConfiguration(raw, { ...origin, ...given });
}

/** The problems that make a configuration refused; none when it is taken. */
export function problemsOf(make: () => unknown): readonly string[] {
  try {
    make();
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
}
