import { Field, ObjectType } from 'type-graphql';
import type * as domain from '../../domain/business.js';
import { Money } from '../shared/money.type.js';
import { Node } from '../shared/node.type.js';
import { DateTime, Decimal } from '../shared/scalars.js';

@ObjectType('PortfolioAllocation', {
  simpleResolvers: true,
  description: 'How much of a portfolio goes into one product.',
})
export class PortfolioAllocation implements domain.PortfolioAllocation {
  @Field(() => String, { description: "The product, in the provider's own word." })
  readonly product!: string;

  @Field(() => Decimal, { description: 'Its share in percent, such as `"33.34"`; all shares make 100.' })
  readonly percentage!: string;
}

@ObjectType('Portfolio', {
  implements: Node,
  simpleResolvers: true,
  description: 'The invested money of a business.',
})
export class Portfolio implements domain.Portfolio {
  readonly id!: string;
  readonly connector!: string;
  readonly businessId!: string;

  @Field(() => [PortfolioAllocation], { description: 'How it is spread over products.' })
  readonly allocations!: readonly PortfolioAllocation[];

  @Field(() => Money, {
    nullable: true,
    description: 'What it is worth; null where the provider does not say.',
  })
  readonly balance!: Money | null;

  @Field(() => DateTime, { nullable: true, description: 'When it last changed; null where unknown.' })
  readonly updatedAt!: string | null;
}
