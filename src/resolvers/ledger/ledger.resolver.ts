import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type * as accounts from '../../domain/account.js';
import type * as cards from '../../domain/card.js';
import type { Connection } from '../../domain/connection.js';
import type * as domain from '../../domain/ledger.js';
import type * as transactions from '../../domain/transaction.js';
import { Account } from '../account/account.type.js';
import { CardConnection } from '../card/card.type.js';
import type { GatewayContext } from '../context.js';
import { ConnectorsArgs, toConnectorsListArgs } from '../shared/connectors-args.js';
import { withoutNulls } from '../shared/inputs.js';
import { PageArgs, toListArgs } from '../shared/page-args.js';
import { RequiresScope } from '../shared/scope-guard.js';
import { TransactionsArgs } from '../transaction/transaction.input.js';
import { TransactionConnection } from '../transaction/transaction.type.js';
import { Ledger, LedgerConnection } from './ledger.type.js';

@Resolver(() => Ledger)
export class LedgerResolver {
  @RequiresScope('ledgers:read')
  @Query(() => Ledger, {
    nullable: true,
    description:
      'One ledger; null if the caller has access to none with this id. Needs the scope `ledgers:read`.',
  })
  ledger(
    @Arg('id', () => ID, { description: 'The `id` of a ledger.' }) id: string,
    @Ctx() { sources }: GatewayContext,
  ): Promise<domain.Ledger | null> {
    return sources.ledger(id);
  }

  @RequiresScope('ledgers:read')
  @Query(() => LedgerConnection, {
    nullable: true,
    description: 'The ledgers of all connectors in one list. Needs the scope `ledgers:read`.',
  })
  ledgers(
    @Args(() => ConnectorsArgs) args: ConnectorsArgs,
    @Ctx() { sources }: GatewayContext,
  ): Promise<Connection<domain.Ledger>> {
    return sources.ledgers(toConnectorsListArgs('Query.ledgers', args));
  }

  @RequiresScope('accounts:read')
  @FieldResolver(() => Account, {
    nullable: true,
    description:
      'The account that backs the ledger; null if there is none that the caller has access to. Needs the scope `accounts:read`.',
  })
  account(
    @Root() { accountId }: Ledger,
    @Ctx() { sources }: GatewayContext,
  ): Promise<accounts.Account | null> | null {
    return accountId === null ? null : sources.account(accountId);
  }

  @RequiresScope('transactions:read')
  @FieldResolver(() => TransactionConnection, {
    nullable: true,
    description: 'Its entries, newest first. Needs the scope `transactions:read`.',
  })
  transactions(
    @Args(() => TransactionsArgs) args: TransactionsArgs,
    @Root() { id, accountId }: Ledger,
    @Ctx() { sources }: GatewayContext,
  ): Promise<Connection<transactions.Transaction>> {
    const within = accountId === null ? {} : { account: accountId };
    const filter = { ...withoutNulls(args.filter), ...within, ledger: id };
    return sources.transactions(toListArgs(`Ledger.transactions:${id}`, args, filter));
  }

  @RequiresScope('cards:read')
  @FieldResolver(() => CardConnection, {
    nullable: true,
    description: 'The cards that it funds, newest first. Needs the scope `cards:read`.',
  })
  cards(
    @Args(() => PageArgs) args: PageArgs,
    @Root() { id }: Ledger,
    @Ctx() { sources }: GatewayContext,
  ): Promise<Connection<cards.Card>> {
    return sources.cards(toListArgs(`Ledger.cards:${id}`, args, { ledger: id }));
  }
}
