import type * as domain from '../../domain/business.js';
import { enumType } from '../shared/enum-type.js';

export const BusinessStatus = enumType<domain.BusinessStatus>({
  name: 'BusinessStatus',
  description: "Lifecycle status of a business. `providerStatus` has the provider's own value.",
  values: {
    PENDING: 'Registered, but its onboarding is not complete.',
    OPEN: 'Onboarded. Its money can be moved.',
    CLOSED: 'Permanently closed.',
    UNKNOWN: 'The provider returned no status, or a value that the gateway does not know.',
  },
});
