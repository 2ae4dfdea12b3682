import { Field, ObjectType } from 'type-graphql';
import type * as operations from '../../domain/operation.js';
import type * as domain from '../../domain/trusted-domain-config.js';
import { UserError } from '../operation/user-error.type.js';
import { TrustedDomainConfig } from './trusted-domain-config.type.js';

@ObjectType('UpsertTrustedDomainConfigPayload', {
  simpleResolvers: true,
  description: 'What became of setting the trusted domains.',
})
export class UpsertTrustedDomainConfigPayload {
  @Field(() => TrustedDomainConfig, {
    nullable: true,
    description: 'The trusted domains as they are now; null when it was refused.',
  })
  readonly trustedDomainConfig!: domain.TrustedDomainConfig | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was not.' })
  readonly errors!: readonly operations.UserError[];
}
