import { Field, ObjectType } from 'type-graphql';
import type * as domain from '../../domain/business.js';
import { Money } from '../shared/money.type.js';
import { Node } from '../shared/node.type.js';
import { UpdatedAt } from '../shared/node-fields.js';
import { Decimal } from '../shared/scalars.js';

@ObjectType('PortfolioAllocation', {
  simpleResolvers: true,
  description: 'The share of a portfolio that is allocated to one product.',
})
export class PortfolioAllocation implements domain.PortfolioAllocation {
  @Field(() => String, { description: "The product, as the provider's own value." })
  readonly product!: string;

  @Field(() => Decimal, {
    description:
      'The share in percent, such as `"33.34"`. The shares of a portfolio that is allocated in full add up to 100.',
  })
  readonly percentage!: string;
}

@ObjectType('Portfolio', {
  implements: Node,
  simpleResolvers: true,
  description: 'The investment portfolio of a business.',
})
export class Portfolio implements domain.Portfolio {
  readonly id!: string;
  readonly connector!: string;
  readonly businessId!: string;

  @Field(() => [PortfolioAllocation], { description: 'The allocation of the portfolio to products.' })
  readonly allocations!: readonly PortfolioAllocation[];

  @Field(() => Money, {
    nullable: true,
    description: 'The value of the portfolio; null if the provider does not return it.',
  })
  readonly balance!: Money | null;

  @UpdatedAt()
  readonly updatedAt!: string | null;
}
