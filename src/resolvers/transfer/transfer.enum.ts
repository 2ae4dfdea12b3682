import type * as domain from '../../domain/transfer.js';
import { enumType } from '../shared/enum-type.js';

export const TransferRail = enumType<domain.TransferRail>({
  name: 'TransferRail',
  description: 'The rail of a transfer.',
  values: {
    ACH: 'The ACH network. A transfer usually takes one to three business days.',
    INTERNAL: 'Between two accounts at the same provider.',
    WIRE: 'A wire.',
    FEDNOW: 'FedNow: immediate, at any time.',
    PORTFOLIO: 'Into or out of an investment portfolio.',
    CARD_LOAD: 'From a ledger to a card.',
    CARD_DEBIT: 'From a card to its ledger.',
    PAYMENT: 'A payment whose rail the provider chooses.',
  },
});

export const TransferDirection = enumType<domain.TransferDirection>({
  name: 'TransferDirection',
  description: 'The direction of a transfer from the view of the originating account.',
  values: {
    PUSH: 'The originating account sends the money.',
    PULL: 'The originating account receives the money.',
  },
});

export const TransferStatus = enumType<domain.TransferStatus>({
  name: 'TransferStatus',
  description: "The status of a transfer. `providerStatus` has the provider's own value.",
  values: {
    SCHEDULED: 'Starts on a later day.',
    PENDING: 'Accepted, but not started.',
    PROCESSING: 'The provider is processing the transfer.',
    SENT: 'Sent to the network. The transfer can still be returned.',
    COMPLETED: 'The money has arrived.',
    RETURNED: 'The other party returned the transfer.',
    FAILED: 'The transfer failed.',
    CANCELED: 'Canceled before it was sent.',
    UNKNOWN:
      'The provider returned a value that the gateway does not know. It does not say whether the transfer succeeded.',
  },
});

export const ObservationOrigin = enumType<domain.ObservationOrigin>({
  name: 'ObservationOrigin',
  description: 'How the gateway observed a status.',
  values: {
    ANSWER: 'The provider returned it when the transfer was created or changed.',
    WEBHOOK: 'The provider sent a webhook.',
    POLL: 'The gateway polled the transfer until its status was final.',
    READ: 'The provider returned it when the transfer was read.',
  },
});
