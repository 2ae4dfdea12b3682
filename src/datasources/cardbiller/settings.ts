import { toCurrency } from '../../domain/currency.js';
import { type Secret, toSecret } from '../../domain/secret.js';
import type { ConnectorEntry, SettingsResult } from '../provider.js';
import { baseUrlProblems, groupValue, unknownOptions } from '../reading/options.js';
import { toUuid } from './refs.js';
import type { Resources } from './resources.js';

/** A connector's entry in Cardbiller's terms. */
export interface CardbillerSettings {
  readonly baseUrl: string;
  readonly token: Secret;
  /** ISO 4217 alphabetic code, upper case: no answer is documented to name one. */
  readonly currency: string;
  readonly resources: Resources;
}

const NO_URL = 'baseUrl: required, because Cardbiller documents no address';

/** The keys that an entry may have; those without keys of their own are texts. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  credentials: ['token'],
  currency: [],
  resources: ['treasuryAccounts', 'ledgers', 'cards'],
};

/** A connector's entry → settings, or everything that is wrong with it. */
export function toSettings(entry: ConnectorEntry): SettingsResult<CardbillerSettings> {
  const { baseUrl, options } = entry;
  const { currency, ...groups } = options;
  const token = toSecret(groupValue(options.credentials, 'token'));
  const resources = toResources(options.resources);
  const problems = [
    ...(baseUrl === undefined ? [NO_URL] : baseUrlProblems({ ...entry, provider: 'CARDBILLER' }, baseUrl)),
    ...unknownOptions('Cardbiller', KEYS, groups),
    ...('problems' in resources ? resources.problems : []),
  ];
  if (!token) problems.push('credentials.token: required the bearer token');
  if (!isCurrency(currency)) problems.push('currency: required a code of three letters, such as USD');
  if (problems.length > 0 || baseUrl === undefined || 'problems' in resources) return { problems };
  if (!token || !isCurrency(currency)) return { problems };
  return { settings: { baseUrl, token, currency: currency.toUpperCase(), resources: resources.settings } };
}

/** Ledgers and cards are named by their UUID alone, or with whose they are. */
function toResources(group: unknown): SettingsResult<Resources> {
  const accounts = toNamed(groupValue(group, 'treasuryAccounts'), 'resources.treasuryAccounts', null);
  const ledgers = toNamed(groupValue(group, 'ledgers'), 'resources.ledgers', 'treasuryAccount');
  const cards = toNamed(groupValue(group, 'cards'), 'resources.cards', 'ledger');
  const problems = [
    ...[accounts, ledgers, cards].flatMap(({ wrong }) => wrong),
    ...strangers(ledgers, accounts, 'resources.ledgers', 'treasuryAccounts'),
    ...strangers(cards, ledgers, 'resources.cards', 'ledgers'),
  ];
  if (problems.length === 0 && accounts.uuids.length + ledgers.uuids.length === 0) {
    problems.push('resources: required at least one treasury account or ledger, since Cardbiller lists none');
  }
  if (problems.length > 0) return { problems };
  const owners = { ledgers: ledgers.owners, cards: cards.owners };
  const resources = { treasuryAccounts: accounts.uuids, ledgers: ledgers.uuids, cards: cards.uuids };
  return { settings: { ...resources, owners } };
}

interface NamedResources {
  readonly uuids: readonly string[];
  /** UUID → that of its owner, where it is stated. */
  readonly owners: ReadonlyMap<string, string>;
  readonly wrong: readonly string[];
}

/** `ownerKey`: under which key an entry may say whose it is. */
function toNamed(list: unknown, path: string, ownerKey: string | null): NamedResources {
  const owners = new Map<string, string>();
  if (list === undefined || list === null) return { uuids: [], owners, wrong: [] };
  if (!Array.isArray(list)) return { uuids: [], owners, wrong: [`${path}: required a list of UUIDs`] };
  const wrong: string[] = [];
  const uuids = list.flatMap((entry: unknown, index) => {
    const uuid = toUuid(ownerKey === null || typeof entry === 'string' ? entry : groupValue(entry, 'id'));
    const stated = ownerKey === null ? undefined : groupValue(entry, ownerKey);
    const owner = toUuid(stated);
    const form = ownerKey === null ? 'a UUID' : `a UUID, or id and ${ownerKey}, both UUIDs`;
    if (uuid === null || (stated !== undefined && owner === null)) {
      wrong.push(`${path}[${index}]: required ${form}`);
      return [];
    }
    if (owner !== null) owners.set(uuid, owner);
    return [uuid];
  });
  return { uuids: [...new Set(uuids)], owners, wrong };
}

/** Owners that are not named themselves. */
function strangers(owned: NamedResources, among: NamedResources, path: string, names: string): string[] {
  return [...owned.owners]
    .filter(([, owner]) => !among.uuids.includes(owner))
    .map(
      ([uuid, owner]) => `${path}: required an owner of ${uuid} among resources.${names}, arrived ${owner}`,
    );
}

function isCurrency(value: unknown): value is string {
  return typeof value === 'string' && toCurrency(value) !== null;
}
