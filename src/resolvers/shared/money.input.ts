import { Field, InputType } from 'type-graphql';
import type { GivenMoney } from '../../domain/rules/given-money.js';
import { CurrencyCode, Decimal } from './scalars.js';

@InputType('MoneyInput', { description: 'An exact amount in one currency.' })
export class MoneyInput implements GivenMoney {
  @Field(() => Decimal, {
    description:
      'The amount in major units, greater than 0, with at most the number of decimals of the currency.',
  })
  readonly amount!: string;

  @Field(() => CurrencyCode, { description: 'The currency of the amount.' })
  readonly currency!: string;
}
