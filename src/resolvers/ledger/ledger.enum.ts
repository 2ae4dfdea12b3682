import type * as domain from '../../domain/ledger.js';
import { enumType } from '../shared/enum-type.js';

export const LedgerStatus = enumType<domain.LedgerStatus>({
  name: 'LedgerStatus',
  description: 'Whether a ledger can fund cards.',
  values: {
    ACTIVE: 'Can be used.',
    INACTIVE: 'Cannot be used.',
    UNKNOWN: 'The provider used a word that the gateway has not met.',
  },
});
