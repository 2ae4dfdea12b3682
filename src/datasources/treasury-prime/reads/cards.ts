import type { Card, CardForm } from '../../../domain/card.js';
import { UpstreamError } from '../../../domain/errors.js';
import type { Feed } from '../../../domain/page.js';
import type { Call } from '../../http/upstream.js';
import { cursorFeed } from '../../paging/cursor-feed.js';
import type { CardsPort } from '../../ports/ports.js';
import { mapBounded } from '../../reading/bounded.js';
import { readNamed } from '../../reading/named.js';
import type { TreasuryPrimeApi } from '../api.js';
import { type CardJson, readCard } from '../json/records.js';
import { type CardMapper, cardMapper } from '../mappers/to-card.js';
import { isId, refOf } from '../refs.js';
import { orNotEnabled, orUnknown } from '../refusals.js';
import { readListPage } from './lists.js';

/** What cards are read with. */
export interface CardTools {
  readonly api: TreasuryPrimeApi;
  readonly mapper: CardMapper;
}

export function openCardTools(api: TreasuryPrimeApi): CardTools {
  return { api, mapper: cardMapper(api) };
}

/** Cards. Their numbers are never asked for: `show_pan` and `show_cvv` are not sent. */
export function cardsPort(api: TreasuryPrimeApi): CardsPort {
  const tools = openCardTools(api);
  return {
    list: async (call, { filter, accounts }) => {
      const named = refOf(api.connector, 'Account', filter.account);
      if (named === null) return [];
      const within =
        named === undefined ? accounts : [named].filter((ref) => accounts?.includes(ref) ?? true);
      if (!within) return [feed(tools, call, 'cards', undefined)];
      return [...new Set(within)].filter(isId).map((account) => feed(tools, call, account, account));
    },
    read: async (call, ref) => {
      if (!isId(ref)) return null;
      const answer = await orUnknown(api.upstream.get(call, `/card/${encodeURIComponent(ref)}`));
      return answer && withForm(tools, call, readNamed(api, answer, { noun: 'card', id: ref }, readCard));
    },
  };
}

function feed(tools: CardTools, call: Call, key: string, account: string | undefined): Feed<Card> {
  const list = { path: '/card', noun: 'card', query: { account_id: account }, toDomain: readCard };
  return cursorFeed({
    key,
    read: async (cursor) => {
      const page = await readListPage({ api: tools.api, call }, list, cursor);
      return { ...page, items: await mapBounded(page.items, (json) => withForm(tools, call, json)) };
    },
  });
}

/** A record with what its product says of its form. */
export async function withForm(tools: CardTools, call: Call, json: CardJson): Promise<Card> {
  return tools.mapper.toCard(json, await formOf(tools, call, json.card_product_id));
}

/** Whether a card is of plastic stands on its product, which a request reads once. A product that cannot be read loses no card. */
async function formOf({ api, mapper }: CardTools, call: Call, product: string | null): Promise<CardForm> {
  if (product === null || !isId(product)) return 'UNKNOWN';
  const reading = api.upstream.get(call, `/cardproduct/${encodeURIComponent(product)}`);
  try {
    const answer = await orNotEnabled(orUnknown(reading));
    const named = { noun: 'cardproduct', id: product };
    return mapper.toForm(answer && readNamed(api, answer, named, (fields) => fields.maybeWord('type')));
  } catch (error) {
    if (error instanceof UpstreamError) return mapper.toForm(null);
    throw error;
  }
}
