import type { Card } from '../../../domain/card.js';
import type { Named } from '../../../domain/commands.js';
import { UpstreamError } from '../../../domain/errors.js';
import { userError } from '../../../domain/rules/user-errors.js';
import { leftOpen } from '../../http/left-open.js';
import type { Answer } from '../../http/upstream.js';
import type { Attempt, WritePort } from '../../ports/writes.js';
import { readRecord } from '../../reading/records.js';
import { readCard } from '../json/card.js';
import { toCard } from '../mappers/to-card.js';
import { type CardFactsMapper, cardFactsMapper } from '../mappers/to-card-facts.js';
import { cardPath } from '../paths.js';
import { withFacts } from '../reads/known-cards.js';
import { cardbillerMessages, isRefusedWith } from '../user-errors.js';
import type { CardFacts } from './card-facts.js';
import { type Cards, cardIn, lookUpCard, type PlacedCard, placeCard } from './card-place.js';
import { expectSame } from './expectation.js';
import { forbiddenUntil, limitedUntil, STATUS_AFTER, type Turn } from './suspension-window.js';

const UNCHANGED = 'CARD_STATE_UNCHANGED';
const LIMITED = 'SUSPEND_LIMIT_REACHED';

/** **Source** suspend, errors. */
const tell = cardbillerMessages({
  CARD_NOT_ACTIVE: { code: 'CARD_NOT_ACTIVE', field: 'id', says: 'has not put this card into use yet' },
  NOT_FOUND: { code: 'NOT_FOUND', field: 'id', says: 'does not know this card' },
  REJECTED: {
    code: 'PROVIDER_REJECTED',
    field: 'id',
    says: 'refused to change this card',
  },
});

/** Suspends a card: every use is blocked at once. */
export function suspendCardPort(cards: Cards): WritePort<Named, Card> {
  return turnPort(cards, 'suspend');
}

/** Reactivates a suspended card. */
export function unsuspendCardPort(cards: Cards): WritePort<Named, Card> {
  return turnPort(cards, 'unsuspend');
}

function turnPort(cards: Cards, turn: Turn): WritePort<Named, Card> {
  const { api } = cards;
  const toFacts = cardFactsMapper(api);
  return {
    plan: ({ id }) => {
      const named = cardIn(cards, id, 'id');
      if ('errors' in named) return named;
      const { uuid } = named;
      return {
        recoveryMethod: 'CONVERGES',
        lock: null,
        check: async () => {
          // Whether the card can be changed now, Cardbiller decides: the gateway does not know every change.
          const looked = await lookUpCard(cards, uuid, 'id');
          return 'errors' in looked ? looked.errors : [];
        },
        send: async (attempt) => {
          const card = await placeCard(cards, uuid);
          const facts = await sendTurn(cards, { attempt, card, turn, toFacts });
          return toCard(api, withFacts(card, facts));
        },
        toUserErrors: (refusal) =>
          isRefusedWith(refusal, LIMITED)
            ? [userError('id', refusal.message, 'SUSPENSION_COOLDOWN')]
            : tell(refusal),
      };
    },
  };
}

/** One change of one card, for one attempt of an operation. */
interface Turning {
  readonly attempt: Attempt;
  readonly card: PlacedCard;
  readonly turn: Turn;
  readonly toFacts: CardFactsMapper;
}

/**
 * Sends the change and returns the facts that are known after it. A card that already has the requested state is a success. **Throws**
 * `UpstreamError`, `UnexpectedEffectError`.
 */
async function sendTurn(cards: Cards, turning: Turning): Promise<Partial<CardFacts>> {
  const { api, known } = cards;
  const { card, turn, attempt } = turning;
  const path = cardPath(card.account, 'suspend-card', card.uuid);
  const body = { suspend: turn === 'suspend' };
  const askedAt = new Date(api.clock.nowMs()).toISOString();
  let facts: Partial<CardFacts>;
  try {
    const answer = await api.upstream.send(attempt.call, {
      method: 'POST',
      path,
      body,
      guard: attempt.guard,
    });
    facts = {
      ...readTurned(api, turning, answer),
      ...(turn === 'suspend' ? { suspendedAt: askedAt } : { unsuspendedAt: askedAt }),
    };
  } catch (error) {
    // The change that causes the refusal may be that of an earlier attempt.
    if (isRefusedWith(error, LIMITED))
      throw attempt.isFirst ? await limited(cards, turning, error) : leftOpen(error);
    if (!isRefusedWith(error, UNCHANGED)) throw error;
    // No change was made, so none is recorded.
    facts = { status: STATUS_AFTER[turn], providerStatus: null };
  }
  await known.learn(card.uuid, facts, api.clock.nowMs());
  return facts;
}

/** The state of the card in the answer, checked against the command. An answer without a body counts as a success. */
function readTurned(api: Cards['api'], { card, turn, toFacts }: Turning, answer: Answer): Partial<CardFacts> {
  const { body = {} } = answer;
  const wire = readRecord(api, 'card', { ...answer, body }, (fields) => readCard(api, fields, api.currency));
  const facts = toFacts(wire, answer.at);
  const status = STATUS_AFTER[turn];
  expectSame('card', card.uuid, wire.cardUuid);
  expectSame('account', card.account, wire.accountUuid);
  expectSame('status', status, facts.status === 'UNKNOWN' ? null : (facts.status ?? null));
  return { providerStatus: null, ...facts, status };
}

/**
 * The same refusal, with the time when the next change is allowed. The provider may count changes that the gateway's own rule does not.
 */
async function limited(
  { api, known }: Cards,
  { card, turn }: Turning,
  refusal: UpstreamError,
): Promise<UpstreamError> {
  const nowMs = api.clock.nowMs();
  const until = forbiddenUntil(card.facts, turn, nowMs) ?? limitedUntil(card.facts, nowMs);
  if (until !== null) await known.learn(card.uuid, { limitedUntil: until }, nowMs);
  const { connector, code, status, refusals } = refusal;
  const when = until === null ? 'a day from now at the latest' : `from ${until} on`;
  return new UpstreamError({
    connector,
    code,
    ...(status !== null && { status }),
    sent: 'yes',
    refusals,
    says: `changes a card once in 24 hours: this card can be changed again ${when}`,
    cause: refusal,
  });
}
