import { Field, Int, ObjectType } from 'type-graphql';
import type { Environment as EnvironmentValue } from '../../domain/capabilities.js';
import type * as domain from '../../domain/cash-position.js';
import { Environment } from '../connector/connector.enum.js';
import { ConnectorFailure } from '../shared/connector-failure.type.js';
import { CurrencyCode, DateTime } from '../shared/scalars.js';

@ObjectType('BalanceTotal', {
  simpleResolvers: true,
  description: 'The sum of one kind of balance, with the number of accounts in it.',
})
export class BalanceTotal implements domain.BalanceTotal {
  readonly minor!: bigint;

  @Field(() => CurrencyCode, { description: 'The currency of the sum.' })
  readonly currency!: string;

  @Field(() => Int, {
    description: 'The number of accounts in the sum: those for which the provider returns this balance.',
  })
  readonly countedAccounts!: number;

  @Field(() => Boolean, {
    description:
      'Whether the sum covers every account of `accountCount` and every connector of the environment. If false, more money may be there than the sum says.',
  })
  readonly complete!: boolean;
}

@ObjectType('CurrencyPosition', {
  simpleResolvers: true,
  description:
    'The total cash in one currency and one environment. Currencies are never added together, and test money is never added to real money.',
})
export class CurrencyPosition implements domain.CurrencyPosition {
  @Field(() => CurrencyCode, { description: 'The currency.' })
  readonly currency!: string;

  @Field(() => Environment, { description: 'The environment of the connectors: real or test money.' })
  readonly environment!: EnvironmentValue;

  @Field(() => BalanceTotal, {
    nullable: true,
    description: 'The sum of the current balances; null if no provider returns one.',
  })
  readonly current!: BalanceTotal | null;

  @Field(() => BalanceTotal, {
    nullable: true,
    description: 'The sum of the available balances; null if no provider returns one.',
  })
  readonly available!: BalanceTotal | null;

  @Field(() => Int, {
    description:
      'The number of accounts in this currency, with or without a balance. An account that is pending, closed or failed counts only if its provider returns a balance.',
  })
  readonly accountCount!: number;
}

@ObjectType('ConnectorPosition', { simpleResolvers: true, description: 'The total cash of one connector.' })
export class ConnectorPosition implements domain.ConnectorPosition {
  readonly connector!: string;

  @Field(() => [CurrencyPosition], { description: 'One total per currency.' })
  readonly totals!: readonly CurrencyPosition[];
}

@ObjectType('CashPosition', {
  simpleResolvers: true,
  description: 'The total cash of all connectors. A connector is included completely or not at all.',
})
export class CashPosition implements domain.CashPosition {
  @Field(() => [CurrencyPosition], {
    description: 'One total per currency and environment, for all connectors that responded.',
  })
  readonly totals!: readonly CurrencyPosition[];

  @Field(() => [ConnectorPosition], { description: 'The totals per connector.' })
  readonly byConnector!: readonly ConnectorPosition[];

  @Field(() => DateTime, { description: 'The time of the oldest balance in the totals.' })
  readonly asOf!: string;

  @Field(() => Boolean, {
    description:
      'Whether the totals include all connectors. If false, `unavailable` lists the missing connectors. Each sum has a `complete` of its own.',
  })
  readonly complete!: boolean;

  @Field(() => [ConnectorFailure], { description: 'The missing connectors, each with the reason.' })
  readonly unavailable!: readonly ConnectorFailure[];
}
