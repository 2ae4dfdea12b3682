import { Field, InputType } from 'type-graphql';

@InputType('UpsertTrustedDomainConfigInput', { description: 'The trusted domains of a connector.' })
export class UpsertTrustedDomainConfigInput {
  @Field(() => String, { description: 'The name of the connector.' })
  readonly connector!: string;

  @Field(() => [String], {
    description:
      'Exact hosts, or `*.parent` for all subdomains of `parent`. At most 50. Replaces the complete list.',
  })
  readonly domains!: readonly string[];
}
