import { connectorField } from '../connector/connector-field.js';
import { AccountResolver } from './account.resolver.js';
import { Account } from './account.type.js';
import { AccountFieldsResolver } from './account-fields.resolver.js';
import { AccountListsResolver } from './account-lists.resolver.js';
import { AccountMutationsResolver } from './account-mutations.resolver.js';

export const accountResolvers = [
  AccountResolver,
  AccountFieldsResolver,
  AccountListsResolver,
  AccountMutationsResolver,
  connectorField(Account),
] as const;
