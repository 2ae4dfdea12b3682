import { formatAmount, type Money } from '../../../domain/money.js';
import { ENTRY_TYPES } from '../mappers/to-transaction.js';
import { expectSame } from './expectation.js';

/** Money that is to move between a ledger and a card; UUIDs in lower case. */
export interface Movement {
  readonly account: string;
  /** Null where it is not known which one the card draws on. */
  readonly ledger: string | null;
  readonly card: string;
  /** As the ledger sees it: a load is a debit. */
  readonly entryType: keyof typeof ENTRY_TYPES;
  readonly amount: Money;
  /** With the operation's reference before it. */
  readonly description: string;
  readonly reference: string;
}

/** What Cardbiller says of a movement; null is what it does not say. */
export interface StatedMovement {
  readonly account: string | null;
  readonly ledger: string | null;
  readonly card: string | null;
  readonly entryType: string | null;
  readonly amount: Money | null;
}

/**
 * That what was done is what was asked for, as far as it is said. A word for the direction that is not known says nothing.
 *
 * **Throws** `UnexpectedEffectError`.
 */
export function confirmMovement(stated: StatedMovement, asked: Movement): void {
  expectSame('account', asked.account, stated.account);
  expectSame('card', asked.card, stated.card);
  if (asked.ledger !== null) expectSame('ledger', asked.ledger, stated.ledger);
  expectSame('amount', toText(asked.amount), stated.amount && toText(stated.amount));
  expectSame('entryType', asked.entryType, knownEntryType(stated.entryType));
}

function toText(amount: Money): string {
  return `${formatAmount(amount)} ${amount.currency}`;
}

function knownEntryType(word: string | null): string | null {
  return Object.keys(ENTRY_TYPES).find((known) => known.toLowerCase() === word?.toLowerCase()) ?? null;
}
