import { UpstreamError } from '../../../domain/errors.js';
import type { Memorable, Memory, Remembered } from '../../../domain/memory.js';
import type { CardbillerApi } from '../api.js';
import { toUuid } from '../refs.js';
import { accountOfCard, ledgerOfCard, type Resources } from '../resources.js';
import { type CardFacts, NO_FACTS, readFacts, writeFacts } from '../writes/card-facts.js';

/** A card that we know of, by lower-case UUIDs; null where it is not known whose it is. */
export interface KnownCard {
  readonly uuid: string;
  readonly account: string | null;
  readonly ledger: string | null;
  readonly facts: CardFacts;
}

/**
 * Which cards there are: Cardbiller lists none, so that only the configuration and our own record of what was issued tell.
 * **Source** traps: 2.
 */
export interface KnownCards {
  /** `isWhole` is false when the record cannot be read now: the configured ones alone. */
  all(): Promise<{ readonly cards: readonly KnownCard[]; readonly isWhole: boolean }>;
  /** Null when there is none. **Throws** `UpstreamError` when the record cannot be read and the configuration does not name it. */
  one(uuid: string): Promise<KnownCard | null>;
  /** Keeps what an answer told at `atMs`. Never fails: what was done is done. */
  learn(uuid: string, facts: Partial<CardFacts>, atMs: number): Promise<void>;
}

/** The cards of the configuration and of the memory together. */
export function openKnownCards(api: CardsApi, memory: Memory): KnownCards {
  const { connector, resources } = api;
  const memorable = (uuid: string): Memorable => ({ connector: connector.name, kind: 'Card', ref: uuid });
  const recalled = <T>(recalling: Promise<T>): Promise<T | undefined> =>
    recalling.catch((error) => {
      logError(api, 'what is known of cards could not be read', { err: error });
      return undefined;
    });

  return {
    async all() {
      const remembered = await recalled(memory.recallAll(connector.name, 'Card'));
      const facts = new Map((remembered ?? []).map(({ ref, facts }) => [toUuid(ref), readFacts(facts)]));
      const uuids = new Set([...resources.cards, ...facts.keys()]);
      const cards = [...uuids].flatMap((uuid) => toKnown(resources, uuid, facts.get(uuid) ?? NO_FACTS));
      return { cards, isWhole: remembered !== undefined };
    },
    async one(uuid) {
      const remembered = await recalled(memory.recall(memorable(uuid)));
      if (resources.cards.includes(uuid)) return toKnown(resources, uuid, factsOf(remembered))[0] ?? null;
      if (remembered === undefined) throw notReadable(api);
      return remembered === null ? null : (toKnown(resources, uuid, factsOf(remembered))[0] ?? null);
    },
    async learn(uuid, facts, atMs) {
      if (Object.keys(facts).length === 0) return;
      await memory.remember(memorable(uuid), writeFacts(facts), atMs).catch((error) => {
        logError(api, 'what was learnt of a card could not be kept', { card: uuid, err: error });
      });
    },
  };
}

type CardsApi = Pick<CardbillerApi, 'connector' | 'telemetry' | 'resources'>;

function logError({ connector, telemetry }: CardsApi, message: string, facts: object): void {
  telemetry.log('error', message, { connector: connector.name, ...facts });
}

/** The card with facts that came in just now. */
export function withFacts(card: KnownCard, facts: Partial<CardFacts>): KnownCard {
  return { ...card, facts: { ...card.facts, ...facts } };
}

function factsOf(remembered: Remembered | null | undefined): CardFacts {
  return remembered ? readFacts(remembered.facts) : NO_FACTS;
}

/** What was told at its issue comes before what follows from the configuration. A card of an account that is not served is none. */
function toKnown(resources: Resources, uuid: string | null, facts: CardFacts): KnownCard[] {
  if (uuid === null) return [];
  const account = facts.account ?? accountOfCard(resources, uuid);
  if (account !== null && !resources.treasuryAccounts.includes(account)) return [];
  return [{ uuid, account, ledger: facts.ledger ?? ledgerOfCard(resources, uuid), facts }];
}

function notReadable({ connector }: Pick<CardbillerApi, 'connector'>): UpstreamError {
  return new UpstreamError({
    connector,
    code: 'UNAVAILABLE',
    sent: 'no',
    says: 'has cards on record here that cannot be looked up at the moment',
  });
}
