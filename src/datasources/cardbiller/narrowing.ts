import type { TransactionFilter, TransactionType } from '../../domain/transaction.js';
import type { TransferFilter } from '../../domain/transfer.js';
import type { Query } from '../http/upstream.js';
import { ENTRY_TYPE_WORDS, FEE, TYPES } from './mappers/to-transaction.js';

/** Cardbiller's word for each of ours: matching is exact there, letter case included. **Source** transactions. */
const WORDS = new Map<TransactionType, string>([
  ...Object.entries(TYPES).map(([word, type]) => [type, word] as const),
  ['FEE', FEE],
]);
const ENTRY_WORDS = new Map<string, string>(
  Object.entries(ENTRY_TYPE_WORDS).map(([word, type]) => [type, word]),
);

/** A number that has one way to be written. */
const NUMBER = /^(0|[1-9]\d{0,14})$/;

/** What of a filter can be asked for exactly; null where no transaction can match it. */
export function toTransactionQuery({ entryType, types, number }: TransactionFilter): Query | null {
  const wanted = types && new Set(types);
  // OTHER stands for words that are not known, which cannot be asked for.
  const words = new Set([...(wanted ?? [])].flatMap((type) => WORDS.get(type) ?? []));
  if (wanted && words.size === 0 && !wanted.has('OTHER')) return null;
  const [word] = words.size === 1 && !wanted?.has('OTHER') ? words : [];
  return {
    entryType: entryType && ENTRY_WORDS.get(entryType),
    transactionType: word,
    transactionNumber: number !== undefined && NUMBER.test(number) ? number : undefined,
  };
}

/** Likewise for card loads and debits. A load is a debit to the ledger. */
export function toTransferQuery({ rails, statuses, direction, ...filter }: TransferFilter): Query | null {
  const loads = (rails?.includes('CARD_LOAD') ?? true) && direction !== 'PULL';
  const debits = (rails?.includes('CARD_DEBIT') ?? true) && direction !== 'PUSH';
  const canBe = statuses?.some((status) => status === 'COMPLETED' || status === 'UNKNOWN') ?? true;
  // No key is kept on any transaction. **Source** idempotency.
  if ((!loads && !debits) || !canBe || filter.idempotencyKey !== undefined) return null;
  const entryType = loads && debits ? undefined : ENTRY_WORDS.get(loads ? 'DEBIT' : 'CREDIT');
  return { transactionType: WORDS.get('CARD'), entryType };
}
