import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type * as cards from '../../domain/card.js';
import type { Connection } from '../../domain/connection.js';
import { InvalidInputError } from '../../domain/errors.js';
import type * as transactions from '../../domain/transaction.js';
import type * as transfers from '../../domain/transfer.js';
import { CardConnection } from '../card/card.type.js';
import type { GatewayContext } from '../context.js';
import { withoutNulls } from '../shared/inputs.js';
import { PageArgs, toListArgs } from '../shared/page-args.js';
import { RequiresScope } from '../shared/scope-guard.js';
import { TransactionsArgs } from '../transaction/transaction.input.js';
import { TransactionConnection } from '../transaction/transaction.type.js';
import { resolveTransfers } from '../transfer/list-transfers.js';
import { TransfersArgs } from '../transfer/transfer.input.js';
import { TransferConnection } from '../transfer/transfer.type.js';
import { Account } from './account.type.js';

/** The lists that belong to one account. */
@Resolver(() => Account)
export class AccountListsResolver {
  @RequiresScope('transactions:read')
  @FieldResolver(() => TransactionConnection, {
    nullable: true,
    description: 'Its entries, newest first. Needs the scope `transactions:read`.',
  })
  transactions(
    @Args(() => TransactionsArgs) args: TransactionsArgs,
    @Root() { id }: Account,
    @Ctx() { sources }: GatewayContext,
  ): Promise<Connection<transactions.Transaction>> {
    const filter = { ...withoutNulls(args.filter), account: id };
    return sources.transactions(toListArgs(`Account.transactions:${id}`, args, filter));
  }

  @RequiresScope('transfers:read')
  @FieldResolver(() => TransferConnection, {
    nullable: true,
    description: 'The transfers from or to this account, newest first. Needs the scope `transfers:read`.',
  })
  transfers(
    @Args(() => TransfersArgs) args: TransfersArgs,
    @Root() { id }: Account,
    @Ctx() context: GatewayContext,
  ): Promise<Connection<transfers.Transfer>> {
    const { account } = withoutNulls(args.filter);
    if (account !== undefined && account !== id) {
      throw new InvalidInputError(
        'filter.account: required none or this account, arrived another one',
        'filter.account',
      );
    }
    return resolveTransfers(context, { field: `Account.transfers:${id}`, args, account: id });
  }

  @RequiresScope('cards:read')
  @FieldResolver(() => CardConnection, {
    nullable: true,
    description: 'The cards that spend from this account, newest first. Needs the scope `cards:read`.',
  })
  cards(
    @Args(() => PageArgs) args: PageArgs,
    @Root() { id }: Account,
    @Ctx() { sources }: GatewayContext,
  ): Promise<Connection<cards.Card>> {
    return sources.cards(toListArgs(`Account.cards:${id}`, args, { account: id }));
  }
}
