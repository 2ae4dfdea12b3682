import { Field, ObjectType } from 'type-graphql';
import type * as operations from '../../domain/operation.js';
import type * as domain from '../../domain/trusted-domain-config.js';
import { UserError } from '../operation/user-error.type.js';
import { TrustedDomainConfig } from './trusted-domain-config.type.js';

@ObjectType('UpsertTrustedDomainConfigPayload', {
  simpleResolvers: true,
  description: 'The result of `upsertTrustedDomainConfig`.',
})
export class UpsertTrustedDomainConfigPayload {
  @Field(() => TrustedDomainConfig, {
    nullable: true,
    description: 'The trusted domains after the change; null if the request was rejected.',
  })
  readonly trustedDomainConfig!: domain.TrustedDomainConfig | null;

  @Field(() => [UserError], {
    description: 'The reasons why the request was rejected; empty if it was accepted.',
  })
  readonly errors!: readonly operations.UserError[];
}
