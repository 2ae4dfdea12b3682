import type { AccountBalance } from '../../../domain/account.js';
import { MalformedResponseError, UpstreamError } from '../../../domain/errors.js';
import type { Call } from '../../http/upstream.js';
import { mapBounded } from '../../reading/bounded.js';
import { readNamed } from '../../reading/named.js';
import type { CardbillerApi } from '../api.js';
import { readLedgerBalance, unwrapped } from '../json/records.js';
import { toBalance, toSum } from '../mappers/to-balance.js';
import { ledgerBalancePath } from '../paths.js';
import { orConflict } from '../refusals.js';
import { ledgersOfAccount } from '../resources.js';

export interface ReadOptions {
  readonly fresh?: boolean;
}

/** That it names its ledger is assumed. **Source** ledger balance. */
const LEDGER_BALANCE = {
  noun: 'ledger_balance',
  key: 'ledgerUuid',
  isOptional: true,
  inside: unwrapped,
} as const;

/** What is on a ledger; null where it is not active. **Source** ledger balance. */
export async function readBalanceOfLedger(
  api: CardbillerApi,
  call: Call,
  ledger: string,
  options: ReadOptions = {},
): Promise<AccountBalance | null> {
  const answer = await orConflict(api.upstream.get(call, ledgerBalancePath(ledger), {}, options));
  if (!answer) return null;
  const named = { ...LEDGER_BALANCE, id: ledger };
  return readNamed(api, answer, named, (fields) =>
    toBalance(readLedgerBalance(fields, ledger, api.currency), answer.at),
  );
}

/** True of an account whose ledgers are known, so that its balance is. */
export function hasBalance({ resources }: Pick<CardbillerApi, 'resources'>, account: string): boolean {
  return (ledgersOfAccount(resources, account) ?? []).length > 0;
}

/**
 * What is on all ledgers of the account: the active ones. Null where its ledgers are not known, or none is active.
 *
 * **Throws** `UpstreamError` where one ledger cannot be read, or holds another currency than the account.
 */
export async function readAccountBalance(
  api: CardbillerApi,
  call: Call,
  account: string,
  options: ReadOptions = {},
): Promise<AccountBalance | null> {
  const ledgers = ledgersOfAccount(api.resources, account) ?? [];
  const read = await mapBounded(ledgers, (ledger) => readBalanceOfLedger(api, call, ledger, options));
  const active = read.filter((balance) => balance !== null);
  if (active.length === 0) return null;
  if (active.every(({ available }) => available?.currency === api.currency)) return toSum(active);
  const cause = new MalformedResponseError('ledger_balance.currency', api.currency, 'another currency');
  api.telemetry.unreadable(api.connector, 'ledger_balance', cause.message);
  throw new UpstreamError({ connector: api.connector, code: 'INVALID_RESPONSE', sent: 'yes', cause });
}
