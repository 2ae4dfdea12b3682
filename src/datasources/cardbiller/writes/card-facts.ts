import { CARD_FORMS, CARD_STATUSES, type CardForm, type CardStatus } from '../../../domain/card.js';
import { formatAmount, type Money, parseMoney } from '../../../domain/money.js';
import { toUuid } from '../refs.js';

/** Money on a card, and when that was said: cards are used without us. */
export interface CardBalance {
  readonly amount: Money;
  /** RFC 3339 UTC. */
  readonly at: string;
}

/**
 * What answers to our own requests have told of a card: Cardbiller reads none back. This is all that is kept of it, so that no number
 * and no security code ever is. **Source** traps: 2, 16.
 */
export interface CardFacts {
  /** Lower-case UUIDs. */
  readonly account: string | null;
  readonly ledger: string | null;
  readonly label: string | null;
  readonly form: CardForm;
  readonly status: CardStatus;
  readonly providerStatus: string | null;
  readonly last4: string | null;
  readonly expiresOn: string | null;
  readonly balance: CardBalance | null;
  readonly createdAt: string | null;
  /** When the last changes to either state were asked for here. */
  readonly suspendedAt: string | null;
  readonly unsuspendedAt: string | null;
  /** Until when Cardbiller has refused a change, as far as that is known. */
  readonly limitedUntil: string | null;
}

/** Nothing at all. */
export const NO_FACTS: CardFacts = readFacts({});

/** Facts as they were remembered; what is of another shape, such as one of another version, is not known. */
export function readFacts(facts: Readonly<Record<string, unknown>>): CardFacts {
  return {
    account: toUuid(facts.account),
    ledger: toUuid(facts.ledger),
    label: toText(facts.label),
    form: CARD_FORMS.find((form) => form === facts.form) ?? 'UNKNOWN',
    status: CARD_STATUSES.find((status) => status === facts.status) ?? 'UNKNOWN',
    providerStatus: toText(facts.providerStatus),
    last4: toText(facts.last4),
    expiresOn: toText(facts.expiresOn),
    balance: toBalance(facts.balance),
    createdAt: toText(facts.createdAt),
    suspendedAt: toText(facts.suspendedAt),
    unsuspendedAt: toText(facts.unsuspendedAt),
    limitedUntil: toText(facts.limitedUntil),
  };
}

/** Facts → what is remembered. What is not among them stays as it was known before. */
export function writeFacts({ balance, ...rest }: Partial<CardFacts>): Readonly<Record<string, unknown>> {
  if (balance === undefined) return rest;
  if (balance === null) return { ...rest, balance };
  const { amount, at } = balance;
  return { ...rest, balance: { amount: formatAmount(amount), currency: amount.currency, at } };
}

function toBalance(value: unknown): CardBalance | null {
  const { amount, currency, at } = Object(value) as Readonly<Record<string, unknown>>;
  if (typeof amount !== 'string' || typeof currency !== 'string' || typeof at !== 'string') return null;
  try {
    return { amount: parseMoney(amount, currency), at };
  } catch {
    return null;
  }
}

function toText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
