import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { Connection } from '../../domain/connection.js';
import type * as domain from '../../domain/counterparty.js';
import type { GatewayContext } from '../context.js';
import { withoutNulls } from '../shared/inputs.js';
import { toListArgs } from '../shared/page-args.js';
import { RequiresScope } from '../shared/scope-guard.js';
import { CounterpartiesArgs } from './counterparty.input.js';
import { CounterpartyConnection } from './counterparty.type.js';

@Resolver()
export class CounterpartyResolver {
  @RequiresScope('counterparties:read')
  @Query(() => CounterpartyConnection, {
    nullable: true,
    description:
      'The counterparties of all connectors in one list, newest first. Needs the scope `counterparties:read`.',
  })
  counterparties(
    @Args(() => CounterpartiesArgs) args: CounterpartiesArgs,
    @Ctx() { sources }: GatewayContext,
  ): Promise<Connection<domain.Counterparty>> {
    return sources.counterparties(toListArgs('Query.counterparties', args, withoutNulls(args.filter)));
  }
}
