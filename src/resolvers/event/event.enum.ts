import type * as domain from '../../domain/event.js';
import { enumType } from '../shared/enum-type.js';

export const EventChange = enumType<domain.EventChange>({
  name: 'EventChange',
  description: 'What happened to the subject of an event.',
  values: {
    CREATED: 'The gateway learnt of the object for the first time.',
    UPDATED: 'The object changed.',
    REMOVED: 'The object no longer exists.',
  },
});

export const EventOrigin = enumType<domain.EventOrigin>({
  name: 'EventOrigin',
  description: 'How the gateway learnt of an event.',
  values: {
    ANSWER: 'The provider returned the change as the answer to a mutation.',
    WEBHOOK: 'The provider sent a webhook.',
    POLL: 'The gateway polled the provider.',
    READ: 'The provider returned the change when the object was read.',
  },
});
