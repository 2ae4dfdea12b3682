import { wholeFeed } from '../../domain/page.js';
import type { CardsPort } from '../ports/ports.js';
import type { CardbillerApi } from './api.js';
import type { KnownCards } from './known-cards.js';
import { toCard } from './mappers/to-card.js';
import { refOf, toUuid } from './refs.js';
import { accountsWithin } from './resources.js';

/** The cards that are known here; nobody is asked. */
export function cardsPort(api: CardbillerApi, known: KnownCards): CardsPort {
  return {
    list: async (_call, { filter, accounts }) => {
      const named = refOf(api.connector, 'Account', filter.account);
      if (named === null || !(filter.statuses?.includes('UNKNOWN') ?? true)) return [];
      const reached = new Set(accountsWithin(api.resources, accounts));
      const isReached = (account: string | null) =>
        (accounts === undefined || (account !== null && reached.has(account))) &&
        (named === undefined || named === account);
      return [
        wholeFeed('cards', async () => {
          const cards = (await known.all()).filter(({ account }) => isReached(account));
          return { items: cards.map((card) => toCard(api, card)), unreadable: 0 };
        }),
      ];
    },
    read: async (_call, ref) => {
      const wanted = toUuid(ref);
      const card = (await known.all()).find(({ uuid }) => uuid === wanted);
      return card ? toCard(api, card) : null;
    },
  };
}
