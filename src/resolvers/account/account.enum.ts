import type * as domain from '../../domain/account.js';
import { enumType } from '../shared/enum-type.js';

export const AccountKind = enumType<domain.AccountKind>({
  name: 'AccountKind',
  description: 'The kind of an account.',
  values: {
    DEPOSIT: 'Holds cash at a bank.',
    INVESTMENT: 'Holds invested money.',
    PROGRAM: 'Belongs to the program itself, not to one of its customers.',
    EXTERNAL: 'An account at another bank that is linked here.',
    MULTI_CURRENCY: 'Holds several currencies, one balance each.',
  },
});

export const AccountType = enumType<domain.AccountType>({
  name: 'AccountType',
  description: 'The type of an account.',
  values: {
    CHECKING: 'A checking account.',
    SAVINGS: 'A savings account.',
    PORTFOLIO: 'The account of an investment portfolio.',
    TREASURY: 'A treasury account that funds cards.',
    MULTI_CURRENCY: 'An account in several currencies.',
    OTHER: 'A type that has no value in this enum.',
  },
});

export const AccountStatus = enumType<domain.AccountStatus>({
  name: 'AccountStatus',
  description: "Lifecycle status of an account. `providerStatus` has the provider's own value.",
  values: {
    PENDING: 'The account is being opened and cannot be used yet.',
    OPEN: 'In use.',
    LOCKED: 'Open, but money cannot move.',
    CLOSE_PENDING: 'Being closed.',
    CLOSED: 'Permanently closed.',
    ERROR: 'The account could not be opened or linked.',
    UNKNOWN: 'The provider returned a value that the gateway does not know.',
  },
});
