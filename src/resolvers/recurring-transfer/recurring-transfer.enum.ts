import type * as domain from '../../domain/recurring-transfer.js';
import { enumType } from '../shared/enum-type.js';

export const RecurringTransferStatus = enumType<domain.RecurringTransferStatus>({
  name: 'RecurringTransferStatus',
  description: 'Whether a recurring transfer goes on.',
  values: {
    ACTIVE: 'Its next transfer will be made.',
    INACTIVE: 'Paused, or all its transfers have been made.',
    UNKNOWN: 'The provider returned a value that the gateway does not know.',
  },
});

export const RecurrenceFrequency = enumType<domain.RecurrenceFrequency>({
  name: 'RecurrenceFrequency',
  description:
    "How often a recurring transfer moves money. `providerFrequency` has the provider's own value.",
  values: {
    WEEKLY: 'Once a week.',
    BIWEEKLY: 'Once every two weeks.',
    MONTHLY: 'Once a month.',
    UNKNOWN: 'The provider returned a value that the gateway does not know. Not valid in inputs.',
  },
});

export const RecurrenceDuration = enumType<domain.RecurrenceDuration>({
  name: 'RecurrenceDuration',
  description: 'How long a recurring transfer goes on.',
  values: {
    CONTINUOUS: 'Until somebody ends it.',
    NUMBER_OF_TRANSFERS: 'For as many transfers as were asked for.',
    UNKNOWN: 'The provider returned a value that the gateway does not know. Not valid in inputs.',
  },
});
