import { FieldResolver, Resolver, Root } from 'type-graphql';
import { formatAmount } from '../../domain/money.js';
import { Money } from './money.type.js';
import { Decimal } from './scalars.js';

@Resolver(() => Money)
export class MoneyResolver {
  @FieldResolver(() => Decimal, {
    description:
      'The amount in major units, with exactly the number of decimals of the currency: `"1250.00"` for USD, `"1250"` for JPY.',
  })
  amount(@Root() money: Money): string {
    return formatAmount(money);
  }
}
