import { type ClassType, FieldResolver, Resolver, Root } from 'type-graphql';
import { formatAmount, type Money } from '../../domain/money.js';
import { Decimal } from './scalars.js';

/** A resolver for the field `amount` of a type. The domain holds minor units; callers receive a decimal. */
export function amountField(type: ClassType<Money>): ClassType {
  @Resolver(() => type)
  class AmountResolver {
    @FieldResolver(() => Decimal, {
      description:
        'The amount in major units, with exactly the number of decimals of the currency: `"1250.00"` for USD, `"1250"` for JPY.',
    })
    amount(@Root() money: Money): string {
      return formatAmount(money);
    }
  }
  return AmountResolver;
}
