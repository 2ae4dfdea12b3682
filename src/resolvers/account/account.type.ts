import { Field, ObjectType } from 'type-graphql';
import type * as domain from '../../domain/account.js';
import { connectionType } from '../shared/connection-type.js';
import { Money } from '../shared/money.type.js';
import { Node } from '../shared/node.type.js';
import { CurrencyCode, DateTime, JsonObject } from '../shared/scalars.js';
import { AccountKind, AccountStatus, AccountType } from './account.enum.js';

@ObjectType('AccountBalance', {
  simpleResolvers: true,
  description: 'What an account holds. An amount is null where the provider does not state it.',
})
export class AccountBalance implements domain.AccountBalance {
  @Field(() => Money, { nullable: true, description: 'Everything booked, whether it can be used or not.' })
  readonly current!: Money | null;

  @Field(() => Money, { nullable: true, description: 'What can be used now.' })
  readonly available!: Money | null;

  @Field(() => Money, { nullable: true, description: 'What is reserved and cannot be used.' })
  readonly held!: Money | null;

  @Field(() => DateTime, { description: 'When the provider said so.' })
  readonly asOf!: string;

  @Field(() => Boolean, {
    description: 'True for an earlier answer, given because the provider does not answer now; see `asOf`.',
  })
  readonly stale!: boolean;
}

@ObjectType('Account', {
  implements: Node,
  simpleResolvers: true,
  description: 'An account held by us at a provider, or linked there.',
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

  @Field(() => String, { description: "The provider's own id of the account." })
  readonly providerId!: string;

  @Field(() => AccountKind, { description: 'What it is for.' })
  readonly kind!: domain.AccountKind;

  @Field(() => AccountType, { description: 'The product that it is.' })
  readonly type!: domain.AccountType;

  @Field(() => AccountStatus, { description: 'Where it is in its life.' })
  readonly status!: domain.AccountStatus;

  @Field(() => String, {
    nullable: true,
    description: "The provider's own word for the status; null where it has none.",
  })
  readonly providerStatus!: string | null;

  @Field(() => CurrencyCode, { description: 'The currency of its balance.' })
  readonly currency!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The last four digits of the account number; null where the provider gives none.',
  })
  readonly accountNumberLast4!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The ABA routing number; null where the provider gives none.',
  })
  readonly routingNumber!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was opened; null where unknown.' })
  readonly createdAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it last changed; null where unknown.' })
  readonly updatedAt!: string | null;

  @Field(() => JsonObject, {
    nullable: true,
    description: 'Your own JSON, kept at the provider on the account; null where there is none.',
  })
  readonly userData!: domain.UserData | null;
}

export const AccountConnection = connectionType('Account', Account, { one: 'an account', many: 'accounts' });
