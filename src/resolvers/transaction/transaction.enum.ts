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
  description: "The type of an entry. `providerType` has the provider's own value.",
  values: {
    ACH: 'An ACH transfer.',
    WIRE_DOMESTIC: 'A domestic wire.',
    WIRE_INTERNATIONAL: 'An international wire.',
    INTERNAL: 'A transfer between accounts at the same provider.',
    CARD: 'A card payment or its refund.',
    EFT: 'An electronic transfer that the provider does not specify further.',
    TRADE: 'The purchase or sale of an investment.',
    CHECK: 'A paper check.',
    FEE: 'A fee.',
    INTEREST: 'Interest.',
    HOLD: 'A hold: money that is reserved.',
    HOLD_RELEASE: 'The release of a hold.',
    REVERSAL: 'The reversal of an earlier entry.',
    SYSTEM: 'A correction by the provider.',
    OTHER: 'A type that has no value in this enum.',
  },
});
