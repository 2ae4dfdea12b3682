import { ArgsType, Field, InputType } from 'type-graphql';
import type * as domain from '../../domain/transaction.js';
import type { InputOf } from '../shared/inputs.js';
import { PageArgs } from '../shared/page-args.js';
import { CalendarDate } from '../shared/scalars.js';
import { EntryType, TransactionType } from './transaction.enum.js';

@InputType('TransactionFilter', {
  description: 'Which transactions to list. All given fields must match.',
})
export class TransactionFilter implements InputOf<domain.TransactionFilter> {
  @Field(() => EntryType, { nullable: true, description: 'Only debits, or only credits.' })
  readonly entryType!: domain.EntryType | null | undefined;

  @Field(() => [TransactionType], { nullable: true, description: 'Any of these types.' })
  readonly types!: readonly domain.TransactionType[] | null | undefined;

  @Field(() => CalendarDate, { nullable: true, description: 'The first creation date, inclusive, in UTC.' })
  readonly createdFrom!: string | null | undefined;

  @Field(() => CalendarDate, { nullable: true, description: 'The last creation date, inclusive, in UTC.' })
  readonly createdTo!: string | null | undefined;

  @Field(() => String, { nullable: true, description: 'The exact `number` of the entry.' })
  readonly number!: string | null | undefined;

  @Field(() => [String], { nullable: true, description: 'Names or ids of the connectors to read.' })
  readonly connectors!: readonly string[] | null | undefined;
}

@ArgsType()
export class TransactionsArgs extends PageArgs {
  @Field(() => TransactionFilter, {
    nullable: true,
    description: 'Which transactions to list; all if omitted.',
  })
  readonly filter!: TransactionFilter | null | undefined;
}
