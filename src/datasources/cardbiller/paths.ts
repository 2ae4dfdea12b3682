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

export function issueCardPath(account: string): string {
  return `${PREFIX}/${account}/issue-card`;
}

/** What is asked of one card: suspends, loads or debits it. */
export type CardAction = 'suspend-card' | 'load-card' | 'debit-card';

export function cardPath(account: string, action: CardAction, card: string): string {
  return `${PREFIX}/${account}/${action}/${card}`;
}
