import type { FundCard } from '../../../domain/commands.js';
import type { UpstreamError } from '../../../domain/errors.js';
import type { UserError } from '../../../domain/operation.js';
import type { Answer } from '../../http/upstream.js';
import type { Attempt, Funding, Mark, WritePort } from '../../ports/writes.js';
import { readRecord } from '../../reading/records.js';
import { readMovement } from '../json/movement-fields.js';
import type { TransactionJson } from '../json/records.js';
import { toFundingBody } from '../mappers/funding-body.js';
import { withReference } from '../mappers/reference.js';
import { toCard } from '../mappers/to-card.js';
import { toAnsweredLedger, toAnsweredTransfer } from '../mappers/to-funding.js';
import { type TransferMapper, transferMapper } from '../mappers/to-transfer.js';
import { cardPath } from '../paths.js';
import { withFacts } from '../reads/known-cards.js';
import { cardbillerMessages } from '../user-errors.js';
import type { CardFacts } from './card-facts.js';
import { type Cards, cardIn, lookUpCard, type PlacedCard, placeCard } from './card-place.js';
import { expectSame } from './expectation.js';
import { findMovement } from './find.js';
import { fundingErrors } from './funding-rules.js';
import { confirmMovement, type Movement } from './movement.js';

/** One of the two directions of money between a ledger and a card. */
interface Way {
  readonly action: 'load-card' | 'debit-card';
  readonly entryType: Movement['entryType'];
  /** Only an active card can be loaded. **Source** load card. */
  readonly provesActive: boolean;
  readonly toUserErrors: (refusal: UpstreamError) => readonly UserError[];
}

const COMMON = {
  CARD_NOT_ACTIVE: {
    code: 'CARD_NOT_ACTIVE',
    field: 'card',
    says: 'moves no money while this card is not active',
  },
  LEDGER_NOT_ACTIVE: {
    code: 'LEDGER_INACTIVE',
    field: 'card',
    says: 'has not activated the ledger of this card',
  },
  ACCOUNT_NOT_TREASURY: {
    code: 'PROVIDER_REJECTED',
    field: 'card',
    says: 'funds cards of treasury accounts alone',
  },
  NOT_FOUND: { code: 'NOT_FOUND', field: 'card', says: 'does not know this card' },
} as const;

/** **Source** load card, errors. */
const LOAD: Way = {
  action: 'load-card',
  entryType: 'Debit',
  provesActive: true,
  toUserErrors: cardbillerMessages({
    ...COMMON,
    INSUFFICIENT_LEDGER_BALANCE: {
      code: 'INSUFFICIENT_FUNDS',
      field: 'amount.amount',
      says: 'has less than this on the ledger of the card',
    },
    REJECTED: {
      code: 'PROVIDER_REJECTED',
      says: 'refused to load the card',
    },
  }),
};

/** **Source** debit from card, errors. */
const DEBIT: Way = {
  action: 'debit-card',
  entryType: 'Credit',
  provesActive: false,
  toUserErrors: cardbillerMessages({
    ...COMMON,
    INSUFFICIENT_CARD_BALANCE: {
      code: 'INSUFFICIENT_FUNDS',
      field: 'amount.amount',
      says: 'has less than this on the card',
    },
    REJECTED: {
      code: 'PROVIDER_REJECTED',
      says: 'refused to debit the card',
    },
  }),
};

/** Moves money from a ledger to a card. */
export function loadCardPort(cards: Cards): WritePort<FundCard, Funding> {
  return fundPort(cards, LOAD);
}

/** Moves money from a card back to its ledger. This is not a refund of a purchase. */
export function debitCardPort(cards: Cards): WritePort<FundCard, Funding> {
  return fundPort(cards, DEBIT);
}

