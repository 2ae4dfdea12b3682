import { ArgsType, Field, InputType } from 'type-graphql';
import type * as domain from '../../domain/recurring-transfer.js';
import type { InputOf } from '../shared/inputs.js';
import { PageArgs } from '../shared/page-args.js';
import { Decimal } from '../shared/scalars.js';

@InputType('RecurringTransferFilter', {
  description: 'Which recurring transfers to list. Every field given must match.',
})
export class RecurringTransferFilter implements InputOf<domain.RecurringTransferFilter> {
  @Field(() => [String], { nullable: true, description: 'Names of the connectors to ask.' })
  readonly connectors!: readonly string[] | null | undefined;

  @Field(() => String, { nullable: true, description: 'Part of the memo, in any letter case.' })
  readonly search!: string | null | undefined;

  @Field(() => Decimal, {
    nullable: true,
    description: 'The smallest amount, included, whatever its currency.',
  })
  readonly minAmount!: string | null | undefined;

  @Field(() => Decimal, {
    nullable: true,
    description: 'The largest amount, included, whatever its currency.',
  })
  readonly maxAmount!: string | null | undefined;
}

@ArgsType()
export class RecurringTransfersArgs extends PageArgs {
  @Field(() => RecurringTransferFilter, {
    nullable: true,
    description: 'Which recurring transfers to list; all when left out.',
  })
  readonly filter!: RecurringTransferFilter | null | undefined;
}
