import { Field, ObjectType } from 'type-graphql';
import type * as domain from '../../domain/account.js';
import { connectionType } from '../shared/connection-type.js';
import { Money } from '../shared/money.type.js';
import { Node } from '../shared/node.type.js';
import { CreatedAt, ProviderId, UpdatedAt, UserDataField } from '../shared/node-fields.js';
import { CurrencyCode, DateTime } from '../shared/scalars.js';
import { AccountKind, AccountStatus, AccountType } from './account.enum.js';

@ObjectType('AccountBalance', {
  simpleResolvers: true,
  description: 'The balances of an account. An amount is null if the provider does not return it.',
})
export class AccountBalance implements domain.AccountBalance {
  @Field(() => Money, {
    nullable: true,
    description: 'The current balance: all posted money, available or not.',
  })
  readonly current!: Money | null;

  @Field(() => Money, {
    nullable: true,
    description: 'The available balance: the money that can be used now.',
  })
  readonly available!: Money | null;

  @Field(() => Money, {
    nullable: true,
    description: 'The held balance: the money that is reserved and cannot be used.',
  })
  readonly held!: Money | null;

  @Field(() => DateTime, { description: 'When the provider returned the balances.' })
  readonly asOf!: string;

  @Field(() => Boolean, {
    description:
      'Whether the balances are from an earlier response, because the provider does not respond now. `asOf` is the time of that response.',
  })
  readonly stale!: boolean;
}

@ObjectType('Account', {
  implements: Node,
  simpleResolvers: true,
  description: 'An account that we hold at a provider, or an external account that is linked there.',
})
export class Account implements domain.Account {
  readonly id!: string;
  readonly connector!: string;
  readonly name!: string | null;
  readonly accountNumber!: string | null;
  readonly balance!: AccountBalance | null;
  readonly businessId!: string | null;
  readonly ledgerId!: string | null;
  readonly detail!: 'summary' | 'full';

  @ProviderId('account')
  readonly providerId!: string;

  @Field(() => AccountKind, { description: 'The kind of the account.' })
  readonly kind!: domain.AccountKind;

  @Field(() => AccountType, { description: 'The type of the account.' })
  readonly type!: domain.AccountType;

  @Field(() => AccountStatus, { description: 'Lifecycle status.' })
  readonly status!: domain.AccountStatus;

  @Field(() => String, {
    nullable: true,
    description: "The provider's own status value; null if there is none.",
  })
  readonly providerStatus!: string | null;

  @Field(() => CurrencyCode, { description: 'The currency of its balance.' })
  readonly currency!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The last four digits of the account number; null if the provider returns none.',
  })
  readonly accountNumberLast4!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The ABA routing number; null if the provider returns none.',
  })
  readonly routingNumber!: string | null;

  @CreatedAt('opened')
  readonly createdAt!: string | null;

  @UpdatedAt()
  readonly updatedAt!: string | null;

  @UserDataField('account')
  readonly userData!: domain.UserData | null;
}

export const AccountConnection = connectionType('Account', Account, { one: 'an account', many: 'accounts' });
