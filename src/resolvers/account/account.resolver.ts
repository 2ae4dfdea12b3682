import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import type * as domain from '../../domain/account.js';
import type { Connection } from '../../domain/connection.js';
import type { GatewayContext } from '../context.js';
import { withoutNulls } from '../shared/inputs.js';
import { toListArgs } from '../shared/page-args.js';
import { RequiresScope } from '../shared/scope-guard.js';
import { AccountsArgs } from './account.input.js';
import { Account, AccountConnection } from './account.type.js';

@Resolver()
export class AccountResolver {
  @RequiresScope('accounts:read')
  @Query(() => Account, {
    nullable: true,
    description:
      'One account; null if the caller has access to none with this id. Needs the scope `accounts:read`.',
  })
  account(
    @Arg('id', () => ID, { description: 'The `id` of an account.' }) id: string,
    @Ctx() { sources }: GatewayContext,
  ): Promise<domain.Account | null> {
    return sources.account(id);
  }

  @RequiresScope('accounts:read')
  @Query(() => AccountConnection, {
    nullable: true,
    description: 'The accounts of all connectors in one list, newest first. Needs the scope `accounts:read`.',
  })
  accounts(
    @Args(() => AccountsArgs) args: AccountsArgs,
    @Ctx() { sources }: GatewayContext,
  ): Promise<Connection<domain.Account>> {
    return sources.accounts(toListArgs('Query.accounts', args, withoutNulls(args.filter)));
  }
}
