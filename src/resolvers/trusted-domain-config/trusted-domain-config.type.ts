import { Field, ObjectType } from 'type-graphql';
import type * as domain from '../../domain/trusted-domain-config.js';
import { Node } from '../shared/node.type.js';

@ObjectType('TrustedDomainConfig', {
  implements: Node,
  simpleResolvers: true,
  description: 'The hosts that a hosted page may redirect the browser to.',
})
export class TrustedDomainConfig implements domain.TrustedDomainConfig {
  readonly id!: string;
  readonly connector!: string;

  @Field(() => [String], {
    description:
      'Exact hosts, or `*.parent` for all subdomains of `parent`, which does not include `parent` itself.',
  })
  readonly domains!: readonly string[];
}
