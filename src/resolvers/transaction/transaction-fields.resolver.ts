import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type * as accounts from '../../domain/account.js';
import type * as cards from '../../domain/card.js';
import type * as transfers from '../../domain/transfer.js';
import { Account } from '../account/account.type.js';
import { Card } from '../card/card.type.js';
import type { GatewayContext } from '../context.js';
import { RequiresScope } from '../shared/scope-guard.js';
import { Transfer } from '../transfer/transfer.type.js';
import { Transaction } from './transaction.type.js';

/** The objects that an entry refers to. */
@Resolver(() => Transaction)
export class TransactionFieldsResolver {
  @RequiresScope('accounts:read')
  @FieldResolver(() => Account, {
    nullable: true,
    description: 'The account of the entry; null if unknown. Needs the scope `accounts:read`.',
  })
  account(
    @Root() transaction: Transaction,
    @Ctx() { sources }: GatewayContext,
  ): Promise<accounts.Account | null> {
    const { accountId } = transaction;
    return accountId === null ? sources.accountOf(transaction) : sources.account(accountId);
  }

  @RequiresScope('transfers:read')
  @FieldResolver(() => Transfer, {
    nullable: true,
    description:
      'The transfer that caused the entry; null if none is known. Needs the scope `transfers:read`.',
  })
  transfer(
    @Root() { transferId }: Transaction,
    @Ctx() { sources }: GatewayContext,
  ): Promise<transfers.Transfer | null> | null {
    return transferId === null ? null : sources.transfer(transferId);
  }

  @RequiresScope('cards:read')
  @FieldResolver(() => Card, {
    nullable: true,
    description: 'The card that was used; null if none is known. Needs the scope `cards:read`.',
  })
  card(
    @Root() { cardId }: Transaction,
    @Ctx() { sources }: GatewayContext,
  ): Promise<cards.Card | null> | null {
    return cardId === null ? null : sources.card(cardId);
  }
}
