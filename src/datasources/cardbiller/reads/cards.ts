import { wholeFeed } from '../../../domain/page.js';
import type { CardsPort } from '../../ports/ports.js';
import type { CardbillerApi } from '../api.js';
import { toCard } from '../mappers/to-card.js';
import { refOf, toUuid } from '../refs.js';
import { accountsWithin } from '../resources.js';
import type { KnownCards } from './known-cards.js';

/** The cards that are known here; nobody is asked. */
export function cardsPort(api: CardbillerApi, known: KnownCards): CardsPort {
  return {
    list: async (_call, { filter, accounts }) => {
      const named = refOf(api.connector, 'Account', filter.account);
      if (named === null) return [];
      const reached = new Set(accountsWithin(api.resources, accounts));
      const isReached = (account: string | null) =>
        (accounts === undefined || (account !== null && reached.has(account))) &&
        (named === undefined || named === account);
      return [
        wholeFeed('cards', async () => {
          const { cards, isWhole } = await known.all();
          const items = cards.filter(({ account }) => isReached(account)).map((card) => toCard(api, card));
          const wanted = items.filter(({ status }) => filter.statuses?.includes(status) ?? true);
          return { items: wanted, unreadable: 0, ...(!isWhole && { incomplete: true }) };
        }),
      ];
    },
    read: async (_call, ref) => {
      const uuid = toUuid(ref);
      const card = uuid === null ? null : await known.one(uuid);
      return card && toCard(api, card);
    },
  };
}
