import { Field, ObjectType } from 'type-graphql';
import type { AccountType as AccountTypeWord } from '../../domain/account.js';
import type * as domain from '../../domain/transfer.js';
import { AccountType } from '../account/account.enum.js';

@ObjectType('BankDetails', {
  simpleResolvers: true,
  description: 'An account at another bank, as much of it as may be shown.',
})
export class BankDetails implements domain.BankDetails {
  @Field(() => String, { nullable: true, description: 'Whose account it is; null where unknown.' })
  readonly holderName!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The last four digits of the account number; null where unknown.',
  })
  readonly accountNumberLast4!: string | null;

  @Field(() => String, { nullable: true, description: 'The ABA routing number; null where unknown.' })
  readonly routingNumber!: string | null;

  @Field(() => AccountType, { nullable: true, description: 'The product that it is; null where unknown.' })
  readonly accountType!: AccountTypeWord | null;
}
