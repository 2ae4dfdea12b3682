import type * as domain from '../../domain/recurring-transfer.js';
import { enumType } from '../shared/enum-type.js';

export const RecurringTransferStatus = enumType<domain.RecurringTransferStatus>({
  name: 'RecurringTransferStatus',
  description: 'Whether a recurring transfer goes on.',
  values: {
    ACTIVE: 'Its next transfer will be made.',
    INACTIVE: 'Paused, or all its transfers have been made.',
    UNKNOWN: 'The provider used a word that the gateway has not met.',
  },
});

export const RecurrenceDuration = enumType<domain.RecurrenceDuration>({
  name: 'RecurrenceDuration',
  description: 'How long a recurring transfer goes on.',
  values: {
    CONTINUOUS: 'Until somebody ends it.',
    NUMBER_OF_TRANSFERS: 'For as many transfers as were asked for.',
    UNKNOWN: 'The provider used a word that the gateway has not met. Never to be sent.',
  },
});
