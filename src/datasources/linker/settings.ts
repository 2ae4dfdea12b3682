import { toCurrency } from '../../domain/currency.js';
import { type Secret, toSecret } from '../../domain/secret.js';
import type { ConnectorEntry, SettingsResult } from '../provider.js';
import { baseUrlProblems, groupValue, unknownOptions } from '../reading/options.js';

/** A connector's entry in Linker's terms. Either there is a token, or the header in which callers bring theirs. */
export type LinkerSettings = {
  readonly baseUrl: string;
  /** The connector whose account ids Linker passes through. */
  readonly accountsFrom: string;
  /** ISO 4217 alphabetic code: no answer names one. */
  readonly currency: string;
} & LinkerProof;

type LinkerProof =
  /** One end user's. */
  | { readonly token: Secret; readonly callerHeader: null }
  | { readonly token: null; readonly callerHeader: string };

const NO_URL = 'baseUrl: required, because every tenant of Linker has an address of its own';
const ONE_PROOF =
  'credentials: required either token, the token of one end user, or callerHeader, the header in which every caller brings its own';
const HEADER = /^x-[a-z0-9-]{1,60}$/i;
const DEFAULT_CURRENCY = 'USD';

/** The keys that an entry may have; those without keys of their own are texts. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  credentials: ['token', 'callerHeader'],
  accountsFrom: [],
  currency: [],
};

/** A connector's entry → settings, or everything that is wrong with it. */
export function toSettings(entry: ConnectorEntry): SettingsResult<LinkerSettings> {
  const { baseUrl, options } = entry;
  const { accountsFrom, currency = DEFAULT_CURRENCY, ...groups } = options;
  const proof = toProof(options.credentials);
  const problems = [
    ...(baseUrl === undefined ? [NO_URL] : baseUrlProblems({ ...entry, provider: 'LINKER' }, baseUrl)),
    ...unknownOptions('Linker', KEYS, groups),
    ...('problems' in proof ? proof.problems : []),
  ];
  if (!isName(accountsFrom)) {
    problems.push('accountsFrom: required the name of the Treasury Prime connector that has the accounts');
  }
  if (!isCurrency(currency)) problems.push('currency: required a code of three letters, such as USD');
  if (problems.length > 0 || baseUrl === undefined || 'problems' in proof) return { problems };
  if (!isName(accountsFrom) || !isCurrency(currency)) return { problems };
  return { settings: { baseUrl, accountsFrom, currency: currency.toUpperCase(), ...proof.settings } };
}

function toProof(credentials: unknown): SettingsResult<LinkerProof> {
  const given = ['token', 'callerHeader'].filter((key) => (groupValue(credentials, key) ?? null) !== null);
  if (given.length !== 1) return { problems: [ONE_PROOF] };
  return given[0] === 'token'
    ? toTokenProof(groupValue(credentials, 'token'))
    : toHeaderProof(groupValue(credentials, 'callerHeader'));
}

function toTokenProof(value: unknown): SettingsResult<LinkerProof> {
  const token = toSecret(value);
  return token
    ? { settings: { token, callerHeader: null } }
    : { problems: ['credentials.token: required the token of one end user'] };
}

function toHeaderProof(value: unknown): SettingsResult<LinkerProof> {
  return typeof value === 'string' && HEADER.test(value)
    ? { settings: { token: null, callerHeader: value.toLowerCase() } }
    : {
        problems: [
          'credentials.callerHeader: required x-, then up to 60 letters, digits and hyphens, such as x-linker-token',
        ],
      };
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function isCurrency(value: unknown): value is string {
  return typeof value === 'string' && toCurrency(value) !== null;
}
