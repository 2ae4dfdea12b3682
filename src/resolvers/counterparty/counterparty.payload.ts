import type * as domain from '../../domain/counterparty.js';
import { payloadOf } from '../shared/payload-of.js';
import { Counterparty } from './counterparty.type.js';

export const CreateCounterpartyPayload = payloadOf<{ counterparty: domain.Counterparty }>(
  'createCounterparty',
  {
    counterparty: {
      type: () => Counterparty,
      description: 'The registered counterparty; null while none is known.',
    },
  },
);
export type CreateCounterpartyPayload = InstanceType<typeof CreateCounterpartyPayload>;
