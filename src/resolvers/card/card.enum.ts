import type * as domain from '../../domain/card.js';
import { enumType } from '../shared/enum-type.js';

export const CardForm = enumType<domain.CardForm>({
  name: 'CardForm',
  description: 'Whether a card can be held in the hand.',
  values: {
    VIRTUAL: 'Exists as a number only.',
    PHYSICAL: 'A card of plastic or metal.',
    UNKNOWN: 'The provider does not say, or in a word that the gateway has not met.',
  },
});

export const CardStatus = enumType<domain.CardStatus>({
  name: 'CardStatus',
  description: "Where a card is in its life. `providerStatus` has the provider's own word.",
  values: {
    UNACTIVATED: 'Issued, but not activated by its holder.',
    ACTIVE: 'Can be used.',
    SUSPENDED: 'Blocked for now; can become active again.',
    TERMINATED: 'Blocked for good.',
    UNKNOWN: 'The provider used a word that the gateway has not met.',
  },
});
