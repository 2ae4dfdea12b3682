import type { EntryRef } from './refs.js';

/** **Source** environments and transport: path prefix. Everything in a path is a UUID. */
const PREFIX = '/v1/treasury';

export function ledgerBalancePath(ledger: string): string {
  return `${PREFIX}/ledger-balance/${ledger}`;
}

export function transactionsPath(account: string): string {
  return `${PREFIX}/${account}/transactions`;
}

export function transactionPath({ account, transaction }: EntryRef): string {
  return `${transactionsPath(account)}/${transaction}`;
}
