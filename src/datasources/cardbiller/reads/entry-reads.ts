import type { Call } from '../../http/upstream.js';
import { readNamed } from '../../reading/named.js';
import { orNull } from '../../reading/records.js';
import type { CardbillerApi } from '../api.js';
import { readOneTransaction, type TransactionJson, unwrapped } from '../json/records.js';
import { transactionPath } from '../paths.js';
import { parseEntryRef } from '../refs.js';

/** One transaction of a configured treasury account by its ref, as `toDomain` takes it; null where there is none, or where it makes it null. */
export async function readEntry<T>(
  api: CardbillerApi,
  call: Call,
  {
    ref,
    toDomain,
  }: { readonly ref: string; readonly toDomain: (json: TransactionJson, account: string) => T },
): Promise<T | null> {
  const entry = parseEntryRef(ref);
  if (!entry || !api.resources.treasuryAccounts.includes(entry.account)) return null;
  const answer = await orNull(api.upstream.get(call, transactionPath(entry)));
  if (!answer) return null;
  const named = { noun: 'transaction', id: entry.transaction, key: 'transactionUuid', inside: unwrapped };
  return readNamed(api, answer, named, (fields) =>
    toDomain(readOneTransaction(fields, entry, api.currency), entry.account),
  );
}
