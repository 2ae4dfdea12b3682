import type * as domain from '../../domain/transfer.js';
import { enumType } from '../shared/enum-type.js';

export const TransferRail = enumType<domain.TransferRail>({
  name: 'TransferRail',
  description: 'The way that money takes.',
  values: {
    ACH: 'The ACH network; usually one to three business days.',
    INTERNAL: 'Booked between two accounts at the same provider.',
    WIRE: 'A wire.',
    FEDNOW: 'FedNow: at once, at any hour.',
    PORTFOLIO: 'Into or out of an investment portfolio.',
    CARD_LOAD: 'Onto a card.',
    CARD_DEBIT: 'Off a card.',
    PAYMENT: 'A payment whose way the provider chooses.',
  },
});

export const TransferDirection = enumType<domain.TransferDirection>({
  name: 'TransferDirection',
  description: 'Which way a transfer moves money, seen from the account that makes it.',
  values: {
    PUSH: 'Sends money out of that account.',
    PULL: 'Brings money into that account.',
  },
});

export const TransferStatus = enumType<domain.TransferStatus>({
  name: 'TransferStatus',
  description: "How far a transfer has come. `providerStatus` has the provider's own value.",
  values: {
    SCHEDULED: 'Will start on a later day.',
    PENDING: 'Accepted, not begun.',
    PROCESSING: 'Under way at the provider.',
    SENT: 'Handed to the network; may still come back.',
    COMPLETED: 'The money has arrived.',
    RETURNED: 'The other side sent it back.',
    FAILED: 'It did not go through.',
    CANCELED: 'Called off before it went out.',
    UNKNOWN:
      'The provider returned a value that the gateway does not know. It does not say whether the transfer succeeded.',
  },
});

export const ObservationOrigin = enumType<domain.ObservationOrigin>({
  name: 'ObservationOrigin',
  description: 'How the gateway learnt of a status.',
  values: {
    ANSWER: 'The provider answered so when the transfer was made or changed.',
    WEBHOOK: 'The provider reported the change by itself.',
    POLL: 'The gateway kept asking until it settled.',
    READ: 'It stood there when the transfer was read.',
  },
});
