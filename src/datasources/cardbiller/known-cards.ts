import { accountOfCard, ledgerOfCard, type Resources } from './resources.js';

/** A card that we know of, by lower-case UUIDs; null where it is not known whose it is. */
export interface KnownCard {
  readonly uuid: string;
  readonly account: string | null;
  readonly ledger: string | null;
}

/** Which cards there are: Cardbiller lists none, so that only our own record tells. **Source** traps: 2. */
export interface KnownCards {
  all(): Promise<readonly KnownCard[]>;
}

/** The cards that the configuration names. */
export function configuredCards(resources: Resources): KnownCards {
  const cards = resources.cards.map((uuid) => ({
    uuid,
    account: accountOfCard(resources, uuid),
    ledger: ledgerOfCard(resources, uuid),
  }));
  return { all: async () => cards };
}
