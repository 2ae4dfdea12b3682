import { Field, Float, ObjectType } from 'type-graphql';
import type { ConnectorView } from '../../datasources/index.js';
import type * as domain from '../../domain/capabilities.js';
import type * as health from '../../domain/health.js';
import { Node } from '../shared/node.type.js';
import { DateTime } from '../shared/scalars.js';
import { Capability } from './capability.enum.js';
import { CircuitState, ConnectorState, Environment, Provider } from './connector.enum.js';

@ObjectType('ConnectorHealth', {
  simpleResolvers: true,
  description:
    'The health of a connector, measured from its regular calls. Reading it makes no calls to the provider.',
})
export class ConnectorHealth implements health.ConnectorHealth {
  @Field(() => ConnectorState, { description: 'The state of the connector, from its recent calls.' })
  readonly state!: health.ConnectorState;

  @Field(() => CircuitState, { description: 'The current state of the circuit breaker.' })
  readonly circuit!: health.CircuitState;

  @Field(() => DateTime, {
    nullable: true,
    description: 'The time of the last successful call; null if there is none since the gateway started.',
  })
  readonly lastSuccessAt!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'The time of the last failed call; null if there is none since the gateway started.',
  })
  readonly lastFailureAt!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The reason of the last failure; null if there is none.',
  })
  readonly lastFailureReason!: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The median latency of recent calls, in milliseconds; null if there are none.',
  })
  readonly latencyP50Ms!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'The 95th percentile of the latency of recent calls, in milliseconds; null if there are none.',
  })
  readonly latencyP95Ms!: number | null;
}

@ObjectType('Connector', {
  implements: Node,
  simpleResolvers: true,
  description:
    'One configured set of credentials at one provider. The same provider may be configured several times.',
})
export class Connector implements ConnectorView {
  readonly id!: string;

  @Field(() => String, {
    description: 'The name in the configuration, such as `tp-main`. Filters accept this name or the `id`.',
  })
  readonly name!: string;

  @Field(() => Provider, { description: 'The provider.' })
  readonly provider!: domain.Provider;

  @Field(() => Environment, { description: 'The environment: production or sandbox.' })
  readonly environment!: domain.Environment;

  @Field(() => [Capability], { description: 'The capabilities of the connector.' })
  readonly capabilities!: readonly domain.Capability[];

  @Field(() => ConnectorHealth, { description: 'The recent health of the connector.' })
  readonly health!: health.ConnectorHealth;
}
