import { ArgsType, Field, InputType } from 'type-graphql';
import type * as domain from '../../domain/counterparty.js';
import type { InputOf } from '../shared/inputs.js';
import { PageArgs } from '../shared/page-args.js';

@InputType('CounterpartyFilter', {
  description: 'Which counterparties to list. Every field given must match.',
})
export class CounterpartyFilter implements InputOf<domain.CounterpartyFilter> {
  @Field(() => [String], { nullable: true, description: 'Names of the connectors to ask.' })
  readonly connectors!: readonly string[] | null | undefined;

  @Field(() => String, { nullable: true, description: 'Part of the name, in any letter case.' })
  readonly name!: string | null | undefined;
}

@ArgsType()
export class CounterpartiesArgs extends PageArgs {
  @Field(() => CounterpartyFilter, {
    nullable: true,
    description: 'Which counterparties to list; all when left out.',
  })
  readonly filter!: CounterpartyFilter | null | undefined;
}
