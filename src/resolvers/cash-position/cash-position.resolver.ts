import { Args, ArgsType, Ctx, Field, Query, Resolver } from 'type-graphql';
import type * as domain from '../../domain/cash-position.js';
import type { GatewayContext } from '../context.js';
import { checkFilter } from '../shared/checked-filter.js';
import { withConnectorNames, withoutNulls } from '../shared/inputs.js';
import { CurrencyCode } from '../shared/scalars.js';
import { RequiresScope } from '../shared/scope-guard.js';
import { CashPosition } from './cash-position.type.js';

@ArgsType()
export class CashPositionArgs {
  @Field(() => [String], {
    nullable: true,
    description: 'Names or ids of the connectors to count; all that the caller has access to if omitted.',
  })
  readonly connectors!: readonly string[] | null | undefined;

  @Field(() => CurrencyCode, {
    nullable: true,
    description: 'Only accounts in this currency; all if omitted.',
  })
  readonly currency!: string | null | undefined;
}

@Resolver()
export class CashPositionResolver {
  @RequiresScope('accounts:read')
  @Query(() => CashPosition, {
    nullable: true,
    description: 'The exact total of cash in each currency. Needs the scope `accounts:read`.',
  })
  async cashPosition(
    @Args(() => CashPositionArgs) args: CashPositionArgs,
    @Ctx() { sources }: GatewayContext,
  ): Promise<domain.CashPosition> {
    const filter = withoutNulls(args);
    checkFilter(filter, '');
    return sources.cashPosition(withConnectorNames(filter));
  }
}
