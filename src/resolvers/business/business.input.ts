import { Field, ID, InputType } from 'type-graphql';
import type { UserData } from '../../domain/account.js';
import type * as domain from '../../domain/business.js';
import { KeyedInput } from '../shared/keyed.input.js';
import { Decimal, JsonObject } from '../shared/scalars.js';

@InputType('CreateBusinessInput', { description: 'A business to register.' })
export class CreateBusinessInput extends KeyedInput {
  @Field(() => String, { description: 'The name of the connector to register it at.' })
  readonly connector!: string;

  @Field(() => String, { description: 'Its name in law.' })
  readonly legalName!: string;

  @Field(() => String, { nullable: true, description: 'The name under which it trades, if it is another.' })
  readonly doingBusinessAs!: string | null | undefined;

  @Field(() => JsonObject, {
    nullable: true,
    description: 'Your own JSON, to be kept at the provider on the business.',
  })
  readonly userData!: UserData | null | undefined;
}

@InputType('SubmitBusinessOnboardingInput', { description: 'The application of a business.' })
export class SubmitBusinessOnboardingInput extends KeyedInput {
  @Field(() => ID, { description: 'The `id` of the business.' })
  readonly business!: string;

  @Field(() => JsonObject, {
    description: "The application in the provider's documented fields. Never shown again, and in no log.",
  })
  readonly application!: Readonly<Record<string, unknown>>;
}

@InputType('PortfolioAllocationInput', { description: 'How much of a portfolio goes into one product.' })
export class PortfolioAllocationInput implements domain.PortfolioAllocation {
  @Field(() => String, { description: "The product, in the provider's own word." })
  readonly product!: string;

  @Field(() => Decimal, { description: 'Its share in percent, such as `"33.34"`.' })
  readonly percentage!: string;
}

@InputType('SetPortfolioAllocationInput', { description: 'How to spread the invested money of a business.' })
export class SetPortfolioAllocationInput extends KeyedInput {
  @Field(() => ID, { description: 'The `id` of the business.' })
  readonly business!: string;

  @Field(() => [PortfolioAllocationInput], {
    description: 'Each product once; the shares make exactly 100. Replaces what was set before.',
  })
  readonly allocations!: readonly PortfolioAllocationInput[];
}
