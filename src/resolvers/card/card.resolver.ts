import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type * as accounts from '../../domain/account.js';
import type * as domain from '../../domain/card.js';
import type { Connection } from '../../domain/connection.js';
import type * as ledgers from '../../domain/ledger.js';
import { Account } from '../account/account.type.js';
import type { GatewayContext } from '../context.js';
import { Ledger } from '../ledger/ledger.type.js';
import { withoutNulls } from '../shared/inputs.js';
import { toListArgs } from '../shared/page-args.js';
import { RequiresScope } from '../shared/scope-guard.js';
import { CardsArgs } from './card.input.js';
import { Card, CardConnection } from './card.type.js';

@Resolver(() => Card)
export class CardResolver {
  @RequiresScope('cards:read')
  @Query(() => Card, {
    nullable: true,
    description:
      'One card; null if the caller has access to none with this id. Needs the scope `cards:read`.',
  })
  card(
    @Arg('id', () => ID, { description: 'The `id` of a card.' }) id: string,
    @Ctx() { sources }: GatewayContext,
  ): Promise<domain.Card | null> {
    return sources.card(id);
  }

  @RequiresScope('cards:read')
  @Query(() => CardConnection, {
    nullable: true,
    description: 'The cards of all connectors in one list, newest first. Needs the scope `cards:read`.',
  })
  cards(
    @Args(() => CardsArgs) args: CardsArgs,
    @Ctx() { sources }: GatewayContext,
  ): Promise<Connection<domain.Card>> {
    return sources.cards(toListArgs('Query.cards', args, withoutNulls(args.filter)));
  }

  @RequiresScope('accounts:read')
  @FieldResolver(() => Account, {
    nullable: true,
    description:
      'The account that the card spends from; null if there is none that the caller has access to. Needs the scope `accounts:read`.',
  })
  account(
    @Root() { accountId }: Card,
    @Ctx() { sources }: GatewayContext,
  ): Promise<accounts.Account | null> | null {
    return accountId === null ? null : sources.account(accountId);
  }

  @RequiresScope('ledgers:read')
  @FieldResolver(() => Ledger, {
    nullable: true,
    description:
      'The ledger that funds the card; null if there is none that the caller has access to. Needs the scope `ledgers:read`.',
  })
  ledger(
    @Root() { ledgerId }: Card,
    @Ctx() { sources }: GatewayContext,
  ): Promise<ledgers.Ledger | null> | null {
    return ledgerId === null ? null : sources.ledger(ledgerId);
  }
}
