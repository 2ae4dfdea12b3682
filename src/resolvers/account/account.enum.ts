import type * as domain from '../../domain/account.js';
import { enumType } from '../shared/enum-type.js';

export const AccountKind = enumType<domain.AccountKind>({
  name: 'AccountKind',
  description: 'What an account is for.',
  values: {
    DEPOSIT: 'Holds cash at a bank.',
    INVESTMENT: 'Holds invested money.',
    PROGRAM: 'Belongs to the programme itself, not to one of its customers.',
    EXTERNAL: 'An account at another bank that is linked here.',
    MULTI_CURRENCY: 'Holds several currencies, one balance each.',
  },
});

export const AccountType = enumType<domain.AccountType>({
  name: 'AccountType',
  description: 'The product that an account is.',
  values: {
    CHECKING: 'A checking account.',
    SAVINGS: 'A savings account.',
    PORTFOLIO: 'The account of an investment portfolio.',
    TREASURY: 'A treasury account that funds cards.',
    MULTI_CURRENCY: 'An account in several currencies.',
    OTHER: 'A product without a word of its own here.',
  },
});

export const AccountStatus = enumType<domain.AccountStatus>({
  name: 'AccountStatus',
  description: "Where an account is in its life. `providerStatus` has the provider's own word.",
  values: {
    PENDING: 'Being opened; not usable yet.',
    OPEN: 'In use.',
    LOCKED: 'Open, but money may not move.',
    CLOSE_PENDING: 'Being closed.',
    CLOSED: 'Closed for good.',
    ERROR: 'Opening or linking it failed.',
    UNKNOWN: 'The provider used a word that the gateway has not met.',
  },
});
