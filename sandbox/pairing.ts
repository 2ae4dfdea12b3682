import { basic } from './kernel/credentials.js';
import type { RunningSimulator } from './kernel/server.js';
import { definition as linker } from './linker/index.js';
import { definition as treasuryPrime } from './treasury-prime/index.js';

/** The number of bank accounts of the app's end users. */
const ACCOUNTS = 4;

type Row = Readonly<Record<string, unknown>>;

/** Configures the simulated Linker with the address of its bank and the accounts of its users. */
export async function pairLinker(simulators: Readonly<Record<string, RunningSimulator>>): Promise<void> {
  const app = simulators[linker.connector];
  const bank = simulators[treasuryPrime.connector];
  if (!app || !bank) return;
  const settings = { treasuryPrimeUrl: bank.url, accounts: await fundedAccounts(bank) };
  const answer = await fetch(`${app.url}/__sandbox/settings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(settings),
  });
  if (!answer.ok) throw new Error(`pairing ${app.name} with ${bank.name}: ${answer.status}`);
}

/** The unlocked accounts with the most money. */
async function fundedAccounts(bank: RunningSimulator): Promise<readonly Row[]> {
  const { data } = await atBank(bank, '/account?status=open&page_size=100');
  const accounts = await Promise.all((data as Row[]).map(({ id }) => atBank(bank, `/account/${id}`)));
  return accounts
    .filter(({ locked, available_balance }) => locked === false && available_balance !== null)
    .sort((a, b) => Number(b['available_balance']) - Number(a['available_balance']))
    .slice(0, ACCOUNTS)
    .map(({ id, name, account_number }) => ({ id, name, lastFour: String(account_number).slice(-4) }));
}

async function atBank(bank: RunningSimulator, path: string): Promise<Row> {
  const { keyId, keyValue } = treasuryPrime.configuration['credentials'] as Record<string, string>;
  const headers = { authorization: basic(keyId ?? '', keyValue ?? '') };
  const answer = await fetch(bank.url + path, { headers });
  if (!answer.ok) throw new Error(`reading the accounts of ${bank.name}: ${answer.status}`);
  return (await answer.json()) as Row;
}
