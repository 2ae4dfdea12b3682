import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Connection } from '../../domain/connection.js';
import type * as domain from '../../domain/transaction.js';
import type { GatewayContext } from '../context.js';
import { withoutNulls } from '../shared/inputs.js';
import { toListArgs } from '../shared/page-args.js';
import { RequiresScope } from '../shared/scope-guard.js';
import { TransactionsArgs } from './transaction.input.js';
import { Transaction, TransactionConnection } from './transaction.type.js';

@Resolver()
export class TransactionResolver {
  @RequiresScope('transactions:read')
  @Query(() => Transaction, {
    nullable: true,
    description:
      'One transaction; null if the caller has access to none with this id. Needs the scope `transactions:read`.',
  })
  transaction(
    @Arg('id', () => ID, { description: 'The `id` of a transaction.' }) id: string,
    @Ctx() { sources }: GatewayContext,
  ): Promise<domain.Transaction | null> {
    return sources.transaction(id);
  }

  @RequiresScope('transactions:read')
  @Query(() => TransactionConnection, {
    nullable: true,
    description:
      'The transactions of all connectors in one list, newest first. Needs the scope `transactions:read`.',
  })
  transactions(
    @Args(() => TransactionsArgs) args: TransactionsArgs,
    @Ctx() { sources }: GatewayContext,
  ): Promise<Connection<domain.Transaction>> {
    return sources.transactions(toListArgs('Query.transactions', args, withoutNulls(args.filter)));
  }
}
