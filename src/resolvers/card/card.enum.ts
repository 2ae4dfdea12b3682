import type * as domain from '../../domain/card.js';
import { enumType } from '../shared/enum-type.js';

export const CardForm = enumType<domain.CardForm>({
  name: 'CardForm',
  description: 'Whether a card is physical or virtual.',
  values: {
    VIRTUAL: 'A virtual card, which has only a number.',
    PHYSICAL: 'A physical card.',
    UNKNOWN: 'The provider returned no form, or a value that the gateway does not know.',
  },
});

export const CardStatus = enumType<domain.CardStatus>({
  name: 'CardStatus',
  description: "Lifecycle status of a card. `providerStatus` has the provider's own value.",
  values: {
    UNACTIVATED: 'Issued, but not activated by its holder.',
    ACTIVE: 'Can be used.',
    SUSPENDED: 'Temporarily blocked. The card can become active again.',
    TERMINATED: 'Permanently blocked.',
    UNKNOWN: 'The provider returned a value that the gateway does not know.',
  },
});
