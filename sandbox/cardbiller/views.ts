import { isoSeconds } from '../kernel/time.js';
import type { SimResponse } from '../kernel/types.js';
import { Amount, writeAmounts } from './money.js';
import type { Settings } from './settings.js';
import type { CardRecord, LedgerRecord, TransactionRecord } from './state.js';
import type { World } from './world.js';

/** A response whose amounts are not serialised yet. */
export type View = Readonly<Record<string, unknown>>;

/** Undocumented words, by the place where they can appear. */
const UNKNOWN_WORDS: Readonly<Record<string, string>> = {
  entryType: 'Memo',
  transactionType: 'Instant Rail',
  transactionStatus: 'Earmarked',
  cardType: 'Metal',
  cardStatus: 'Dormant',
};

/** A response with one object. */
export function answerOne(world: World, status: number, view: View): SimResponse {
  const { amountForm, envelope } = world.settings;
  return { status, body: writeAmounts(envelope ? { data: view } : view, amountForm) };
}

/** **Source** contract 4.1. */
export function ledgerView(world: World, ledger: LedgerRecord): View {
  return {
    ledgerUuid: ledger.uuid,
    [world.settings.balanceField]: new Amount(ledger.minor),
    currency: ledger.currency,
    asOf: isoSeconds(world.nowMs),
  };
}

/** Never the full number or the CVV. **Source** contract 5.1. */
export function cardView({ settings }: World, card: CardRecord): View {
  return {
    cardUuid: card.uuid,
    treasuryAccountUuid: card.accountUuid,
    ledgerUuid: card.ledgerUuid,
    label: card.label,
    cardType: word(settings, 'cardType', card.cardType),
    status: word(settings, 'cardStatus', card.status),
    lastFour: card.lastFour,
    expiryMonth: card.expiryMonth,
    expiryYear: card.expiryYear,
    balance: new Amount(card.minor),
    currency: card.currency,
    createdAt: isoSeconds(card.createdMs),
  };
}

/** **Source** contract 5.2. */
export function transactionView({ settings }: World, row: TransactionRecord): View {
  return {
    transactionUuid: row.uuid,
    transactionNumber: row.number,
    accountUuid: row.accountUuid,
    ledgerUuid: row.ledgerUuid,
    cardUuid: row.cardUuid,
    entryType: word(settings, 'entryType', row.entryType),
    transactionType: word(settings, 'transactionType', row.transactionType),
    amount: new Amount(row.minor),
    currency: row.currency,
    ...described(settings, row.description),
    status: word(settings, 'transactionStatus', 'Posted'),
    createdAt: isoSeconds(row.createdMs),
  };
}

/** The response of a load or debit. **Source** contract 4.4. */
export function movementView(
  world: World,
  row: TransactionRecord,
  sides: { readonly ledger: LedgerRecord; readonly card: CardRecord },
): View {
  if (world.settings.movementForm === 'acknowledgement') return { success: true };
  return {
    ...transactionView(world, row),
    ledgerBalance: new Amount(sides.ledger.minor),
    cardBalance: new Amount(sides.card.minor),
  };
}

function word(settings: Settings, place: string, known: string): string {
  return settings.unknownWords.includes(place) ? (UNKNOWN_WORDS[place] ?? known) : known;
}

function described(settings: Settings, description: string | null): View {
  switch (settings.descriptionForm) {
    case 'missing':
      return {};
    case 'null':
      return { description: null };
    case 'truncated':
      return { description: description?.slice(0, settings.descriptionLength) ?? null };
    case 'echo':
      return { description };
  }
}
