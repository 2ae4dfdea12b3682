import type * as domain from '../../domain/transaction.js';
import { enumType } from '../shared/enum-type.js';

export const EntryType = enumType<domain.EntryType>({
  name: 'EntryType',
  description: 'Whether an entry increases or decreases the balance of its account.',
  values: {
    DEBIT: 'Decreases the balance.',
    CREDIT: 'Increases the balance.',
  },
});

export const TransactionType = enumType<domain.TransactionType>({
  name: 'TransactionType',
  description: "What an entry came from. `providerType` has the provider's own value.",
  values: {
    ACH: 'An ACH transfer.',
    WIRE_DOMESTIC: 'A wire within the country.',
    WIRE_INTERNATIONAL: 'A wire across a border.',
    INTERNAL: 'A transfer between accounts at the same provider.',
    CARD: 'A payment with a card, or a refund of one.',
    EFT: 'An electronic transfer that the provider does not name more closely.',
    TRADE: 'Buying or selling of an investment.',
    CHECK: 'A paper check.',
    FEE: 'A fee.',
    INTEREST: 'Interest.',
    HOLD: 'Money that becomes reserved.',
    HOLD_RELEASE: 'Reserved money that becomes free again.',
    REVERSAL: 'An earlier entry taken back.',
    SYSTEM: "A correction by the provider's own bookkeeping.",
    OTHER: 'A type that has no value in this enum.',
  },
});
