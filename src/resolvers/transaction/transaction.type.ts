import { Field, ObjectType } from 'type-graphql';
import type { UserData } from '../../domain/account.js';
import type * as domain from '../../domain/transaction.js';
import { connectionType } from '../shared/connection-type.js';
import { Money } from '../shared/money.type.js';
import { Node } from '../shared/node.type.js';
import { ProviderId, UserDataField } from '../shared/node-fields.js';
import { DateTime } from '../shared/scalars.js';
import { EntryType, TransactionType } from './transaction.enum.js';

@ObjectType('Transaction', {
  implements: Node,
  simpleResolvers: true,
  description: 'An entry of an account, posted or pending.',
})
export class Transaction implements domain.Transaction {
  readonly id!: string;
  readonly connector!: string;
  readonly accountId!: string | null;
  readonly transferId!: string | null;
  readonly cardId!: string | null;

  @ProviderId('entry')
  readonly providerId!: string;

  @Field(() => EntryType, { description: 'Whether the entry increases or decreases the balance.' })
  readonly entryType!: domain.EntryType;

  @Field(() => Money, { description: 'The amount, always positive. `entryType` gives the sign.' })
  readonly amount!: Money;

  @Field(() => TransactionType, { description: 'The type of the entry.' })
  readonly type!: domain.TransactionType;

  @Field(() => String, {
    nullable: true,
    description: "The provider's own type value; null if there is none.",
  })
  readonly providerType!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The reference number, such as a check number; null if there is none.',
  })
  readonly number!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The description on the statement; null if there is none.',
  })
  readonly description!: string | null;

  @Field(() => Money, {
    nullable: true,
    description: 'The balance of the account after this entry; null if the provider does not return it.',
  })
  readonly runningBalance!: Money | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the entry was posted; null while it is pending.',
  })
  readonly postedAt!: string | null;

  @Field(() => DateTime, { description: 'When the entry was created.' })
  readonly createdAt!: string;

  @UserDataField('entry')
  readonly userData!: UserData | null;
}

export const TransactionConnection = connectionType('Transaction', Transaction, {
  one: 'a transaction',
  many: 'transactions',
});
