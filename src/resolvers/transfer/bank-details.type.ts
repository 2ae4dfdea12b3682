import { Field, ObjectType } from 'type-graphql';
import type { AccountType as AccountTypeWord } from '../../domain/account.js';
import type * as domain from '../../domain/transfer.js';
import { AccountType } from '../account/account.enum.js';

@ObjectType('BankDetails', {
  simpleResolvers: true,
  description: 'The details of an account at another bank that may be shown.',
})
export class BankDetails implements domain.BankDetails {
  @Field(() => String, { nullable: true, description: 'The name of the account holder; null if unknown.' })
  readonly holderName!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The last four digits of the account number; null if unknown.',
  })
  readonly accountNumberLast4!: string | null;

  @Field(() => String, { nullable: true, description: 'The ABA routing number; null if unknown.' })
  readonly routingNumber!: string | null;

  @Field(() => AccountType, { nullable: true, description: 'The type of the account; null if unknown.' })
  readonly accountType!: AccountTypeWord | null;
}
