import { fail } from './errors.js';
import type { ExternalAccount, Json, Party } from './state.js';
import { createUpstream, readUpstream } from './treasury-prime.js';
import type { World } from './world.js';

/** The view of one end of a series. **Source** contract 5.1. */
export interface Label {
  readonly name: string;
  readonly lastFour: string;
}

/** Shown for seeded series until their accounts are set. */
const PLACEHOLDERS: readonly Label[] = [
  { name: 'Operating', lastFour: '8840' },
  { name: 'Payroll', lastFour: '3117' },
  { name: 'Reserve', lastFour: '8840' },
  { name: 'Tax', lastFour: '5096' },
];

export function labelOf(world: World, party: Party): Label {
  if (party.kind === 'known') return { name: party.name, lastFour: party.lastFour };
  if (party.kind === 'external') {
    return { name: party.account.name, lastFour: party.account.accountNumber.slice(-4) };
  }
  const { name, lastFour } =
    at(world.settings.accounts, party.place) ?? at(PLACEHOLDERS, party.place) ?? BLANK;
  return { name, lastFour };
}

/** Whether money can move to or from it. A seeded account has no id until the setting `accounts` provides one. */
export function isPaired(world: World, party: Party): boolean {
  return party.kind !== 'paired' || world.settings.accounts.length > 0;
}

/** The party's id at Treasury Prime; creates a counterparty if there is none. **Throws** like `createUpstream`. */
export async function idOf(world: World, party: Party, upstreamKey: string): Promise<string> {
  if (party.kind === 'known') return party.id;
  if (party.kind === 'external') {
    party.counterpartyId ??= await createCounterparty(world, party.account, upstreamKey);
    return party.counterpartyId;
  }
  const account = at(world.settings.accounts, party.place);
  if (!account) throw fail(422, 'The account of this transfer is not known (setting accounts)');
  return account.id;
}

/** The name of the account at Treasury Prime. **Throws** like `readUpstream`. */
export async function readAccount(world: World, id: string): Promise<Party> {
  const account = await readUpstream(world, `/account/${encodeURIComponent(id)}`);
  return known(id, account['name'], account['account_number']);
}

/** The name of the counterparty at Treasury Prime. **Throws** like `readUpstream`. */
export async function readCounterparty(world: World, id: string): Promise<Party> {
  const counterparty = await readUpstream(world, `/counterparty/${encodeURIComponent(id)}`);
  const ach = counterparty['ach'] as Json | null | undefined;
  return known(id, counterparty['name_on_account'] ?? counterparty['name'], ach?.['account_number']);
}

/** Creates the counterparty of an external account; returns its id. **Throws** like `createUpstream`. */
export async function createCounterparty(
  world: World,
  account: ExternalAccount,
  key: string,
): Promise<string> {
  const ach = {
    account_number: account.accountNumber,
    routing_number: account.routingNumber,
    account_type: account.accountType,
  };
  const body = { name_on_account: account.name, ach };
  const created = await createUpstream(world, { path: '/counterparty', body, key: `${key}-cp` });
  return String(created['id']);
}

const BLANK: Label = { name: '', lastFour: '' };

function known(id: string, name: unknown, number: unknown): Party {
  const lastFour = typeof number === 'string' ? number.slice(-4) : '';
  return { kind: 'known', id, name: typeof name === 'string' ? name : '', lastFour };
}

function at<T>(from: readonly T[], place: number): T | undefined {
  return from[place % Math.max(from.length, 1)];
}
