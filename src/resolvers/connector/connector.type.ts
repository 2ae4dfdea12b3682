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
  description: 'How a connector has been doing, from the calls it made anyway: reading this calls nobody.',
})
export class ConnectorHealth implements health.ConnectorHealth {
  @Field(() => ConnectorState, { description: 'The verdict over recent calls.' })
  readonly state!: health.ConnectorState;

  @Field(() => CircuitState, { description: 'Whether calls are let through at the moment.' })
  readonly circuit!: health.CircuitState;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When a call last succeeded; null if none has since the gateway started.',
  })
  readonly lastSuccessAt!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When a call last failed; null if none has since the gateway started.',
  })
  readonly lastFailureAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Why that call failed; null if none has.' })
  readonly lastFailureReason!: string | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Half of the recent calls took at most this long, in milliseconds; null without recent calls.',
  })
  readonly latencyP50Ms!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: '95 of 100 recent calls took at most this long, in milliseconds; null without recent calls.',
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
    description: 'Its name in the configuration, such as `tp-main`; filters take this name or the `id`.',
  })
  readonly name!: string;

  @Field(() => Provider, { description: 'The platform behind it.' })
  readonly provider!: domain.Provider;

  @Field(() => Environment, { description: 'Whether it deals with real money.' })
  readonly environment!: domain.Environment;

  @Field(() => [Capability], { description: 'Everything it can do.' })
  readonly capabilities!: readonly domain.Capability[];

  @Field(() => ConnectorHealth, { description: 'How it has been doing lately.' })
  readonly health!: health.ConnectorHealth;
}
