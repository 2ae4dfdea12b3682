import type * as domain from '../../domain/recurring-transfer.js';
import { enumType } from '../shared/enum-type.js';

export const RecurringTransferStatus = enumType<domain.RecurringTransferStatus>({
  name: 'RecurringTransferStatus',
  description: 'The status of a recurring transfer.',
  values: {
    ACTIVE: 'The next transfer will be made.',
    INACTIVE: 'Paused, or all its transfers have been made.',
    UNKNOWN: 'The provider returned a value that the gateway does not know.',
  },
});

export const RecurrenceFrequency = enumType<domain.RecurrenceFrequency>({
  name: 'RecurrenceFrequency',
  description: "The frequency of a recurring transfer. `providerFrequency` has the provider's own value.",
  values: {
    WEEKLY: 'Once a week.',
    BIWEEKLY: 'Once every two weeks.',
    MONTHLY: 'Once a month.',
    UNKNOWN: 'The provider returned a value that the gateway does not know. Not valid in inputs.',
  },
});

export const RecurrenceDuration = enumType<domain.RecurrenceDuration>({
  name: 'RecurrenceDuration',
  description: 'The duration of a recurring transfer.',
  values: {
    CONTINUOUS: 'No fixed end: until the recurring transfer is ended.',
    NUMBER_OF_TRANSFERS: 'For the requested number of transfers.',
    UNKNOWN: 'The provider returned a value that the gateway does not know. Not valid in inputs.',
  },
});
