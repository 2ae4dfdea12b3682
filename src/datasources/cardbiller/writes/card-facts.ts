import { CARD_FORMS, CARD_STATUSES, type CardForm, type CardStatus } from '../../../domain/card.js';
import { formatAmount, type Money, parseMoney } from '../../../domain/money.js';
import { toUuid } from '../refs.js';

/** An amount on a card and the time when the provider stated it: cards are used without the gateway. */
export interface CardBalance {
  readonly amount: Money;
  /** RFC 3339 UTC. */
  readonly at: string;
}

/**
 * The facts about a card from answers to the gateway's own requests. Cardbiller does not return them in reads. Nothing else is stored, so
 * that no card number and no security code ever is. **Source** traps: 2, 16.
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
  /** The times when the gateway last requested a change to each state. */
  readonly suspendedAt: string | null;
  readonly unsuspendedAt: string | null;
  /** The time until which Cardbiller refuses a change, as far as it is known. */
  readonly limitedUntil: string | null;
}

/** No known facts. */
export const NO_FACTS: CardFacts = readFacts({});

/** Reads remembered facts. Facts of another shape, such as another version, count as unknown. */
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

/** Facts → the value to remember. Other facts keep their earlier values. */
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
