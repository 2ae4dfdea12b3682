import { ArgsType, Field, ID, InputType } from 'type-graphql';
import type * as domain from '../../domain/card.js';
import type { InputOf } from '../shared/inputs.js';
import { PageArgs } from '../shared/page-args.js';
import { CardStatus } from './card.enum.js';

@InputType('CardFilter', { description: 'Which cards to list. Every field given must match.' })
export class CardFilter implements InputOf<domain.CardFilter> {
  @Field(() => [String], { nullable: true, description: 'Names of the connectors to ask.' })
  readonly connectors!: readonly string[] | null | undefined;

  @Field(() => [CardStatus], { nullable: true, description: 'Any of these statuses.' })
  readonly statuses!: readonly domain.CardStatus[] | null | undefined;

  @Field(() => ID, { nullable: true, description: 'The `id` of the account that the cards draw on.' })
  readonly account!: string | null | undefined;
}

@ArgsType()
export class CardsArgs extends PageArgs {
  @Field(() => CardFilter, { nullable: true, description: 'Which cards to list; all when left out.' })
  readonly filter!: CardFilter | null | undefined;
}
