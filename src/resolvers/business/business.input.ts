import { Field, ID, InputType } from 'type-graphql';
import type { UserData } from '../../domain/account.js';
import type * as domain from '../../domain/business.js';
import { KeyedInput } from '../shared/keyed.input.js';
import { Decimal, JsonObject } from '../shared/scalars.js';

@InputType('CreateBusinessInput', { description: 'A business to register.' })
export class CreateBusinessInput extends KeyedInput {
  @Field(() => String, { description: 'The name of the connector to register it at.' })
  readonly connector!: string;

  @Field(() => String, { description: 'The legal name.' })
  readonly legalName!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The name that the business trades under, if it differs from the legal name.',
  })
  readonly doingBusinessAs!: string | null | undefined;

  @Field(() => JsonObject, {
    nullable: true,
    description: 'Your JSON to store at the provider on the business.',
  })
  readonly userData!: UserData | null | undefined;
}

@InputType('SubmitBusinessOnboardingInput', { description: 'The onboarding application of a business.' })
export class SubmitBusinessOnboardingInput extends KeyedInput {
  @Field(() => ID, { description: 'The `id` of the business.' })
  readonly business!: string;

  @Field(() => JsonObject, {
    description:
      "The application in the provider's documented fields. The gateway neither returns nor logs it.",
  })
  readonly application!: Readonly<Record<string, unknown>>;
}

@InputType('PortfolioAllocationInput', {
  description: 'The share of a portfolio that is allocated to one product.',
})
export class PortfolioAllocationInput implements domain.PortfolioAllocation {
  @Field(() => String, { description: "The product, as the provider's own value." })
  readonly product!: string;

  @Field(() => Decimal, { description: 'The share in percent, such as `"33.34"`.' })
  readonly percentage!: string;
}

@InputType('SetPortfolioAllocationInput', { description: 'The allocation of the portfolio of a business.' })
export class SetPortfolioAllocationInput extends KeyedInput {
  @Field(() => ID, { description: 'The `id` of the business.' })
  readonly business!: string;

  @Field(() => [PortfolioAllocationInput], {
    description:
      'The shares of the products. Each product occurs once, and the shares add up to exactly 100. Replaces the previous allocation.',
  })
  readonly allocations!: readonly PortfolioAllocationInput[];
}
