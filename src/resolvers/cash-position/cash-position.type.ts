import { Field, Int, ObjectType } from 'type-graphql';
import type * as domain from '../../domain/cash-position.js';
import { ConnectorFailure } from '../shared/connector-failure.type.js';
import { Money } from '../shared/money.type.js';
import { CurrencyCode, DateTime } from '../shared/scalars.js';

@ObjectType('CurrencyPosition', {
  simpleResolvers: true,
  description: 'What is held in one currency. Currencies are never added to each other.',
})
export class CurrencyPosition implements domain.CurrencyPosition {
  @Field(() => CurrencyCode, { description: 'The currency.' })
  readonly currency!: string;

  @Field(() => Money, { description: 'The sum of all current balances.' })
  readonly current!: Money;

  @Field(() => Money, { description: 'The sum of all available balances.' })
  readonly available!: Money;

  @Field(() => Int, { description: 'How many accounts were counted: those whose provider states a balance.' })
  readonly accountCount!: number;
}

@ObjectType('ConnectorPosition', { simpleResolvers: true, description: 'What is held at one connector.' })
export class ConnectorPosition implements domain.ConnectorPosition {
  readonly connector!: string;

  @Field(() => [CurrencyPosition], { description: 'One sum per currency.' })
  readonly totals!: readonly CurrencyPosition[];
}

@ObjectType('CashPosition', {
  simpleResolvers: true,
  description: 'How much cash there is over all connectors. A connector counts whole or not at all.',
})
export class CashPosition implements domain.CashPosition {
  @Field(() => [CurrencyPosition], {
    description: 'One sum per currency, over all connectors that answered.',
  })
  readonly totals!: readonly CurrencyPosition[];

  @Field(() => [ConnectorPosition], { description: 'The same, connector by connector.' })
  readonly byConnector!: readonly ConnectorPosition[];

  @Field(() => DateTime, { description: 'The moment of the oldest balance in the sums.' })
  readonly asOf!: string;

  @Field(() => Boolean, {
    description: 'False when a connector is missing from the sums; see `unavailable`.',
  })
  readonly complete!: boolean;

  @Field(() => [ConnectorFailure], { description: 'The connectors that are missing, and why.' })
  readonly unavailable!: readonly ConnectorFailure[];
}
