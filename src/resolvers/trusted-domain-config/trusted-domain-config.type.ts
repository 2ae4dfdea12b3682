import { Field, ObjectType } from 'type-graphql';
import type * as domain from '../../domain/trusted-domain-config.js';
import { Node } from '../shared/node.type.js';

@ObjectType('TrustedDomainConfig', {
  implements: Node,
  simpleResolvers: true,
  description: 'The hosts that a hosted page may send the browser back to.',
})
export class TrustedDomainConfig implements domain.TrustedDomainConfig {
  readonly id!: string;
  readonly connector!: string;

  @Field(() => [String], {
    description: 'Exact hosts, or `*.parent` for the hosts below one, which does not cover that host itself.',
  })
  readonly domains!: readonly string[];
}
