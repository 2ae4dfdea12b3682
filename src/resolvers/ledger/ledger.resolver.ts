import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type * as accounts from '../../domain/account.js';
import { Account } from '../account/account.type.js';
import { CardConnection } from '../card/card.type.js';
import type { GatewayContext } from '../context.js';
import { PageArgs } from '../shared/page-args.js';
import { RequiresScope } from '../shared/scope-guard.js';
import { TransactionsArgs } from '../transaction/transaction.input.js';
import { TransactionConnection } from '../transaction/transaction.type.js';
import { Ledger } from './ledger.type.js';

@Resolver(() => Ledger)
export class LedgerResolver {
  @RequiresScope('accounts:read')
  @FieldResolver(() => Account, {
    nullable: true,
    description:
      'The account that backs it; null where there is none that the caller reaches. Needs the scope `accounts:read`.',
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
    description:
      'Its entries, newest first; null as long as no connector lists `LEDGERS`. Needs the scope `transactions:read`.',
  })
  transactions(@Args(() => TransactionsArgs) _args: TransactionsArgs): null {
    return null;
  }

  @RequiresScope('cards:read')
  @FieldResolver(() => CardConnection, {
    nullable: true,
    description:
      'The cards that it funds, newest first; null as long as no connector lists `LEDGERS`. Needs the scope `cards:read`.',
  })
  cards(@Args(() => PageArgs) _args: PageArgs): null {
    return null;
  }
}
