import { FieldResolver, Resolver, Root } from 'type-graphql';
import { formatAmount } from '../../domain/money.js';
import { Money } from './money.type.js';
import { Decimal } from './scalars.js';

@Resolver(() => Money)
export class MoneyResolver {
  @FieldResolver(() => Decimal, {
    description:
      'In major units, with exactly as many decimals as the currency has: `"1250.00"` USD, `"1250"` JPY.',
  })
  amount(@Root() money: Money): string {
    return formatAmount(money);
  }
}
