import { UpstreamError } from '../../../domain/errors.js';
import type { UserError } from '../../../domain/operation.js';
import { userError } from '../../../domain/rules/user-errors.js';
import type { CardbillerApi } from '../api.js';
import type { KnownCard, KnownCards } from '../reads/known-cards.js';
import { refOf } from '../refs.js';

/** A card with its account. The path of a request for a card names both. */
export interface PlacedCard extends KnownCard {
  readonly account: string;
}

/** The requirements of a command for a card. */
export interface Cards {
  readonly api: CardbillerApi;
  readonly known: KnownCards;
}

/** The UUID in a global id, or the error in the id. `field` is the input field of the id. */
export function cardIn(
  { api }: Pick<Cards, 'api'>,
  id: string,
  field: string,
): { readonly uuid: string } | { readonly errors: readonly UserError[] } {
  const uuid = refOf(api.connector, 'Card', id);
  return uuid ? { uuid } : { errors: [unknownCard(api, field)] };
}

/** The card with this UUID, or the error. **Throws** `UpstreamError` when it cannot be looked up. */
export async function lookUpCard(
  { api, known }: Cards,
  uuid: string,
  field: string,
): Promise<{ readonly card: PlacedCard } | { readonly errors: readonly UserError[] }> {
  const card = await known.one(uuid);
  if (!card) return { errors: [unknownCard(api, field)] };
  if (isPlaced(card)) return { card };
  const message =
    'required a card whose account is known: the configuration does not say whose ledger it has';
  return { errors: [userError(field, message)] };
}

/** A card that was found before. **Throws** `UpstreamError` when it can no longer be found; nothing was sent then. */
export async function placeCard({ api, known }: Cards, uuid: string): Promise<PlacedCard> {
  const card = await known.one(uuid);
  if (card && isPlaced(card)) return card;
  throw new UpstreamError({ connector: api.connector, code: 'NOT_FOUND', sent: 'no' });
}

function unknownCard({ connector }: Cards['api'], field: string): UserError {
  return userError(field, `required a card of ${connector.name}`, 'NOT_FOUND');
}

function isPlaced(card: KnownCard): card is PlacedCard {
  return card.account !== null;
}
