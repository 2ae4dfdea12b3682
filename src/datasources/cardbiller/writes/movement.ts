import { formatAmount, type Money } from '../../../domain/money.js';
import { ENTRY_TYPE_WORDS } from '../mappers/to-transaction.js';
import { expectSame } from './expectation.js';

/** A requested movement of money between a ledger and a card. **Shape** UUIDs in lower case. */
export interface Movement {
  readonly account: string;
  /** Null when the ledger of the card is not known. */
  readonly ledger: string | null;
  readonly card: string;
  /** The direction from the ledger's side: a load is a debit. */
  readonly entryType: keyof typeof ENTRY_TYPE_WORDS;
  readonly amount: Money;
  /** Starts with the operation's reference. */
  readonly description: string;
  readonly reference: string;
}

/** The fields that Cardbiller states about a movement; null where it states nothing. */
export interface StatedMovement {
  readonly account: string | null;
  readonly ledger: string | null;
  readonly card: string | null;
  readonly entryType: string | null;
  readonly amount: Money | null;
}

/**
 * Checks the stated fields of a movement against the command. An unknown word for the direction is ignored.
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
  return Object.keys(ENTRY_TYPE_WORDS).find((known) => known.toLowerCase() === word?.toLowerCase()) ?? null;
}