function fundPort(cards: Cards, way: Way): WritePort<FundCard, Funding> {
  const { api } = cards;
  const toTransfer = transferMapper(api);
  return {
    plan: (command) => {
      const errors = fundingErrors(command, api.currency);
      const named = cardIn(cards, command.card, 'card');
      if ('errors' in named) return { errors: [...named.errors, ...errors] };
      const { uuid } = named;
      return {
        recoveryMethod: 'LIST',
        lock: lockOf(cards),
        check: async () => {
          const looked = await lookUpCard(cards, uuid, 'card');
          return [...('errors' in looked ? looked.errors : []), ...errors];
        },
        send: async (attempt) => {
          const card = await placeCard(cards, uuid);
          const asked = toMovement(way, card, command, attempt.mark);
          const answer = await sendMovement(cards, way, attempt, asked);
          return toFunding(cards, { way, card, asked, toTransfer }, answer);
        },
        find: async ({ call, mark }) => {
          const card = await placeCard(cards, uuid);
          const asked = toMovement(way, card, command, mark);
          const finding = await findMovement({ api, call }, asked, mark);
          if (finding.kind !== 'found') return finding;
          return {
            kind: 'found',
            result: await toFound(cards, { way, card, asked, toTransfer }, finding.result),
          };
        },
        toUserErrors: way.toUserErrors,
      };
    },
  };
}

/**
 * The configuration does not always determine the ledger of a card, and a lock must be the same at every gateway. Several ledgers
 * therefore share one lock. **Source** idempotency: 4.
 */
function lockOf({ api: { connector, resources } }: Cards): string {
  const [only, ...more] = resources.ledgers;
  return `${connector.name}:${only !== undefined && more.length === 0 ? only : 'ledgers'}`;
}

function toMovement(
  { entryType }: Way,
  { uuid: card, account, ledger }: PlacedCard,
  { amount, description }: FundCard,
  { reference }: Mark,
): Movement {
  const text = withReference(reference, description);
  return { account, ledger, card, entryType, amount, description: text, reference };
}

function sendMovement(
  { api }: Cards,
  { action }: Way,
  { call, guard }: Attempt,
  { account, card, amount, description }: Movement,
): Promise<Answer> {
  const path = cardPath(account, action, card);
  return api.upstream.send(call, { method: 'POST', path, body: toFundingBody(amount, description), guard });
}

/** The context for reading an answer. */
interface Expected {
  readonly way: Way;
  readonly card: PlacedCard;
  readonly asked: Movement;
  readonly toTransfer: TransferMapper;
}

/** The result of a clear answer. **Throws** `UpstreamError` and `UnexpectedEffectError` for an answer that is not clear. */
async function toFunding(
  { api, known }: Cards,
  { way, card, asked, toTransfer }: Expected,
  answer: Answer,
): Promise<Funding> {
  const { at } = answer;
  const json = readRecord(api, 'movement', answer, (fields) => readMovement(api, fields, api.currency));
  confirmMovement(json.stated, asked);
  expectSame('description', asked.reference, json.reference);
  // The earlier balance is outdated, even if the answer does not state the new one.
  const facts = { ...provenBy(way, card), balance: json.cardBalance && { amount: json.cardBalance, at } };
  await known.learn(card.uuid, facts, Date.parse(at));
  return {
    card: toCard(api, withFacts(card, facts)),
    transfer: toAnsweredTransfer(toTransfer, json, asked, at),
    ledger: toAnsweredLedger(api, json, asked, at),
  };
}

/** The result of a movement that a search found. It does not state the balances of the card and the ledger. */
async function toFound(
  { api, known }: Cards,
  { way, card, asked, toTransfer }: Expected,
  found: TransactionJson,
): Promise<Funding> {
  await known.learn(card.uuid, { ...provenBy(way, card), balance: null }, Date.parse(found.createdAt));
  const after = toCard(api, withFacts(card, { balance: null }));
  return { card: after, transfer: toTransfer(found, asked.account), ledger: null };
}

/** The facts about the card that a completed movement proves. */
function provenBy({ provesActive }: Way, { facts }: PlacedCard): Partial<CardFacts> {
  return provesActive && facts.status !== 'ACTIVE' ? { status: 'ACTIVE', providerStatus: null } : {};
}
