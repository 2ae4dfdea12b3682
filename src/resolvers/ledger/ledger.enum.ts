import type * as domain from '../../domain/ledger.js';
import { enumType } from '../shared/enum-type.js';

export const LedgerStatus = enumType<domain.LedgerStatus>({
  name: 'LedgerStatus',
  description: 'The status of a ledger: whether it can fund cards.',
  values: {
    ACTIVE: 'Can be used.',
    INACTIVE: 'Cannot be used.',
    UNKNOWN: 'The provider returned a value that the gateway does not know.',
  },
});
