import { Field, Int, ObjectType } from 'type-graphql';
import type * as domain from '../../domain/cash-position.js';
import { ConnectorFailure } from '../shared/connector-failure.type.js';
import { Money } from '../shared/money.type.js';
import { CurrencyCode, DateTime } from '../shared/scalars.js';

@ObjectType('CurrencyPosition', {
  simpleResolvers: true,
  description: 'The total cash in one currency. Currencies are never added together.',
})
export class CurrencyPosition implements domain.CurrencyPosition {
  @Field(() => CurrencyCode, { description: 'The currency.' })
  readonly currency!: string;

  @Field(() => Money, { description: 'The sum of all current balances.' })
  readonly current!: Money;

  @Field(() => Money, { description: 'The sum of all available balances.' })
  readonly available!: Money;

  @Field(() => Int, {
    description: 'The number of accounts in the total: those for which the provider returns a balance.',
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
    description: 'One total per currency, for all connectors that responded.',
  })
  readonly totals!: readonly CurrencyPosition[];

  @Field(() => [ConnectorPosition], { description: 'The totals per connector.' })
  readonly byConnector!: readonly ConnectorPosition[];

  @Field(() => DateTime, { description: 'The time of the oldest balance in the totals.' })
  readonly asOf!: string;

  @Field(() => Boolean, {
    description:
      'Whether the totals include all connectors. If false, `unavailable` lists the missing connectors.',
  })
  readonly complete!: boolean;

  @Field(() => [ConnectorFailure], { description: 'The missing connectors, each with the reason.' })
  readonly unavailable!: readonly ConnectorFailure[];
}
